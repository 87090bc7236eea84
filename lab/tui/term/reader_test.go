package term

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
)

// line is a terminal on a slow line: each piece arrives alone, and a piece that
// begins with "~" only after the reader has given up waiting.
type line struct {
	pieces []string
	wrote  bytes.Buffer
}

func (l *line) Write(p []byte) (int, error) { return l.wrote.Write(p) }
func (l *line) Close() error                { return nil }
func (l *line) Fd() uintptr                 { return 7 }
func (l *line) Name() string                { return "/dev/tty" }

func (l *line) Read(p []byte) (int, error) {
	if len(l.pieces) == 0 {
		return 0, io.EOF
	}
	piece := strings.TrimPrefix(l.pieces[0], "~")
	n := copy(p, piece)
	if l.pieces[0] = piece[n:]; l.pieces[0] == "" {
		l.pieces = l.pieces[1:]
	}
	return n, nil
}

func (l *line) ready(uintptr, int) bool {
	return len(l.pieces) > 0 && !strings.HasPrefix(l.pieces[0], "~")
}

// reads gives what each Read returned, and the colours that were heard.
func reads(pieces ...string) (got []string, heard []Colour) {
	l := &line{pieces: pieces}
	r := &Reader{File: l, ready: l.ready}
	r.OnBackground(func(c Colour) { heard = append(heard, c) })
	buf := make([]byte, 256)
	for {
		n, err := r.Read(buf)
		if n > 0 {
			got = append(got, string(buf[:n]))
		}
		if err != nil {
			return got, heard
		}
	}
}

func TestReadJoinsWhatBelongsTogether(t *testing.T) {
	tests := []struct {
		name   string
		pieces []string
		want   []string
	}{
		{"plain text", []string{"abc"}, []string{"abc"}},
		{"arrow whole", []string{"\x1b[A"}, []string{"\x1b[A"}},
		{"arrow in three", []string{"\x1b", "[", "A"}, []string{"\x1b[A"}},
		{"arrow after text", []string{"ab\x1b", "[B"}, []string{"ab\x1b[B"}},
		{"application arrow", []string{"\x1bO", "A"}, []string{"\x1bOA"}},
		{"modified arrow", []string{"\x1b[1;", "5", "C"}, []string{"\x1b[1;5C"}},
		{"esc alone", []string{"\x1b", "~x"}, []string{"\x1b", "x"}},
		{"esc esc arrow", []string{"\x1b\x1b", "[A"}, []string{"\x1b\x1b[A"}},
		{"alt letter", []string{"\x1b", "x"}, []string{"\x1bx"}},
		{"mouse", []string{"\x1b[<64;1", "0;5M"}, []string{"\x1b[<64;10;5M"}},
		{"old mouse", []string{"\x1b[M", " ", "!", "!"}, []string{"\x1b[M !!"}},
		{"letter in two", []string{"\xc3", "\xa9"}, []string{"é"}},
		{"what follows stays", []string{"\x1b", "[Ax", "y"}, []string{"\x1b[A", "x", "y"}},
		{"broken sequence", []string{"\x1b[1", "~\x03"}, []string{"\x1b[1", "\x03"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, _ := reads(tt.pieces...); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestReadTakesColourRepliesOut(t *testing.T) {
	white := Colour{255, 255, 255}
	tests := []struct {
		name   string
		pieces []string
		keys   string
		heard  []Colour
	}{
		{"BEL", []string{"\x1b]11;rgb:ffff/ffff/ffff\x07"}, "", []Colour{white}},
		{"ST", []string{"\x1b]11;rgb:ff/ff/ff\x1b\\"}, "", []Colour{white}},
		{"among keys", []string{"a\x1b]11;rgb:0000/8080/ffff\x1b\\b"}, "ab", []Colour{{0, 0x80, 255}}},
		{"in pieces", []string{"\x1b]11;rgb", ":ffff/ff", "ff/ffff\x1b", "\\x"}, "x", []Colour{white}},
		{"in slow pieces", []string{"a\x1b]11;rgb", "~:ffff/ff", "~ff/ffff\x1b", "~\\", "~x"}, "ax", []Colour{white}},
		{"foreground", []string{"\x1b]10;rgb:ffff/ffff/ffff\x07x"}, "x", nil},
		{"nonsense value", []string{"\x1b]11;abc\x07x"}, "x", nil},
		{"alt bracket", []string{"\x1b]", "~1"}, "\x1b]1", nil},
		{"alt bracket and text", []string{"\x1b]hello"}, "\x1b]hello", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, heard := reads(tt.pieces...)
			if keys := strings.Join(got, ""); keys != tt.keys || !slices.Equal(heard, tt.heard) {
				t.Errorf("got keys %q and %v, want %q and %v", keys, heard, tt.keys, tt.heard)
			}
		})
	}
}

func TestAskWritesOneQuestion(t *testing.T) {
	l := &line{}
	NewReader(l).Ask()
	if got := l.wrote.String(); got != "\x1b]11;?\x07" {
		t.Errorf("wrote %q", got)
	}
}

func TestColourDark(t *testing.T) {
	for c, want := range map[Colour]bool{
		{0, 0, 0}: true, {255, 255, 255}: false, {0x1e, 0x1e, 0x2e}: true, {0xfd, 0xf6, 0xe3}: false,
	} {
		if c.Dark() != want {
			t.Errorf("%v: dark is %v", c, !want)
		}
	}
}

// FuzzRead holds that however input is cut, every byte that is not a colour
// reply comes out once and in order.
func FuzzRead(f *testing.F) {
	f.Add("ab\x1b[A\x1b]11;rgb:ffff/ffff/ffff\x07é\x1b[<64;10;5M", uint8(3))
	f.Add("\x1b\x1b[1;5C\x1bOA\x1b", uint8(1))
	f.Add("\x1b[200~pasted {\n}\x1b[201~", uint8(5))
	f.Add(strings.Repeat("\x1b[1;1;1;1", 60), uint8(7))
	f.Fuzz(func(t *testing.T, in string, size uint8) {
		in = strings.ReplaceAll(in, "~", "") // the line's own mark
		var pieces []string
		for rest := in; rest != ""; {
			n := min(int(size)%40+1, len(rest))
			pieces = append(pieces, rest[:n])
			rest = rest[n:]
		}
		got, _ := reads(pieces...)
		joined := strings.Join(got, "")
		if !strings.Contains(in, "\x1b]1") && joined != in {
			t.Errorf("cut by %d, %q came out as %q", int(size)%40+1, in, joined)
		}
		if len(joined) > len(in) {
			t.Errorf("%q grew to %q", in, joined)
		}
	})
}
