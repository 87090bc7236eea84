package plain_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzRun types anything: the lab ends at the end of the input, without a
// panic, and what it writes holds no control characters.
func FuzzRun(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, section := range a.Files {
			if strings.HasPrefix(section.Name, "typed") {
				f.Add(string(section.Data))
			}
		}
	}
	packs := newWorld(f, withAll).packs
	f.Fuzz(func(t *testing.T, typed string) {
		w := &world{packs: packs, store: newDrawer(), now: morning}
		for range 2 { // what the first session saved is taken up a day later
			said, err := w.run(typed)
			if err != nil {
				t.Fatal(err)
			}
			plainOnly(t, said)
			w.now = w.now.Add(24 * time.Hour)
		}
	})
}

// withAll asks for the packs of routing exercises and of predictions too.
var withAll = &txtar.Archive{Files: []txtar.File{{Name: "routes"}, {Name: "foresight"}}}

func plainOnly(t *testing.T, said string) {
	t.Helper()
	if !utf8.ValidString(said) {
		t.Errorf("broken UTF-8: %q", said)
	}
	if i := strings.IndexFunc(said, func(r rune) bool { return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 }); i >= 0 {
		t.Errorf("a control character: %q", said[max(0, i-40):min(len(said), i+40)])
	}
	if !strings.HasSuffix(said, "Until next time.\n") {
		t.Errorf("no good-bye: %q", said[max(0, len(said)-200):])
	}
}

// routed opens a routing exercise; routedWell fills it.
const (
	routed     = "open routes/understudy\n"
	routedWell = routed + "set 1.health check ireland\nform checks.json\nset 1.1 ireland\n"
)

// TestHostileInput: what no person types.
func TestHostileInput(t *testing.T) {
	long := strings.Repeat("a", 1<<20+1)
	for name, c := range map[string]struct{ typed, want string }{
		"binary":               {"\x00\x01\xff\xfe\x1b[2J\x1b]0;t\x07\n", "There is no command"},
		"a lone return":        {"he\rlp\n", `There is no command "lp" here`},
		"escapes in a text":    {"open shop/mia-reads\nline 6 \x1b[31mred\x1b[0m\n", "policy.json line 6 is now: red"},
		"a long line":          {long + "\nhelp\n", "longer than 1 MB"},
		"a long last line":     {long, "longer than 1 MB"},
		"a line at the bound":  {long[2:] + "\n", `There is no command "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa..."`},
		"a long pasted line":   {"open shop/mia-reads\npaste\n" + long + "\n.\nshow\n", "longer than 256 KiB and was not taken"},
		"a long pasted text":   {"open shop/mia-reads\npaste\n" + strings.Repeat(long[:1000]+"\n", 300) + ".\nshow\n", "longer than 256 KiB and was not taken"},
		"a long line replaced": {"open shop/mia-reads\nline 1 " + long[:300<<10] + "\n", "longer than 256 KiB and was not taken"},
		"a long field":         {routed + "set 1.2 " + long[:5000] + "\n", "write it in one line of at most 4000 characters."},
		"a field in quotes":    {routed + "set 1.2 a\"b\\\nform 1.2\n", `1.2 name: a"b\. `},
		"escapes in a field":   {routed + "set 1.2 \x1b[31mred\x1b[0m\n", "1.2 name is red now."},
		"a row beyond all":     {routed + "remove 99999999999999999999\n", "There is no row 99999999999999999999 in records.json: its rows are 1 to 1."},
		"row nothing":          {routed + "form 0\n", "There is no row 0 in"},
		"a minus for a row":    {routed + "remove -1\n", "Name a row by its number"},
		"fields of no JSON":    {routed + "line 1 }\nset 1.2 x\nform\nadd\nremove 1\n", "There are no fields while records.json cannot be read. Line 1, column 1:"},
		"fields of a list":     {routed + "paste\n[[[\n.\nform\n", "There are no fields while"},
		"fields of odd shape":  {routed + "paste\n{\"Changes\": [1, null, [], {\"ResourceRecordSet\": 3}]}\n.\nform\nset 1.2 x\nset 1.1 CREATE\nset 4.2 x\n", "4.2 name: the text has no object"},
		"rows without end":     {routed + strings.Repeat("add 1\n", 210) + "form 200\n", "A row was added; fields are told of the first 200 only."},
		"a time beyond all":    {routedWell + "map 999h\nmap 99999999999h\nmap -999h\nmap ++\nmap 99:99:99\nmap 1e9s\n", "At 8 minutes (12:08:00) of 8 minutes"},
		"no such client":       {routedWell + "why Atlantis\nwhy \x00\nwhy\n", "Name a check by its number, or one who asks: why 1, why Paris."},
		"a long client":        {routedWell + "why " + long[:2000] + "\n", "Name a check by its number"},
		"a long search":        {"find " + long[:1000] + "\n", "Find fewer words."},
	} {
		t.Run(name, func(t *testing.T) {
			said, err := newWorld(t, withAll).run(c.typed)
			if err != nil {
				t.Fatal(err)
			}
			plainOnly(t, said)
			if !strings.Contains(said, c.want) {
				t.Errorf("%q is not in %.3000q", c.want, said)
			}
		})
	}
}

// TestBrokenOutput: what cannot be written to is reported to who started it.
func TestBrokenOutput(t *testing.T) {
	w := newWorld(t, &txtar.Archive{})
	if err := w.runTo(strings.NewReader("help\n"), broken{}); err == nil {
		t.Error("nobody heard a word, and that was no error")
	}
}

// TestDamagedAttempt: what cannot be resumed is kept aside and said.
func TestDamagedAttempt(t *testing.T) {
	w := newWorld(t, &txtar.Archive{})
	if err := w.store.SaveAttempt("shop/mia-reads", 7, []byte("{"), morning); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Your earlier attempt does not fit the exercise any more; it is kept aside.", "line 1 is now: x"} {
		said, err := w.run("open shop/mia-reads\nline 1 x\nundo\nredo\n")
		if err != nil || !strings.Contains(said, want) {
			t.Errorf("%q is not in %s, %v", want, said, err)
		}
		w.now = w.now.Add(time.Hour)
	}
	if b, seq, ok, _ := w.store.LoadAttempt("shop/mia-reads"); !ok || seq <= 7 || !strings.Contains(string(b), `"text":"x`) {
		t.Errorf("the newer attempt is not stored: %d %s", seq, b)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, os.ErrClosed }
