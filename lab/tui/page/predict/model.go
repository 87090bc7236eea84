package predict

import (
	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/part/reasons"
	"gatehouse/lab/tui/part/saver"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// phase is where one is.
type phase uint8

const (
	asking phase = iota
	answered
)

// Page is one predict exercise on the screen.
type Page struct {
	c    Config
	ex   *pack.Exercise
	t    *theme.Theme
	w, h int

	a      *attempt.Attempt // nil until it is loaded
	judge  Judge
	failed string // why the exercise cannot be worked on
	saver  saver.Saver

	phase phase
	said  pack.Prediction
	ask   int // the question that is asked, by index
	at    int // the selected option
	told  told

	handIns int // since the page was opened

	reasons *reasons.Model // nil while they are closed
	turned  bool           // after the answer, a narrow screen shows the policies
	papers  papers
	top     int // first line shown of brief or answer
}

// told is what the engine said of the hand-in.
type told struct {
	report grade.Report
	ruling grade.Ruling
	why    grade.Why
	number int // of the hand-in
}

// New opens an exercise; it is empty until Init's command has loaded it.
func New(ex *pack.Exercise, c Config, t *theme.Theme) *Page {
	if c.NewJudge == nil {
		c.NewJudge = judged
	}
	if c.After == nil {
		c.After = saver.Later
	}
	return &Page{c: c, ex: ex, t: t, saver: saver.New(c.Store, c.Now, c.After)}
}

// Name is the page in one word.
func (p *Page) Name() string { return "prediction" }

// Init loads the attempt.
func (p *Page) Init() tea.Cmd { return p.load }

// SetSize gives the page its room.
func (p *Page) SetSize(w, h int) {
	if w == p.w && h == p.h {
		return
	}
	p.w, p.h = w, h
	p.draw()
	if p.reasons != nil {
		p.reasons.SetSize(w, h)
	}
}

// SetTheme changes how it looks.
func (p *Page) SetTheme(t *theme.Theme) {
	p.t = t
	p.draw()
	if p.reasons != nil {
		p.reasons.SetTheme(t)
	}
}

// Typing is never true here: answers are picked.
func (p *Page) Typing() bool { return false }

// option is something that can be said.
type option struct {
	says, about string
	said        func(*pack.Prediction)
	decider     int // by index, -1 where it is none
}

// options are what can be said to the present question.
func (p *Page) options() (out []option) {
	switch p.ex.Ask[p.ask] {
	case pack.AskDecider:
		for i, d := range p.ex.Deciders() {
			out = append(out, option{says: d.Says, said: func(s *pack.Prediction) { s.Decider = d.Ref }, decider: i})
		}
	case pack.AskLayer:
		for _, l := range pack.LayerWords() {
			out = append(out, option{l, pack.LayerMeans(l), func(s *pack.Prediction) { s.Layer = l }, -1})
		}
	default:
		for _, v := range pack.Verdicts() {
			out = append(out, option{v.String(), v.Means(), func(s *pack.Prediction) { s.Verdict = v }, -1})
		}
	}
	return out
}

var _ page.Page = (*Page)(nil)
