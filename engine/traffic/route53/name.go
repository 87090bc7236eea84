package route53

import (
	"fmt"
	"strings"
)

// The lengths of RFC 1035, in bytes; the name's counts its final dot.
const (
	maxLabel = 63
	maxName  = 255
)

// wildcard is the asterisk as Route 53 prints it.
const wildcard = `\052`

// nameError is why a text is no DNS name, in AWS's words.
type nameError struct {
	fault fault
	word  string
	hint  string
}

func (e *nameError) Error() string { return e.at(Span{}).Message + ": " + e.hint }

func (e *nameError) at(span Span) Problem { return e.fault.at(span, e.hint, e.word) }

// CleanName is a DNS name as Route 53 keeps it: lower case, a dot at its end,
// and every character but letters, digits, hyphen and underscore as a backslash
// and three octal digits, so that "*.Example.com" is "\052.example.com.".
func CleanName(s string) (string, error) {
	text := strings.TrimSuffix(s, ".")
	if text == "" {
		return "", &nameError{nameEmpty, s, "write a whole name, as www.example.com"}
	}
	if clean(text) {
		return text + ".", nil
	}
	var b strings.Builder
	total := 0
	for rest, more := text, true; more; {
		var label string
		label, rest, more = strings.Cut(rest, ".")
		n, err := writeLabel(&b, label, text)
		if err != nil {
			return "", err
		}
		total += n + 1
		b.WriteByte('.')
	}
	if total > maxName {
		return "", &nameError{nameTooLong, s, fmt.Sprintf("a name has at most %d characters", maxName)}
	}
	return b.String(), nil
}

// clean says whether a name without its final dot is one already: most are,
// and a zone of 10,000 records should cost no copies.
func clean(s string) bool {
	if len(s) >= maxName {
		return false
	}
	label := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '.' && label > 0:
			label = 0
		case plain(c) && label < maxLabel:
			label++
		default:
			return false
		}
	}
	return label > 0
}

// plain says whether a character of a name is written as itself.
func plain(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

// writeLabel writes one label clean and counts its bytes.
func writeLabel(b *strings.Builder, label, name string) (int, error) {
	if label == "" {
		return 0, &nameError{labelEmpty, name, "two dots stand side by side: delete one"}
	}
	n := 0
	for i := 0; i < len(label); n++ {
		c, width := label[i], 1
		if c == '\\' {
			var ok bool
			if c, ok = octal(label[i+1:]); !ok {
				return 0, &nameError{nameCharacter, label[i:], `after a backslash come three octal digits, as \052`}
			}
			width = 4
		} else if c <= ' ' || c >= 0x7f {
			return 0, &nameError{nameCharacter, label, `write the character as a backslash and three octal digits, or the name in Punycode (xn--...)`}
		}
		writeByte(b, c)
		i += width
	}
	if n > maxLabel {
		return 0, &nameError{labelTooLong, label, fmt.Sprintf("the part between two dots has at most %d characters", maxLabel)}
	}
	return n, nil
}

func writeByte(b *strings.Builder, c byte) {
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	if plain(c) {
		b.WriteByte(c)
		return
	}
	fmt.Fprintf(b, `\%03o`, c)
}

// octal reads three octal digits.
func octal(s string) (byte, bool) {
	if len(s) < 3 || s[0] > '3' {
		return 0, false
	}
	n := 0
	for i := range 3 {
		if s[i] < '0' || s[i] > '7' {
			return 0, false
		}
		n = n*8 + int(s[i]-'0')
	}
	return byte(n), true
}

// within says whether a clean name is a zone's own or lies below it.
func within(name, zone string) bool {
	return name == zone || strings.HasSuffix(name, "."+zone)
}

// partlyWild says whether a name's leftmost label has an asterisk beside other
// characters (traffic 1.5.6). Elsewhere an asterisk is an ordinary character.
func partlyWild(name string) bool {
	label, _, _ := strings.Cut(name, ".")
	return label != wildcard && strings.Contains(label, wildcard)
}
