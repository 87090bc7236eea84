package page

import (
	"slices"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Command is something a page can do: its keys, and the message that does it,
// which the palette sends without the key.
type Command struct {
	key.Binding
	Do   tea.Msg
	foot bool
	move bool
}

// Far is further than any page is long: to scroll by it is to come to an end.
const Far = 1 << 20

// Bind makes a command. show is how its keys are written on the screen.
func Bind(show, help string, do tea.Msg, keys ...string) Command {
	return Command{Binding: key.NewBinding(key.WithKeys(keys...), key.WithHelp(show, help)), Do: do}
}

// Foot marks the command as one of the few that stand in the footer.
func (c Command) Foot() Command {
	c.foot = true
	return c
}

// Moves marks a command that only moves about: the palette leaves it out.
func (c Command) Moves() Command {
	c.move = true
	return c
}

// IsMove says whether the command only moves about.
func (c Command) IsMove() bool { return c.move }

// Group is commands that belong together, such as those for one focus.
type Group struct {
	Title    string
	Active   bool // they work now; the others are listed in help
	Anywhere bool // the palette offers them even when they are not active
	Commands []Command
}

// Match finds the message that a key stands for among the active groups.
func Match(groups []Group, k tea.KeyMsg) (tea.Msg, bool) {
	for _, g := range groups {
		if !g.Active {
			continue
		}
		for _, c := range g.Commands {
			if c.Do != nil && key.Matches(k, c.Binding) {
				return c.Do, true
			}
		}
	}
	return nil, false
}

// Footer lists the active commands that stand in the footer, at most six.
func Footer(groups []Group) []Command {
	var out []Command
	for _, g := range groups {
		for _, c := range g.Commands {
			if g.Active && c.foot && len(out) < 6 {
				out = append(out, c)
			}
		}
	}
	return out
}

// Twice lists the keys that stand for two things at the same time in groups.
func Twice(groups []Group) []string {
	seen, twice := map[string]bool{}, []string{}
	for _, g := range groups {
		for _, c := range g.Commands {
			if !g.Active {
				continue
			}
			for _, k := range c.Keys() {
				if seen[k] && !slices.Contains(twice, k) {
					twice = append(twice, k)
				}
				seen[k] = true
			}
		}
	}
	return twice
}
