package tui

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"gatehouse/lab/progress"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/page"

	"github.com/muesli/termenv"
)

// solved types the solution of the first exercise.
const (
	bucketOnly = "enter 's3:GetObject shut tab 'arn:aws:s3:::reports shut pause"
	solved     = "enter 's3:GetObject shut tab 'arn:aws:s3:::reports/* shut pause"
	passed     = solved + " ctrl+s"
	words      = "down enter"
	lessons    = passed + " esc end enter"
)

// screen is a state of the lab. Those whose name begins with routing play in a
// pack of routing exercises, those with proof where all requests are proved,
// those with predict in a pack of predictions.
type screen struct{ name, keys string }

func (s screen) open(t testing.TB, w, h int, change ...func(*Options)) *learner {
	t.Helper()
	if strings.HasPrefix(s.name, "proof") {
		change = append(change, withPack(t, "testdata/proof.txtar"))
	}
	if strings.HasPrefix(s.name, "predict") {
		change = append(change, withForesight(t))
	}
	if strings.HasPrefix(s.name, "routing") {
		change = append(change, withPack(t, "testdata/routing.txtar"))
	}
	return open(t, w, h, change...).reach(s.keys)
}

// Ways through the routing exercise.
const (
	inForm   = "enter ctrl+f"
	routed   = inForm + " enter 'SECONDARY enter ctrl+t enter 'eu enter tab enter '203.0.113.10 enter pause"
	onTheMap = routed + " ctrl+r"
	outage   = onTheMap + " up up up up up up up up up up up up up up up"
)

// screens are the states of the lab that are drawn, by the keys that lead
// there from a first start.
var screens = []screen{
	{"home_at_first_start", ""},
	{"home_after_passing", passed + " esc"},
	{"home_finding", passed + " esc / 'rep"},
	{"help", passed + " esc ?"},
	{"palette", passed + " esc : 'theme down"},
	{"exercise_at_start", "enter"},
	{"exercise_being_written", bucketOnly},
	{"exercise_broken", bucketOnly + " 'x\" pause"},
	{"exercise_completing", "enter 's3:GetO"},
	{"exercise_among_the_checks", bucketOnly + " esc down"},
	{"exercise_brief", "enter ctrl+g"},
	{"exercise_hints", "enter esc h h"},
	{"exercise_reset_asked", bucketOnly + " esc r"},
	{"exercise_difference", bucketOnly + " esc h h d y"},
	{"exercise_dark_rows", passed + " enter"},
	{"exercise_two_documents", passed + " enter ctrl+t esc"},
	{"reasons", bucketOnly + " esc enter"},
	{"reasons_folded", bucketOnly + " esc enter h h h h"},
	{"result_passed", passed},
	{"result_difference", passed + " d"},
	{"result_to_mend", bucketOnly + " ctrl+s"},
	{"result_second_hand_in", bucketOnly + " ctrl+s enter tab end left '/* shut pause ctrl+s"},
	{"quiz_choice", words},
	{"quiz_choice_answered", words + " enter"},
	{"quiz_multi", words + " enter enter 1 3"},
	{"quiz_order", words + " enter enter 1 3 enter enter space down"},
	{"quiz_multi_too_few", words + " enter enter 1 enter"},
	{"quiz_order_answered", words + " enter enter 1 3 enter enter space down space enter"},
	{"quiz_match_too_few", words + " enter enter 1 3 enter enter enter enter 2 up enter"},
	{"quiz_match", words + " enter enter 1 3 enter enter enter enter 2"},
	{"quiz_match_answered", words + " enter enter 1 3 enter enter enter enter 2 1 enter"},
	{"quiz_number", words + " enter enter 1 3 enter enter enter enter 2 1 enter enter '8"},
	{"quiz_number_answered", words + " enter enter 1 3 enter enter enter enter 2 1 enter enter '8 enter"},
	{"quiz_number_slip", words + " enter enter 1 3 enter enter enter enter 2 1 enter enter 'soon enter"},
	{"quiz_done", words + " enter enter 1 3 enter enter enter enter 2 1 enter enter '8 enter enter 'who enter enter"},
	{"lessons", lessons},
	{"lesson_asks", lessons + " enter"},
	{"lesson_answers", lessons + " enter end space"},
	{"lesson_to_the_end", lessons + " enter a end"},
	{"glossary", lessons + " w"},
	{"routing_at_start", "enter"},
	{"routing_form", inForm},
	{"routing_form_typing", inForm + " enter 'SEC"},
	{"routing_form_refused", inForm + " enter 'THIRD enter"},
	{"routing_form_health_checks", inForm + " ctrl+t"},
	{"routing_text_refused", "enter 'eu tab 'THIRD tab pause"},
	{"routing_solved", routed + " esc down"},
	{"routing_reasons", routed + " esc down down enter"},
	{"routing_map", onTheMap},
	{"routing_map_in_the_outage", outage},
	{"routing_table_in_the_outage", outage + " t"},
	{"routing_why_on_the_map", outage + " tab enter"},
	{"routing_passed", routed + " ctrl+s"},
	{"proof_waits", solved + " esc up"},
	{"proof_refuted", tooMuch + " ctrl+s"},
	{"proof_refuted_among_the_checks", tooMuch + " ctrl+s enter"},
	{"proof_reasons", tooMuch + " ctrl+s enter enter"},
	{"proof_passed", solved + " ctrl+s"},
	{"proof_dark_refuted", passed + " enter tab 's3:* pause ctrl+s enter enter"},
	{"predict_at_start", "enter"},
	{"predict_hint", "enter h"},
	{"predict_decider", "enter 3 enter down"},
	{"predict_right", foretold},
	{"predict_wrong", misjudged},
	{"predict_policies", misjudged + " tab"},
	{"predict_reasons", misjudged + " w"},
	{"predict_line_of_the_reasons", misjudged + " w down enter"},
	{"predict_layer", misjudged + " n 2 enter 4 enter 3"},
	{"predict_layer_wrong", misjudged + " n 2 enter 4 enter 3 enter"},
	{"predict_strangers", misjudged + " n 2 enter 4 enter 3 enter n enter enter"},
	{"notice", "notice"},
	{"crash", "crash"},
}

