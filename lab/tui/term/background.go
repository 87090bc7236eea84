package term

import (
	"bytes"
	"strconv"
	"strings"
)

// Colour is a colour as a terminal reports it, eight bits a channel.
type Colour struct{ R, G, B uint8 }

// Dark says whether light text reads well on the colour.
func (c Colour) Dark() bool {
	return 299*int(c.R)+587*int(c.G)+114*int(c.B) < 128*1000
}

// question asks for the background colour (OSC 11).
const question = "\x1b]11;?\x07"

// strip takes the terminal's colour replies out of b, in place, and gives what
// is left and the background if it was among them.
func strip(b []byte) (rest []byte, background *Colour) {
	rest = b[:0]
	for i := 0; i < len(b); {
		n, p := next(b[i:])
		if p != Whole {
			return append(rest, b[i:]...), background
		}
		key := b[i : i+n]
		i += n
		which, c, ok := reply(key)
		if !ok {
			rest = append(rest, key...)
		} else if which == 11 && c != nil {
			background = c
		}
	}
	return rest, background
}

// reply reads an OSC 10 or OSC 11 answer; ok is false for anything else.
func reply(key []byte) (which int, c *Colour, ok bool) {
	body, found := bytes.CutPrefix(key, []byte("\x1b]"))
	if !found {
		return 0, nil, false
	}
	number, value, found := strings.Cut(strings.TrimRight(string(body), "\x07\x1b\\"), ";")
	if !found || (number != "10" && number != "11") {
		return 0, nil, false
	}
	which, _ = strconv.Atoi(number)
	return which, parseColour(value), true
}

// parseColour reads "rgb:RRRR/GGGG/BBBB" with one to four digits a channel, or
// "#RRGGBB"; nil when it is neither.
func parseColour(s string) *Colour {
	if hex, ok := strings.CutPrefix(s, "#"); ok && len(hex) == 6 {
		s = "rgb:" + hex[:2] + "/" + hex[2:4] + "/" + hex[4:]
	}
	_, s, ok := strings.Cut(s, ":")
	parts := strings.Split(s, "/")
	if !ok || len(parts) < 3 {
		return nil
	}
	var ch [3]uint8
	for i := range ch {
		if len(parts[i]) == 0 || len(parts[i]) > 4 {
			return nil
		}
		v, err := strconv.ParseUint(parts[i], 16, 16)
		if err != nil {
			return nil
		}
		ch[i] = uint8(v * 255 / (1<<(4*len(parts[i])) - 1))
	}
	return &Colour{ch[0], ch[1], ch[2]}
}
