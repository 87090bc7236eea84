//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// terminal is the program on a pseudo-terminal that never answers a question.
type terminal struct {
	t    testing.TB
	cmd  *exec.Cmd
	tty  *os.File
	mu   sync.Mutex
	out  bytes.Buffer
	news chan struct{}
	done chan struct{}
}

// openTerminal starts the program in a home of its own at a size. Waiting is
// always on content; patience only bounds a failure.
func openTerminal(t testing.TB, home string, cols, rows uint16, env ...string) *terminal {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append([]string{"GATEHOUSE_AS_PROGRAM=yes", "HOME=" + home, "TERM=xterm-256color", "LANG=C.UTF-8", "PATH=" + os.Getenv("PATH")}, env...)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: cols, Rows: rows})
	if err != nil {
		t.Skipf("no pseudo-terminal to be had here: %v", err)
	}
	x := &terminal{t: t, cmd: cmd, tty: tty, news: make(chan struct{}, 1), done: make(chan struct{})}
	go x.read()
	t.Cleanup(func() { x.kill() })
	return x
}

func (x *terminal) read() {
	defer close(x.done)
	buf := make([]byte, 1<<16)
	for {
		n, err := x.tty.Read(buf)
		x.mu.Lock()
		x.out.Write(buf[:n])
		x.mu.Unlock()
		select {
		case x.news <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

const patience = 10 * time.Second

var sequences = regexp.MustCompile("\x1b(\\[[0-9;?<>=]*[ -/]*[@-~]|\\][^\x07\x1b]*(\x07|\x1b\\\\)|[()][A-Z0-9]|[=>78])")

// text is all that was written, without escape sequences.
func (x *terminal) text() string { return sequences.ReplaceAllString(x.raw(), "") }

func (x *terminal) raw() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.out.String()
}

// see waits until a text has been written since the last see.
func (x *terminal) see(want string) {
	x.t.Helper()
	late := time.After(patience)
	for !strings.Contains(x.text(), want) {
		select {
		case <-x.news:
		case <-x.done:
			if !strings.Contains(x.text(), want) {
				x.t.Fatalf("the program ended without showing %q:\n%s", want, x.text())
			}
			return
		case <-late:
			x.t.Fatalf("%q was never shown:\n%s", want, x.text())
		}
	}
}

// forget drops what was written so far, so that see waits for something new.
func (x *terminal) forget() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.out.Reset()
}

func (x *terminal) keys(s string) {
	x.t.Helper()
	if _, err := x.tty.WriteString(s); err != nil {
		x.t.Fatal(err)
	}
}

func (x *terminal) kill() {
	x.cmd.Process.Kill()
	x.cmd.Wait()
	x.tty.Close()
}

// wait waits for the program to end by itself.
func (x *terminal) wait() error {
	ended := make(chan error, 1)
	go func() { ended <- x.cmd.Wait() }()
	select {
	case err := <-ended:
		<-x.done
		return err
	case <-time.After(patience):
		x.t.Fatalf("the program does not end:\n%s", x.text())
		return nil
	}
}

const ctrlC = "\x03"

// TestFirstFrameOnAMuteTerminal: bubbletea v1 would wait up to five seconds
// for a terminal that never says what its background is. Of ten starts the
// fastest counts: the others measure the machine.
func TestFirstFrameOnAMuteTerminal(t *testing.T) {
	best := time.Hour
	for range 10 {
		start := time.Now()
		x := openTerminal(t, t.TempDir(), 120, 40)
		x.see("Begin")
		best = min(best, time.Since(start))
		x.kill()
	}
	t.Logf("first frame after %v", best)
	if best > 100*time.Millisecond {
		t.Errorf("the first frame took %v, at best; 100ms is the most", best)
	}
}

// TestKilledTerminalLosesNothing types, kills the program without warning and
// opens it again.
func TestKilledTerminalLosesNothing(t *testing.T) {
	home := t.TempDir()
	x := openTerminal(t, home, 120, 40)
	x.see("Begin")
	x.keys("\r")
	x.see("policy.json")
	x.forget()
	x.keys("s3:GetObjectTagging")
	waitFor(t, func() bool { return strings.Contains(savedText(t, home), "GetObjectTagging") })
	x.cmd.Process.Signal(syscall.SIGKILL)
	x.wait()

	y := openTerminal(t, home, 120, 40)
	y.see("Continue")
	y.keys("\r")
	y.see("s3:GetObjectTagging")
}

// savedText is what the progress file and its journal hold, as bytes.
func savedText(t *testing.T, home string) string {
	var all string
	files, _ := filepath.Glob(filepath.Join(home, ".local/share/gatehouse/progress.db*"))
	for _, f := range files {
		b, _ := os.ReadFile(f)
		all += string(b)
	}
	return all
}

func waitFor(t *testing.T, ok func() bool) {
	t.Helper()
	for late := time.Now().Add(patience); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(late) {
			t.Fatal("it never came true")
		}
	}
}

