package term

import (
	"encoding/base64"
	"io"
	"sync/atomic"
)

// File is what the terminal must offer; *os.File does.
type File interface {
	io.ReadWriteCloser
	Fd() uintptr
	Name() string
}

// How long to wait for the rest of a sequence, in milliseconds. A lone ESC is
// a key that people press and wait for; the start of a longer sequence is not.
const (
	escapeWait   = 30
	sequenceWait = 250
)

// reserve is the room kept in the caller's buffer to finish a sequence in.
const reserve = 40

// Reader is the terminal's input with whole keys and without colour replies.
// It satisfies what bubbletea and cancelreader ask of a terminal's file.
type Reader struct {
	File
	ready func(fd uintptr, ms int) bool // false when nothing came in time
	held  []byte                        // a reply that is still arriving
	heard atomic.Pointer[func(Colour)]
}

// NewReader wraps the terminal.
func NewReader(f File) *Reader { return &Reader{File: f, ready: ready} }

// OnBackground sets who is told the background colour. It is called from the
// reading goroutine and must not block.
func (r *Reader) OnBackground(f func(Colour)) { r.heard.Store(&f) }

// Ask writes the question for the background colour to the terminal.
func (r *Reader) Ask() { _, _ = io.WriteString(r.File, question) }

// Read reads whole keys. It may return no bytes and no error when all that
// arrived was a colour reply.
func (r *Reader) Read(p []byte) (int, error) {
	if len(p) < len(r.held)+2*reserve {
		return r.small(p)
	}
	n := copy(p, r.held)
	r.held = r.held[:0]
	limit := max(n+1, len(p)-reserve)
	m, err := r.File.Read(p[n:limit])
	n += max(m, 0)
	for err == nil && n < len(p) {
		pending, start := Tail(p[:n])
		if pending == Whole {
			break
		}
		if !r.ready(r.Fd(), wait(pending)) {
			if pending == Reply {
				r.held = append(r.held, p[start:n]...)
				n = start
			}
			break
		}
		m, err = r.File.Read(p[n : n+1])
		n += max(m, 0)
	}
	if n > 0 {
		err = nil // what was read counts; the error comes again
	}
	rest, background := strip(p[:n])
	if f := r.heard.Load(); background != nil && f != nil {
		(*f)(*background)
	}
	return len(rest), err
}

// small serves a buffer too short to finish a sequence in; bubbletea's is not.
func (r *Reader) small(p []byte) (int, error) {
	if len(r.held) == 0 {
		return r.File.Read(p)
	}
	n := copy(p, r.held)
	r.held = r.held[:copy(r.held, r.held[n:])]
	return n, nil
}

func wait(p Pending) int {
	if p == Escape {
		return escapeWait
	}
	return sequenceWait
}

// Copy puts text on the clipboard of the learner's terminal (OSC 52), also
// through SSH. A terminal that does not know it shows nothing.
func (r *Reader) Copy(text string) {
	_, _ = io.WriteString(r.File, "\x1b]52;c;"+base64.StdEncoding.EncodeToString([]byte(text))+"\x07")
}
