package exercise

import (
	"context"
	"slices"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/nav"

	tea "github.com/charmbracelet/bubbletea"
)

// proving is the hand-in that is being judged, if one is.
type proving struct {
	number int                // counts hand-ins, so that one given up is known
	cancel context.CancelFunc // nil while none is
}

// handedMsg brings the report on what was handed in.
type handedMsg struct {
	id      string
	number  int
	version int
	answer  grade.Answer
	report  grade.Report
}

// handIn judges the texts as they stand. What is asked of all requests may take
// its time: meanwhile the page lives, and esc gives up.
func (p *Page) handIn() tea.Cmd {
	if p.proving.cancel != nil {
		return nil
	}
	p.over, p.reasons = nothing, nil // how it goes shows on the page below
	ctx, cancel := context.WithCancel(context.Background())
	p.proving = proving{p.proving.number + 1, cancel}
	id, number, version, answer, judge := p.ex.ID, p.proving.number, p.live.version, p.a.Answer(), p.judge
	return func() tea.Msg { return handedMsg{id, number, version, answer, judge.HandIn(ctx, answer)} }
}

// ended says whether it is this hand-in that was waited for, and waits no more.
func (h *proving) ended(number int) bool {
	if h.cancel == nil || h.number != number {
		return false
	}
	h.cancel()
	h.cancel = nil
	return true
}

// giveUp ends the hand-in that is being judged and says so; nothing is counted.
func (p *Page) giveUp(says string) tea.Cmd {
	if !p.proving.ended(p.proving.number) || !p.proves() {
		return nil
	}
	return nav.Send(nav.Say{Text: says})
}

// proves says whether handing in takes a proof.
func (p *Page) proves() bool {
	return slices.ContainsFunc(p.ex.Checks, func(c pack.Check) bool { _, ok := c.(pack.ProofCheck); return ok })
}

// waits says whether a hand-in is being proved.
func (p *Page) waits() bool { return p.proving.cancel != nil && p.proves() }
