package plain

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"gatehouse/lab/attempt"
)

// maxLine bounds one line of input, in bytes.
const maxLine = 1 << 20

var errTooLong = errors.New("the line is too long")

// lines reads lines that nobody vouches for: of any length, binary, or cut off
// by the end of the input.
type lines struct {
	r *bufio.Reader
}

// next gives the next line without its end. A line beyond the bound is read
// to its end and refused. What stands before the end of the input without a
// line break is a line like any other.
func (l *lines) next() (string, error) {
	var b bytes.Buffer
	long := false
	for {
		part, err := l.r.ReadSlice('\n')
		if long = long || b.Len()+len(part) > maxLine; long {
			b.Reset()
		} else {
			b.Write(part)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err == nil, errors.Is(err, io.EOF) && (b.Len() > 0 || long):
			if long {
				return "", errTooLong
			}
			return strings.TrimRight(b.String(), "\r\n"), nil
		default:
			return "", err
		}
	}
}

// oneLine is a line as a command may hold it: printable, and a single line
// whatever odd line breaks stand in it.
func oneLine(s string) string {
	return strings.ReplaceAll(attempt.Clean(s), "\n", " ")
}

// brief cuts what is quoted back to the learner.
func brief(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "..."
	}
	return s
}