func (l *learner) reach(keys string) *learner {
	switch keys {
	case "notice":
		l.app.notice = "progress.db was damaged; it was kept as progress.db.damaged and a new one begun"
		l.size(l.app.w, l.app.h)
	case "crash":
		l.send(panicked{"command", "a test"})
	default:
		l.press(keys)
	}
	return l
}

func TestScreens(t *testing.T) {
	for _, s := range screens {
		t.Run(s.name, func(t *testing.T) {
			var b strings.Builder
			for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 40}} {
				l := s.open(t, size[0], size[1])
				fmt.Fprintf(&b, "%dx%d\n%s\n%s\n%[3]s\n\n", size[0], size[1], strings.Repeat("=", size[0]), l.screen())
			}
			golden(t, "screens/"+s.name+".txt", b.String())
		})
	}
}

// TestEveryScreenFits draws every state at many sizes: no line is wider than
// the screen, and there are no more rows than it has.
func TestEveryScreenFits(t *testing.T) {
	widths := []int{40, 41, 47, 55, 56, 60, 72, 80, 99, 100, 101, 120, 160, 200}
	heights := []int{12, 13, 14, 16, 18, 20, 24, 33, 40, 60}
	for _, s := range screens {
		t.Run(s.name, func(t *testing.T) {
			l := s.open(t, 80, 24)
			for _, w := range widths {
				for _, h := range heights {
					l.size(w, h)
					lines := strings.Split(l.app.View(), "\n")
					if len(lines) > h {
						t.Fatalf("%dx%d: %d rows", w, h, len(lines))
					}
					for _, line := range lines {
						if layout.Width(line) > w {
							t.Fatalf("%dx%d: %q is %d wide", w, h, line, layout.Width(line))
						}
					}
					body := strings.Split(l.app.top().View(), "\n") // root cuts; the page must not need it
					if l.app.crash == nil && len(body) > l.app.bodyHeight() {
						t.Fatalf("%dx%d: the page has %d rows of %d", w, h, len(body), l.app.bodyHeight())
					}
				}
			}
		})
	}
}

// TestKeysAreUniqueAndInHelp holds that no key stands for two things at once
// and that help shows them all.
func TestKeysAreUniqueAndInHelp(t *testing.T) {
	for _, s := range screens {
		if s.name == "help" || s.name == "palette" || s.name == "crash" {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			l := s.open(t, 120, 40)
			if twice := page.Twice(l.app.groups()); len(twice) > 0 {
				t.Errorf("%q stand for two things", twice)
			}
			groups := l.app.groups()
			l.size(120, 120)
			l.press("f1")
			for _, g := range groups {
				for _, c := range g.Commands {
					l.sees(c.Help().Key)
					l.sees(c.Help().Desc)
				}
			}
			if n := len(page.Footer(groups)); n > 6 {
				t.Errorf("%d keys in the footer", n)
			}
		})
	}
}

func TestTooSmallKeepsTheWork(t *testing.T) {
	l := open(t, 80, 24).press("enter 's3:Get")
	l.size(39, 11)
	l.sees("39 by 11", "40 by 12")
	l.press("x y enter")
	l.size(80, 24)
	l.sees(`"s3:Get"`)
}

func TestNoticeIsPutAway(t *testing.T) {
	l := open(t, 80, 24, func(o *Options) { o.Notice = &progress.Notice{Code: "memory", Text: "progress is kept in memory"} })
	l.sees("progress is kept in memory").press("x").doesNotSee("progress is kept in memory")
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

// TestNoLineBleeds holds that every line puts its colours back: what stands
// beside or below it must not take them on.
func TestNoLineBleeds(t *testing.T) {
	for _, s := range screens {
		for _, size := range [][2]int{{60, 20}, {120, 40}} {
			l := s.open(t, size[0], size[1], func(o *Options) { o.Profile = termenv.TrueColor })
			for i, line := range strings.Split(l.app.View(), "\n") {
				all := sgr.FindAllString(line, -1)
				if n := len(all); n > 0 && all[n-1] != "\x1b[0m" && all[n-1] != "\x1b[m" {
					t.Errorf("%s at %v, line %d: %q", s.name, size, i+1, line)
				}
			}
		}
	}
}
