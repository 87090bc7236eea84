package tui

import (
	"flag"
	"math/rand/v2"
	"strings"
	"testing"

	"gatehouse/lab/progress"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/page"

	tea "github.com/charmbracelet/bubbletea"
)

var monkeys = flag.Int("monkeys", 8, "how many monkeys to let at the lab")

// monkeyKeys are what a monkey presses besides letters.
var monkeyKeys = []string{"enter", "esc", "tab", "up", "down", "left", "right", "backspace", "ctrl+s", "ctrl+g", "ctrl+p", "ctrl+t",
	"ctrl+u", "ctrl+z", "f1", "end", "pause", "space"}

// FuzzKeys lets a monkey at the lab: whatever is pressed, at whatever size,
// nothing breaks, everything fits, and no key stands for two things.
func FuzzKeys(f *testing.F) {
	fuzzKeys(f, func(testing.TB) func(*Options) { return func(*Options) {} })
}

// FuzzPredictingKeys lets it at a pack of predictions.
func FuzzPredictingKeys(f *testing.F) { fuzzKeys(f, withForesight) }

func fuzzKeys(f *testing.F, with func(testing.TB) func(*Options)) {
	f.Add([]byte("\x00abc\x01\x00\x06\x07q\x08"), uint8(60), uint8(20))
	f.Add([]byte("\x04\x00 1\x00\x00 1 3\x00\x00 \x04\x00"), uint8(120), uint8(40))
	f.Add([]byte("\x00\x01hhdy\x01rydz\x00\x10\x09/*\x10\x08"), uint8(80), uint8(24))
	f.Add([]byte("\x00\x01\x00hhh\x00nnn\x01:the\x00?"), uint8(40), uint8(12))
	f.Add([]byte("\x003\x00jk2\x00\x02\x02wjjhl\x00\x02aaw\x01n\x00\x00\x00"), uint8(60), uint8(20))
	f.Fuzz(func(t *testing.T, keys []byte, w, h uint8) {
		if len(keys) > 200 {
			return
		}
		store, _ := progress.Open("")
		defer store.Close()
		l := open(t, int(w), int(h), func(o *Options) { o.Store = store; o.Mouse = true }, with(t))
		for i, k := range keys {
			switch {
			case int(k) < len(monkeyKeys):
				l.press(monkeyKeys[k])
			case k >= ' ' && k < 0x7f:
				l.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{rune(k)}})
			case k >= 0x80 && k < 0xc0:
				l.send(tea.MouseMsg{X: int(k & 15 * 8), Y: int(k >> 4), Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
			case k >= 0xc0:
				l.size(int(k)-0xc0+20, i%40)
			}
			l.sound(string(keys[:i+1]))
		}
	})
}

// sound says what is wrong with the present screen.
func (l *learner) sound(after string) {
	l.Helper()
	lines := strings.Split(l.app.View(), "\n")
	if l.app.crash != nil {
		l.Fatalf("a crash after %q", after)
	}
	if len(lines) > max(l.app.h, 1) {
		l.Fatalf("%d rows of %d after %q", len(lines), l.app.h, after)
	}
	for _, line := range lines {
		if layout.Width(line) > l.app.w {
			l.Fatalf("%q is wider than %d after %q", line, l.app.w, after)
		}
	}
	if twice := page.Twice(l.app.groups()); len(twice) > 0 {
		l.Fatalf("%q stand for two things after %q", twice, after)
	}
}

// TestMonkey presses keys at random, always the same ones.
func TestMonkey(t *testing.T) {
	letters := `hjklnrdyzZqetai?:/gG123"*{}xb `
	for seed := range uint64(*monkeys) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		l := open(t, 30+rnd.IntN(120), 8+rnd.IntN(40), func(o *Options) { o.Mouse = true })
		if seed%2 == 0 {
			l.size(60+rnd.IntN(80), 14+rnd.IntN(30))
			l.press([]string{bucketOnly + " esc enter", bucketOnly, passed + " enter", words}[rnd.IntN(4)])
		}
		var pressed []string
		for range 250 {
			k := monkeyKeys[rnd.IntN(len(monkeyKeys))]
			switch n := rnd.IntN(10); {
			case n < 4:
				k = string(letters[rnd.IntN(len(letters))])
			case n < 5 && l.app.w < minWidth:
				l.size(40+rnd.IntN(100), 12+rnd.IntN(30))
			case n < 6 && k == "f1":
				l.size(30+rnd.IntN(120), 8+rnd.IntN(40))
			}
			pressed = append(pressed, k)
			if k == " " {
				k = "space"
			}
			l.press(k)
			l.sound(strings.Join(pressed, " "))
		}
	}
}
