package exercise

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// click gives the mouse to the editor, to a tab, or to the checks.
func (p *Page) click(m tea.MouseMsg) tea.Cmd {
	if p.a == nil || p.over != nothing || p.confirm != nil {
		return nil
	}
	wheel := tea.MouseEvent(m).IsWheel()
	if !p.wide() && m.Y == 0 && !wheel {
		p.clickTab(m.X)
		return nil
	}
	x, y, inside := p.inEditor(m.X, m.Y)
	if !inside {
		if p.wide() && !wheel {
			p.settle()
			p.setFocus(inChecks)
		}
		return nil
	}
	if !wheel {
		p.setFocus(inText)
	}
	m.X, m.Y = x, y
	return p.typed(m)
}

// inEditor is a place of the screen as the editor counts.
func (p *Page) inEditor(x, y int) (ex, ey int, inside bool) {
	if p.wide() {
		ex, ey = x-p.leftWidth()-3, y-headRows-docRows-1
		return ex, ey, ex >= 0 && ey >= 0
	}
	ey = y - headRows - p.docRows()
	return x, ey, ey >= 0 && p.tab == answerTab
}

// clickTab turns to the tab whose name stands at column x of the header.
func (p *Page) clickTab(x int) {
	line := ansi.Strip(p.header()[0])
	for i, name := range []string{"Brief", "Answer", "Checks"} {
		at := strings.LastIndex(line, name)
		if at < 0 || x < at-1 || x > at+len(name) {
			continue
		}
		if tab(i) == answerTab {
			p.setFocus(inText)
			return
		}
		p.settle()
		p.setFocus(inChecks)
		p.tab, p.overTop = tab(i), 0
	}
}
