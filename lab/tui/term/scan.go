package term

import (
	"strings"
	"unicode/utf8"
)

// Pending says what the end of a chunk of input is waiting for.
type Pending uint8

// What a chunk may end in.
const (
	Whole    Pending = iota // nothing: the last key is complete
	Escape                  // a lone ESC: the key, or the start of a sequence
	Sequence                // the start of a sequence that nobody types by hand
	Reply                   // an answer of the terminal, which is never a key
	Rune                    // part of a UTF-8 character
)

// maxSequence bounds a sequence: what is longer is handed on as it is.
const maxSequence = 128

const (
	esc = 0x1b
	bel = 0x07
)

// Tail says what the end of b is waiting for and where that unfinished part
// begins. It reads b from its start, which must be the start of a key.
func Tail(b []byte) (Pending, int) {
	for i := 0; i < len(b); {
		n, p := next(b[i:])
		if p != Whole {
			return p, i
		}
		i += n
	}
	return Whole, len(b)
}

// next measures the key or sequence at the start of b, which is not empty.
func next(b []byte) (int, Pending) {
	switch {
	case b[0] == esc:
		return escape(b)
	case b[0] >= utf8.RuneSelf && !utf8.FullRune(b):
		return 0, Rune
	}
	_, n := utf8.DecodeRune(b)
	return n, Whole
}

func escape(b []byte) (int, Pending) {
	if len(b) == 1 {
		return 0, Escape
	}
	switch b[1] {
	case '[':
		return control(b)
	case 'O':
		if len(b) == 2 {
			return 0, Sequence
		}
		return 3, Whole
	case ']':
		return command(b)
	case esc: // alt and another sequence, as rxvt writes it
		n, p := escape(b[1:])
		return n + 1, p
	}
	n, p := next(b[1:])
	return n + 1, p
}

// control measures a CSI sequence: parameters, intermediates, one final byte.
func control(b []byte) (int, Pending) {
	if len(b) > 2 && b[2] == 'M' { // an X10 mouse event: three bytes follow
		if len(b) < 6 {
			return 0, Sequence
		}
		return 6, Whole
	}
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case c >= 0x40 && c <= 0x7e:
			return i + 1, Whole
		case c < 0x20 || c > 0x7e: // broken: what follows is a key of its own
			return i, Whole
		case i >= maxSequence:
			return i, Whole
		}
	}
	return 0, Sequence
}

// replyBytes are all that a colour reply holds between its start and its end.
const replyBytes = "0123456789abcdefABCDEF;:/#rg"

// command measures an OSC sequence, which ends in BEL or ST. Only colours are
// ever asked for, so anything else is alt+] and what was typed after it.
func command(b []byte) (int, Pending) {
	if len(b) == 2 {
		return 0, Sequence
	}
	if b[2] != '1' {
		return 2, Whole
	}
	for i := 2; i < len(b) && i < maxSequence; i++ {
		switch {
		case b[i] == bel:
			return i + 1, Whole
		case b[i] == esc && i+1 == len(b):
			return 0, Reply
		case b[i] == esc && b[i+1] == '\\':
			return i + 2, Whole
		case strings.IndexByte(replyBytes, b[i]) < 0:
			return 2, Whole
		}
	}
	if len(b) >= maxSequence {
		return 2, Whole
	}
	return 0, Reply
}
