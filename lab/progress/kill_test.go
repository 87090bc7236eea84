package progress

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// The test binary runs itself as a child that saves in a loop, see child.
const (
	childFile = "PROGRESS_TEST_FILE"
	childName = "PROGRESS_TEST_EXERCISE"
	childEnd  = "PROGRESS_TEST_END"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(childFile); path != "" {
		child(path, os.Getenv(childName), os.Getenv(childEnd))
		return
	}
	os.Exit(m.Run())
}

// child saves snapshot after snapshot and says the number of each once it is
// saved, until it is killed or, reaches the end it was given.
func child(path, exercise, end string) {
	s, notice := Open(path)
	if notice != nil {
		fmt.Println("notice", notice.Text)
		os.Exit(1)
	}
	_, seq, _, err := s.LoadAttempt(exercise)
	for last := ""; err == nil && last != end; {
		seq++
		last = fmt.Sprint(seq)
		if err = s.AddHandIn(HandIn{Exercise: exercise, At: epoch, Right: int(seq)}); err == nil {
			err = s.SaveAttempt(exercise, seq, body(seq), epoch)
		}
		fmt.Println(seq)
	}
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
}

// body is a snapshot of some pages that tells its own number.
func body(seq int64) []byte { return []byte(strings.Repeat(fmt.Sprintln(seq), 500+int(seq%700))) }

func command(t *testing.T, path, exercise, end string) *exec.Cmd {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), childFile+"="+path, childName+"="+exercise, childEnd+"="+end)
	return cmd
}

// TestKillLosesNothing kills a saving program at twenty random moments; all
// that it had acknowledged must be there.
func TestKillLosesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "progress.db")
	for range 20 {
		cmd := command(t, path, "a/b", "never")
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		last, lines, killed := "", bufio.NewScanner(out), false
		for left := rand.IntN(60); lines.Scan(); left-- {
			last = lines.Text()
			if left <= 0 && !killed {
				for range rand.IntN(200_000) { // somewhere inside the next save
				}
				cmd.Process.Kill()
				killed = true
			}
		}
		cmd.Wait()
		var acknowledged int64
		if _, err := fmt.Sscan(last, &acknowledged); err != nil {
			t.Fatalf("the child said %q", last)
		}
		expectSaved(t, path, "a/b", acknowledged)
	}
}

func expectSaved(t *testing.T, path, exercise string, acknowledged int64) {
	t.Helper()
	s, notice := Open(path)
	if notice != nil {
		t.Fatal(notice)
	}
	defer s.Close()
	snapshot, seq, ok, err := s.LoadAttempt(exercise)
	if err != nil || !ok || seq < acknowledged || string(snapshot) != string(body(seq)) {
		t.Fatalf("acknowledged %d, stored %d %v with %d bytes, %v", acknowledged, seq, ok, len(snapshot), err)
	}
	records, err := s.Records()
	if err != nil || int64(records[exercise].HandIns) < acknowledged {
		t.Fatalf("acknowledged %d hand-ins, stored %d, %v", acknowledged, records[exercise].HandIns, err)
	}
}

// TestTwoProgramsAtOnce lets two processes begin the same fresh file and save.
func TestTwoProgramsAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "progress.db")
	var both sync.WaitGroup
	for _, exercise := range []string{"a/one", "a/two"} {
		both.Go(func() {
			if out, err := command(t, path, exercise, "150").CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out[max(0, len(out)-300):])
			}
		})
	}
	both.Wait()
	expectSaved(t, path, "a/one", 150)
	expectSaved(t, path, "a/two", 150)
}

// TestManyGoroutines hands saves in out of order.
func TestManyGoroutines(t *testing.T) {
	s, _ := Open(filepath.Join(t.TempDir(), "progress.db"))
	defer s.Close()
	var all sync.WaitGroup
	for seq := range int64(40) {
		all.Go(func() {
			if err := s.SaveAttempt("a/b", seq+1, body(seq+1), time.Now()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if snapshot, seq, _, err := s.LoadAttempt("a/b"); err != nil || seq != 40 || string(snapshot) != string(body(40)) {
		t.Fatalf("seq %d, %v", seq, err)
	}
}
