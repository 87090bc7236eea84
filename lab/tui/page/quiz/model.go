package quiz

import (
	"hash/fnv"
	"math/rand/v2"
	"time"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// Store keeps answers.
type Store interface {
	AddHandIn(progress.HandIn) error
}

// Config is what a deck is opened with.
type Config struct {
	Store Store
	Now   func() time.Time
	// Mark grades a response; nil is grade.Mark.
	Mark func(*pack.Question, grade.Response) grade.Marked
	// Suggest names the exercise that teaches one of the syllabus ids, nil
	// when there is none. It is asked when the deck places a learner.
	Suggest func(covers []string) *pack.Exercise
	// Answered are the questions that were answered before, by id, and whether
	// rightly at first; one goes on behind them. Nil begins at the beginning.
	Answered map[string]bool
	Place    bool // the deck finds where to begin
	More     bool // an exercise follows
}

// phase is where one is in a question.
type phase uint8

const (
	asking phase = iota
	answered
	summing // all questions are answered
)

// Page is a deck on the screen.
type Page struct {
	c        Config
	deck     *pack.Exercise
	t        *theme.Theme
	w, h     int
	todo     []int // questions still to ask, by index
	i        int   // position in todo
	phase    phase
	form     form
	mark     grade.Marked
	slip     string       // what keeps the answer from being marked
	right    map[int]bool // by question: answered rightly at first
	skipped  map[int]bool // by question: left out for now
	round    int          // 1 for the first time through
	top      int          // first line shown
	scrolled bool         // while asking: by hand, away from the selected line
	seed     uint64
}

// New opens a deck.
func New(deck *pack.Exercise, c Config, t *theme.Theme) *Page {
	if c.Mark == nil {
		c.Mark = grade.Mark
	}
	p := &Page{c: c, deck: deck, t: t, right: map[int]bool{}, skipped: map[int]bool{}, round: 1, seed: uint64(c.Now().Unix())}
	var open []int
	for i := range deck.Questions {
		right, answered := c.Answered[deck.Questions[i].ID]
		if !answered {
			open = append(open, i)
			continue
		}
		p.todo, p.right[i] = append(p.todo, i), right
	}
	p.i, p.todo = len(p.todo), append(p.todo, open...)
	p.ask()
	return p
}

// ask lays out the form of the next question, or sums up after the last.
func (p *Page) ask() {
	p.top, p.scrolled = 0, false
	if p.i >= len(p.todo) {
		p.phase = summing
		return
	}
	p.phase, p.slip = asking, ""
	q := p.question()
	h := fnv.New64a()
	h.Write([]byte(q.ID))
	p.form = newForm(q, rand.New(rand.NewPCG(p.seed, h.Sum64())))
}

func (p *Page) question() *pack.Question { return &p.deck.Questions[p.todo[p.i]] }

// Name is the page in one word.
func (p *Page) Name() string { return "questions" }

// Init has nothing to begin.
func (p *Page) Init() tea.Cmd { return nil }

// SetSize gives the page its room.
func (p *Page) SetSize(w, h int) { p.w, p.h = w, h }

// SetTheme changes how it looks.
func (p *Page) SetTheme(t *theme.Theme) { p.t = t }

// Typing says whether letters are text: they are while a number or a few words
// are asked for.
func (p *Page) Typing() bool { return p.phase == asking && p.form.text() }

// Leave has nothing to save: each answer was kept when it was given.
func (p *Page) Leave() tea.Cmd { return nil }

// Update answers a message.
func (p *Page) Update(msg tea.Msg) (page.Page, tea.Cmd) {
	if k, ok := msg.(tea.KeyMsg); ok {
		do, ok := page.Match(p.Keys(), k)
		if !ok {
			if p.phase == asking {
				p.slip, p.scrolled = "", false
				p.form.typed(k)
			}
			return p, nil
		}
		msg = do
	}
	return p, p.do(msg)
}

func (p *Page) do(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case answer:
		return p.answer()
	case goOn:
		p.i++
		p.ask()
	case skip:
		p.skip()
	case again:
		p.again()
	case suggest:
		if ex := p.suggestion(); ex != nil {
			return nav.Send(nav.Open{ID: ex.ID})
		}
		return nav.Send(nav.Home{})
	case scroll:
		p.scroll(msg.by)
	case leaf:
		p.scroll(msg.by * max(p.room()-2, 1))
	case move, toggle, turn, grab:
		if p.phase == asking {
			p.slip, p.scrolled = "", false
			p.form.do(msg)
		}
	case nav.Back, nav.Next:
		return nav.Send(msg)
	}
	return nil
}

func (p *Page) answer() tea.Cmd {
	if p.phase != asking {
		return nil
	}
	if p.slip = p.form.missing(); p.slip != "" {
		p.scrolled = false
		return nil
	}
	q, i := p.question(), p.todo[p.i]
	p.mark = p.c.Mark(q, p.form.response())
	if p.mark.Reason != "" {
		p.slip = "not counted: " + p.mark.Reason
		return nil // a slip of the pen is no answer
	}
	p.phase, p.top = answered, 0
	if p.round == 1 || p.skipped[i] { // a skipped question's first answer comes later
		p.right[i] = p.mark.Right
		delete(p.skipped, i)
	}
	h := progress.HandIn{Exercise: q.ID, Revision: p.deck.Revision, At: p.c.Now(), Passed: p.mark.Right, Of: 1}
	if h.Passed {
		h.Right = 1
	}
	return func() tea.Msg {
		if err := p.c.Store.AddHandIn(h); err != nil {
			return nav.Say{Text: "this answer was not saved: " + err.Error()}
		}
		return nil
	}
}

// skip leaves the question out for now.
func (p *Page) skip() {
	if p.phase != asking {
		return
	}
	if p.round == 1 {
		p.skipped[p.todo[p.i]] = true
	}
	p.i++
	p.ask()
}

// again asks once more what was wrong the first time, or skipped.
func (p *Page) again() {
	todo := p.wrong()
	if len(todo) == 0 {
		return
	}
	p.todo, p.i, p.round = todo, 0, p.round+1
	p.ask()
}

// wrong lists the questions answered wrongly at first, or skipped.
func (p *Page) wrong() []int {
	var out []int
	for i := range p.deck.Questions {
		if right, asked := p.right[i]; asked && !right || p.skipped[i] {
			out = append(out, i)
		}
	}
	return out
}

func (p *Page) suggestion() *pack.Exercise {
	if p.c.Suggest == nil {
		return nil
	}
	var covers []string
	for _, i := range p.wrong() {
		covers = append(covers, p.deck.Questions[i].Covers...)
	}
	return p.c.Suggest(covers)
}
