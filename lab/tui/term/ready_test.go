//go:build unix

package term

import (
	"os"
	"testing"
)

func TestReadyAsksTheKernel(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if ready(r.Fd(), 0) {
		t.Error("an empty pipe is ready")
	}
	if _, err := w.WriteString("x"); err != nil {
		t.Fatal(err)
	}
	if !ready(r.Fd(), 0) {
		t.Error("a pipe with a byte is not ready")
	}
	if _, err := r.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	w.Close()
	if ready(r.Fd(), 0) {
		t.Error("a closed pipe is ready: its reader would spin")
	}
}
