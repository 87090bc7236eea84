package exercise

import (
	"strings"

	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/part/editor"
	"gatehouse/lab/tui/part/form"
	"gatehouse/lab/tui/part/reasons"
	"gatehouse/lab/tui/part/saver"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// focus is where keys go.
type focus uint8

const (
	inText focus = iota
	inChecks
	inForm  // where the text would be
	inBrief // one came from another exercise, and begins with a key of moving
)

// over is what lies over the page's body.
type over uint8

const (
	nothing over = iota
	brief
	why
	solution // what sets one's own answer apart from it
	friend   // what a finding means
	picture  // a run of the answer on a map
)

// tab is what a narrow screen shows.
type tab uint8

const (
	briefTab tab = iota
	answerTab
	checksTab
)

// Page is one exercise on the screen.
type Page struct {
	c    Config
	ex   *pack.Exercise
	t    *theme.Theme
	w, h int

	a       *attempt.Attempt // nil until it is loaded
	judge   Judge
	failed  string // why the exercise cannot be worked on
	ed      editor.Model
	doc     int
	focus   focus
	tab     tab
	over    over
	longest int // the width of the longest line one begins with
	row     int // the selected check, or behind the checks the selected finding
	note    int // the finding that is explained
	overTop int
	confirm *confirm
	reasons *reasons.Model
	form    *form.Model // nil while the text shows
	film    filmed

	live    live
	proving proving
	saver   saver.Saver
}

// live is what is known of the present texts.
type live struct {
	version int           // counts changes of the texts
	report  grade.Report  // the last that could be judged, as it is shown
	answer  grade.Answer  // what report judged
	judged  int           // the version that was judged last
	explain bool          // a finding is to be explained once the texts are judged
	known   bool          // there is a report
	stale   bool          // the texts have moved on and could not be judged
	flaw    *grade.Flaw   // what keeps the texts from being judged
	refused refused       // the flaws explained
	paused  bool          // 400 ms went by since the last change
	next    *grade.Report // waits for the pause: a row got worse
	shown   bool          // a hand-in has lit the dark rows
	handIns int           // since the page was opened
	told    told          // of the last hand-in
}

// refused is what AWS would refuse of an answer.
type refused struct {
	answer grade.Answer
	notes  []grade.Note
}

// told is what a hand-in came to.
type told struct {
	answer grade.Answer
	report grade.Report
}

// confirm is a question that is answered with y.
type confirm struct {
	text string
	yes  tea.Msg
}

// New opens an exercise; it is empty until Init's command has loaded it.
func New(ex *pack.Exercise, c Config, t *theme.Theme) *Page {
	if c.After == nil {
		c.After = saver.Later
	}
	p := &Page{c: c, ex: ex, t: t, ed: editor.New(styles(t)), tab: answerTab, row: -1, saver: saver.New(c.Store, c.Now, c.After)}
	p.ed.SetCompleter(p.completer())
	if p.routing() {
		p.ed.SetCompleter(p.recordCompleter())
	}
	for _, d := range ex.Answer {
		for line := range strings.Lines(d.Start) {
			p.longest = max(p.longest, layout.Width(strings.TrimRight(line, "\n")))
		}
	}
	return p
}

// Name is the page in one word.
func (p *Page) Name() string { return "exercise" }

// Init loads the attempt.
func (p *Page) Init() tea.Cmd { return p.load }

// SetTheme changes how it looks.
func (p *Page) SetTheme(t *theme.Theme) {
	p.t = t
	p.ed.SetStyles(styles(t))
	if p.reasons != nil {
		p.reasons.SetTheme(t)
	}
	if p.form != nil {
		p.form.SetTheme(t)
	}
	p.film.lines = nil
}

// Typing says whether letters are text.
func (p *Page) Typing() bool {
	free := p.a != nil && p.over == nothing && p.confirm == nil
	return free && (p.focus == inText || p.focus == inForm && p.form.Typing())
}

// greeting says whether a narrow screen shows the brief of an exercise that is
// opened for the first time: letters go to the text already.
func (p *Page) greeting() bool {
	return p.Typing() && p.focus == inText && !p.wide() && p.tab == briefTab
}

func (p *Page) endGreeting() {
	if p.greeting() || p.focus == inBrief {
		p.tab = answerTab
	}
}

// Completing says whether the box of completions is open: esc closes it first.
func (p *Page) Completing() bool { return p.Typing() && p.ed.Completing() }

// hidden says whether the rows' states are not told: at level 4 and 5 and in a
// review, until the first hand-in.
func (p *Page) hidden() bool { return p.dark() && !p.live.shown }

// document is the one in the editor.
func (p *Page) document() pack.Document { return p.ex.Answer[p.doc] }

func (p *Page) text() *attempt.Text { return p.a.Texts[p.document().Name] }

// show puts document i into the editor.
func (p *Page) show(i int) {
	p.doc = i
	p.ed.SetText(p.text())
	if p.form != nil {
		p.form.SetText(p.document().Form, p.text().String())
	}
	p.mark()
}

// setFocus moves the keys to the text or to the checks.
func (p *Page) setFocus(f focus) {
	if f == inText && p.form != nil {
		f = inForm
	}
	p.focus = f
	if f == inForm {
		p.tab = answerTab
		p.ed.Blur()
		return
	}
	if f == inText {
		p.tab = answerTab
		p.ed.Focus()
		return
	}
	p.ed.Blur()
	if f == inBrief {
		return
	}
	if p.tab == answerTab {
		p.tab = checksTab
	}
	if p.row < 0 && p.hidden() { // where the cursor stands must not tell either
		p.row = 0
	} else if p.row < 0 && p.live.flaw != nil && len(p.notes()) > 0 {
		p.row = len(p.live.report.Rows)
	} else if p.row < 0 {
		p.row = max(p.live.report.First, 0)
	}
}

// mark puts the flaws of the document into the editor's gutter, once the
// learner has paused.
func (p *Page) mark() {
	var marks []editor.Mark
	if f := p.live.flaw; f != nil && len(p.live.refused.notes) == 0 && p.live.paused && f.Doc == p.document().Name {
		marks = append(marks, editor.Mark{Line: int(f.Problem.Span.Line), Col: int(f.Problem.Span.Col), Kind: editor.Error, Text: f.Problem.Error()})
	}
	for _, n := range p.notes() {
		if p.live.paused && (!p.live.stale || p.live.flaw != nil) && n.Doc == p.document().Name {
			marks = append(marks, editor.Mark{Line: int(n.Span.Line), Col: int(n.Span.Col), Kind: markOf(n.Code.Severity), Text: n.Error()})
		}
	}
	p.ed.SetMarks(marks)
}

var _ page.Page = (*Page)(nil)
