package cases

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync/atomic"

	"github.com/go-json-experiment/json"

	"gatehouse/engine/explain"
	"gatehouse/engine/plainyaml"
)

// failure is the answer to a line that is no case.
type failure struct {
	ID      string `json:"id"`
	Verdict string `json:"verdict"`
	Message string `json:"message"`
}

// task is a case on its way to its answer.
type task struct {
	src     []byte
	number  int
	tooLong bool
	failed  bool
	err     error
	answer  bytes.Buffer
	done    chan struct{}
}

// Options say what an answer tells besides the verdict.
type Options struct {
	Explained bool // the sentence and the tree
	Changes   bool // what would turn the verdict
	Width     int  // above 0: not JSON but text in lines of this width, for people
}

// Run answers every case of in, in order, on as many cores as there are. It
// reports how many were none; the error is of reading
// or writing.
func Run(in io.Reader, out io.Writer, o Options) (failures int, err error) {
	n := runtime.GOMAXPROCS(0)
	todo, order := make(chan *task, 16*n), make(chan *task, 16*n)
	for range n {
		go func() {
			for t := range todo {
				t.judge(o)
				close(t.done)
			}
		}()
	}
	var stop atomic.Bool
	var readErr error
	go func() {
		readErr = feed(in, todo, order, &stop)
		close(todo)
		close(order)
	}()
	w := bufio.NewWriterSize(out, 1<<16)
	for t := range order {
		<-t.done
		if t.failed {
			failures++
		}
		if err == nil {
			err = t.write(w, len(order) == 0)
		}
		stop.Store(err != nil)
	}
	return failures, errors.Join(err, readErr, w.Flush())
}

// feed reads lines and hands each to the judges and, in order, to the writer.
func feed(in io.Reader, todo, order chan<- *task, stop *atomic.Bool) error {
	r := bufio.NewReaderSize(in, 1<<16)
	if err := skipMark(r); err != nil {
		return err
	}
	for number := 1; !stop.Load(); {
		src, lines, tooLong, err := readCase(r)
		if err != nil && err != io.EOF {
			return err
		}
		if len(bytes.TrimSpace(src)) > 0 {
			t := &task{src: src, number: number, tooLong: tooLong, done: make(chan struct{})}
			order <- t
			todo <- t
		}
		if number += lines; err == io.EOF {
			return nil
		}
	}
	return nil
}

// skipMark passes over the mark that some editors put before a UTF-8 text, and
// knows other encodings by theirs.
func skipMark(r *bufio.Reader) error {
	switch head, _ := r.Peek(3); {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		_, err := r.Discard(3)
		return err
	case bytes.HasPrefix(head, []byte("\xfe\xff")), bytes.HasPrefix(head, []byte("\xff\xfe")):
		return errors.New("the cases are written in UTF-16: save them as UTF-8")
	}
	return nil
}

// readCase reads a line, or the lines from one that is { alone to one that is }
// alone. Where no such end comes, the case ends before a line that begins one.
func readCase(r *bufio.Reader) (src []byte, lines int, tooLong bool, err error) {
	src, tooLong, err = readLine(r)
	lines = 1
	if string(bytes.TrimSpace(src)) != "{" {
		return src, lines, tooLong, err
	}
	for err == nil {
		if next, _ := r.Peek(1); string(next) == "{" {
			break
		}
		var line []byte
		var long bool
		line, long, err = readLine(r)
		lines++
		if tooLong = tooLong || long || len(src)+len(line) > MaxLine; !tooLong {
			src = append(src, line...)
		}
		if string(bytes.TrimRight(line, " \t\r\n,")) == "}" {
			break
		}
	}
	return src, lines, tooLong, err
}

// judge answers one line.
func (t *task) judge(o Options) {
	var reply any
	c, err := Case{}, error(nil)
	if t.tooLong {
		err = fmt.Errorf("a case has more than %d bytes", MaxLine)
	} else {
		c, err = Parse(t.src, t.number)
	}
	if t.failed = err != nil; t.failed && o.Width > 0 {
		where := fmt.Sprintf("line %d", t.number)
		if c.ID != "" && c.ID != fmt.Sprint(t.number) {
			where += " (" + oneLine(c.ID) + ")"
		}
		t.answer.WriteString(plainyaml.Masked(explain.Hang(o.Width, "", where+": "+err.Error(), 2)))
		return
	} else if o.Width > 0 {
		t.answer.WriteString(Tell(&c, o))
		return
	}
	if t.failed {
		reply = failure{cmp.Or(c.ID, fmt.Sprint(t.number)), "Error", fmt.Sprintf("line %d: %v", t.number, err)}
	} else {
		reply = Judge(&c, o)
	}
	t.err = json.MarshalWrite(&t.answer, reply, json.Deterministic(true))
}

// write puts the answer out, at once when no other is on its way.
func (t *task) write(w *bufio.Writer, last bool) error {
	if t.err != nil {
		return t.err
	}
	t.answer.WriteByte('\n')
	if _, err := t.answer.WriteTo(w); err != nil || !last {
		return err
	}
	return w.Flush()
}

// readLine reads up to a newline and keeps at most MaxLine bytes of it.
func readLine(r *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) <= MaxLine {
			line = append(line, part...)
		} else {
			tooLong = true
		}
		if err != bufio.ErrBufferFull {
			return line, tooLong, err
		}
	}
}