// TestTerminalIsGivenBack after ctrl+c and after q: the alternate screen is
// left, the cursor shown, the mouse let go.
func TestTerminalIsGivenBack(t *testing.T) {
	for name, key := range map[string]string{"ctrl+c": ctrlC, "q": "q"} {
		t.Run(name, func(t *testing.T) {
			x := openTerminal(t, t.TempDir(), 120, 40)
			x.see("Begin")
			x.keys(key)
			if err := x.wait(); err != nil {
				t.Errorf("it ends with %v", err)
			}
			for _, seq := range []string{"\x1b[?1049l", "\x1b[?25h"} {
				if !strings.Contains(x.raw(), seq) {
					t.Errorf("%q is missing from what it wrote", seq)
				}
			}
		})
	}
}

// TestCrash: a panic of ours shows a calm page, keeps the work, writes a
// report, and lets one go on or leave with the terminal given back.
func TestCrash(t *testing.T) {
	home := t.TempDir()
	trigger := filepath.Join(home, "break")
	x := openTerminal(t, home, 120, 40, "GATEHOUSE_AS_PROGRAM=broken", "GATEHOUSE_BREAKS_AT="+trigger)
	x.see("Begin")
	x.keys("\r")
	x.see("policy.json")
	x.keys("s3:GetObjectTagging")
	waitFor(t, func() bool { return strings.Contains(savedText(t, home), "GetObjectTagging") })
	if err := os.WriteFile(trigger, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	x.keys("x")
	x.see("Something in Gatehouse broke")
	x.see("A report was written to")
	x.forget()
	x.keys("\r")
	x.see("Continue")
	x.keys("q")
	if err := x.wait(); err != nil {
		t.Error(err)
	}
	if !strings.Contains(x.raw(), "\x1b[?1049l") {
		t.Error("the terminal is not given back")
	}
	reports, _ := filepath.Glob(filepath.Join(home, ".local/state/gatehouse/crashes/*.txt"))
	if len(reports) != 1 {
		t.Fatalf("%d reports", len(reports))
	}
	if text, _ := os.ReadFile(reports[0]); !bytes.Contains(text, []byte("fell off the wall")) {
		t.Errorf("the report says %s", text)
	}
}

// TestNoColor: NO_COLOR leaves weight and underline but no colour at all.
func TestNoColor(t *testing.T) {
	colour := regexp.MustCompile("\x1b\\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])[0-9;]*m")
	plain := openTerminal(t, t.TempDir(), 120, 40, "NO_COLOR=1")
	plain.see("Begin")
	plain.keys("\r")
	plain.see("policy.json")
	if m := colour.FindString(plain.raw()); m != "" {
		t.Errorf("it writes the colour %q", m)
	}
	coloured := openTerminal(t, t.TempDir(), 120, 40)
	coloured.see("Begin")
	coloured.keys("\r")
	coloured.see("policy.json")
	if !colour.MatchString(coloured.raw()) {
		t.Error("without NO_COLOR it writes no colour: the test would never fail")
	}
}

// TestSmallTerminal: below the smallest size a notice with the present size, and that work is kept.
func TestSmallTerminal(t *testing.T) {
	x := openTerminal(t, t.TempDir(), 20, 5)
	x.see("This window is 20 by")
	x.keys(ctrlC)
	if err := x.wait(); err != nil {
		t.Error(err)
	}
}

// TestNowhereToSave: no HOME, and a folder that cannot be written, start all
// the same and say that nothing is kept.
func TestNowhereToSave(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, home := range map[string]string{"no HOME": "", "HOME is a file": file, "HOME is not there": "/nonexistent/home"} {
		t.Run(name, func(t *testing.T) {
			if home == "/nonexistent/home" && os.Geteuid() == 0 {
				t.Skip("root may make that folder")
			}
			x := openTerminal(t, home, 120, 40)
			x.see("kept")
			x.see("Begin")
			x.keys("\r")
			x.see("in memory")
		})
	}
}

// TestPlainLinesEndWhereTheTerminalDoes: no word is torn by a narrow one, and a
// wide one is not left half empty.
func TestPlainLinesEndWhereTheTerminalDoes(t *testing.T) {
	longest := map[uint16]int{}
	for _, cols := range []uint16{48, 90} {
		x := openTerminal(t, t.TempDir(), cols, 24, "ACCESSIBLE=1")
		x.see("Enter alone takes 1.")
		x.keys("open policies/own-desk\r")
		x.see("commands.")
		for _, l := range strings.Split(x.text(), "\n") {
			if !strings.Contains(l, "  \"") { // a policy keeps its lines
				longest[cols] = max(longest[cols], len(strings.TrimRight(l, "\r")))
			}
		}
	}
	if longest[48] > 48 || longest[90] > 90 || longest[90] <= 76 {
		t.Errorf("the longest lines are %v", longest)
	}
}
