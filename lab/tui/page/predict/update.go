package predict

import (
	"slices"

	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/part/reasons"

	tea "github.com/charmbracelet/bubbletea"
)

// Update is the only place where the page changes.
func (p *Page) Update(msg tea.Msg) (page.Page, tea.Cmd) {
	if cmd, ok := p.saver.Update(msg); ok {
		return p, cmd
	}
	switch msg := msg.(type) {
	case loadedMsg:
		return p, p.loaded(msg)
	case tea.KeyMsg:
		if do, ok := page.Match(p.Keys(), msg); ok {
			return p, p.do(do)
		}
		p.number(msg)
		return p, nil
	}
	return p, p.do(msg)
}

// number selects what stands behind a number key; enter says it.
func (p *Page) number(k tea.KeyMsg) {
	if p.a == nil || p.phase != asking || p.reasons != nil || len(k.Runes) != 1 || k.Alt {
		return
	}
	if n := int(k.Runes[0] - '1'); n >= 0 && n <= 8 && n < len(p.options()) {
		p.at = n
		p.point()
	}
}

func (p *Page) do(msg tea.Msg) tea.Cmd {
	if p.a == nil {
		if back, ok := msg.(nav.Back); ok {
			return nav.Send(back)
		}
		return nil
	}
	switch msg := msg.(type) {
	case nav.Back, nav.Home, nav.Next:
		return nav.Send(msg)
	case scroll:
		p.leaf(msg.by)
	case roll:
		p.scroll(msg.by)
	case turn:
		p.turned = !p.turned
		p.show()
	}
	switch {
	case p.reasons != nil:
		return p.inReasons(msg)
	case p.phase == asking:
		return p.whileAsking(msg)
	}
	return p.afterwards(msg)
}

func (p *Page) whileAsking(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case move:
		p.at = max(0, min(len(p.options())-1, p.at+msg.by))
		p.point()
	case say:
		return p.say()
	case back:
		p.before()
	case hint:
		return p.hint()
	}
	return nil
}

func (p *Page) afterwards(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case openWhy:
		p.reasons = reasons.About(p.told.why, p.told.why.Got+"  "+p.ex.Request.Line(), p.t)
		p.reasons.SetSize(p.w, p.h)
	case again:
		p.a.Reset()
		p.said, p.told, p.turned = pack.Prediction{}, told{}, false
		p.phase, p.ask, p.at, p.top = asking, 0, 0, 0
		p.papers.top = 0
		p.point()
		return p.saver.Save()
	}
	return nil
}

func (p *Page) inReasons(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case moveNode:
		p.reasons.Move(msg.by)
	case foldNode:
		p.reasons.Fold(msg.closed)
	case copyText:
		p.c.Copy(p.reasons.Text())
		return nav.Send(nav.Say{Text: "copied"})
	case goToLine:
		doc, line, _, ok := p.reasons.Place()
		if !ok || !p.mark(doc, line) {
			return nav.Send(nav.Say{Text: "this stands in no document"})
		}
		p.reasons, p.turned = nil, true
		p.show()
	case closeOver:
		p.reasons = nil
	}
	return nil
}

// say takes the selected answer and asks on; the last one is handed in.
func (p *Page) say() tea.Cmd {
	p.options()[p.at].said(&p.said)
	p.a.Write(pack.PredictionName, p.said.String())
	for p.ask++; p.ask < len(p.ex.Ask) && p.ex.Skips(p.ask, p.said); p.ask++ {
	}
	if p.ask < len(p.ex.Ask) {
		p.at = 0
		p.point()
		return p.saver.Save()
	}
	return p.handIn()
}

// before goes back to the question before, with what was said to it.
func (p *Page) before() {
	p.ask--
	switch p.ex.Ask[p.ask] {
	case pack.AskVerdict:
		p.at = slices.Index(pack.Verdicts(), p.said.Verdict)
	case pack.AskDecider:
		p.at = slices.IndexFunc(p.ex.Deciders(), func(d pack.Decider) bool { return d.Ref == p.said.Decider })
	}
	p.at = max(p.at, 0)
	p.point()
}

// handIn asks the engine, which takes no longer than a key, and records it.
func (p *Page) handIn() tea.Cmd {
	p.ask = len(p.ex.Ask) - 1
	p.told = tell(p.judge, p.a.Answer())
	if len(p.told.report.Flaws) > 0 { // what is picked can be read; a judge that thinks otherwise is told of
		return nav.Send(nav.Say{Text: "not handed in: " + p.told.report.Flaws[0].Problem.Error()})
	}
	now := p.c.Now()
	h := p.a.HandIn(p.told.report, now)
	p.told.number = len(p.a.HandIns)
	if p.handIns++; p.c.Fresh {
		p.told.number = p.handIns
	}
	p.phase, p.top, p.turned = answered, 0, false
	p.point()
	rec := progress.HandIn{Exercise: p.ex.ID, Revision: p.ex.Revision, At: now, Passed: h.Passed, Right: h.Right, Of: h.Of, Hints: h.Hints}
	keep := func() tea.Msg {
		if err := p.c.Store.AddHandIn(rec); err != nil {
			return nav.Say{Text: "this answer was not recorded: " + err.Error()}
		}
		return nil
	}
	return tea.Batch(p.saver.Save(), keep)
}

func (p *Page) hint() tea.Cmd {
	if _, ok := p.a.Hint(); !ok {
		return nav.Send(nav.Say{Text: "there are no more hints"})
	}
	p.draw()
	p.top = layout.Top(1<<20, len(p.about()), p.aboutRoom())
	if !p.wide() {
		p.papers.top = 0
	}
	return p.saver.Save()
}
