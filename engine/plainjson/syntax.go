package plainjson

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// syntax words a JSON error for a person: what is wrong at which place, and
// what to type. The decoder's own message is the last resort.
func (r *reader) syntax(err error) *Problem {
	at := r.skip(r.prev)
	var bad *jsontext.SyntacticError
	if errors.As(err, &bad) && int(bad.ByteOffset) > at {
		at = int(bad.ByteOffset)
	}
	p := &Problem{Code: "json", Span: At(r.src, min(at, len(r.src)), min(at+1, len(r.src)))}
	if !utf8.Valid(r.src) {
		return r.badUTF8(p)
	}
	if at >= len(r.src) {
		return r.cutShort(p)
	}
	if r.prev == 0 {
		at = r.skip(0) // of a word such as false the decoder takes the beginning
		p.Span = At(r.src, at, at+1)
	}
	c, _ := utf8.DecodeRune(r.src[at:])
	gap := strings.Join(strings.Fields(string(r.src[r.prev:max(at, r.prev)])), "")
	switch {
	case strings.HasPrefix(gap, ":") && r.inList():
		p.Message = fmt.Sprintf("the list that [ of line %d opens is not closed", r.open[len(r.open)-1].Line)
		p.Hint = "write ] before this name"
		p.Span = At(r.src, r.last, r.prev)
	case r.inString():
		p.Message, p.Hint = "this string is not closed on its line", `end it with "`
		p.Span = At(r.src, r.skip(r.prev), r.skip(r.prev)+1)
	case r.runsOn(p, at, c):
	case c == '}' || c == ']':
		r.wrongClose(p, c, strings.Contains(gap, ","))
	case r.foreign(p, c):
	case r.prev == 0:
		r.wrongBeginning(p, at, c)
	case strings.Contains(gap, ",,"):
		p.Message, p.Hint = "nothing stands between two commas", "delete one"
		p.Span = At(r.src, r.prev, r.prev+1)
	case strings.Contains(gap, ":,"):
		p.Message, p.Hint = "a value is missing after this name", "write one after the colon"
		p.Span = At(r.src, r.prev, r.prev+1)
	case c == '"' || c == '{' || c == '[':
		r.missing(p)
	default:
		p.Message = fmt.Sprintf("%q cannot stand here", c)
		p.Hint = "strings and names go in double quotes"
	}
	return p
}

// foreign tells of signs that other languages write, and word processors.
func (r *reader) foreign(p *Problem, c rune) bool {
	switch c {
	case '\'', '“', '”', '‘', '’':
		p.Message, p.Hint = fmt.Sprintf("%q does not quote in JSON", c), `use the straight double quote "`
	case '/', '#':
		p.Message, p.Hint = "JSON has no comments", "delete this one"
	case 0xFEFF:
		p.Message, p.Hint = "the document begins with an invisible byte order mark", "delete the first character"
	default:
		return false
	}
	return true
}

func (r *reader) wrongBeginning(p *Problem, at int, c rune) {
	p.Message = fmt.Sprintf("%s begins with {, not with %q", r.limits.What, c)
	if strings.IndexByte(string(r.src[at:]), '{') > 0 {
		p.Hint = "delete what stands before the {"
	}
}

// inList says whether the innermost bracket that is open is a list's.
func (r *reader) inList() bool {
	return len(r.open) > 0 && r.src[r.open[len(r.open)-1].Start] == '['
}

// inString says whether the token after the last good one is a string that
// breaks off at a line's end.
func (r *reader) inString() bool {
	start := r.skip(r.prev)
	if start >= len(r.src) || r.src[start] != '"' {
		return false
	}
	for i := start + 1; i < len(r.src); i++ {
		switch r.src[i] {
		case '\\':
			i++
		case '"':
			return false
		case '\n':
			return true
		}
	}
	return true
}

// runsOn tells of a string whose closing quote is missing, so that it ends at
// the opening quote of the next and leaves that one's text bare.
func (r *reader) runsOn(p *Problem, at int, c rune) bool {
	if at != r.prev || r.last >= r.prev-1 || r.src[r.last] != '"' || !unicode.IsLetter(c) && c != '*' && c != '$' {
		return false
	}
	inside := strings.TrimRight(string(r.src[r.last+1:r.prev-1]), " \t")
	end, ok := inside, true
	for _, sign := range []string{",", ":", "[", "{"} {
		if end, ok = strings.CutSuffix(inside, sign); ok {
			break
		}
	}
	if !ok {
		p.Message, p.Hint = fmt.Sprintf("this string ends in front of %q", c), `end it later, or write \" for a quote within it`
		p.Span = At(r.src, r.prev-1, r.prev)
		return true
	}
	p.Message, p.Hint = "the string that begins here has no closing quote", `write " before `+inside[len(end):]
	if strings.TrimRight(end, " \t") == "" {
		p.Hint = `delete the quote before ` + inside[len(end):]
	}
	p.Span = At(r.src, r.last, r.prev)
	return true
}

func (r *reader) badUTF8(p *Problem) *Problem {
	at := 0
	for at < len(r.src) {
		c, n := utf8.DecodeRune(r.src[at:])
		if c == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	p.Message, p.Hint, p.Span = "a byte here is not UTF-8 text", "save the document as UTF-8", At(r.src, at, at+1)
	return p
}

func (r *reader) cutShort(p *Problem) *Problem {
	if r.inString() {
		p.Message, p.Hint = "this string is not closed", `end it with "`
		p.Span = At(r.src, r.skip(r.prev), r.skip(r.prev)+1)
		return p
	}
	if len(r.open) == 0 {
		p.Message, p.Hint = "the document is empty", r.limits.What+" begins with {"
		return p
	}
	last := r.open[len(r.open)-1]
	p.Message = fmt.Sprintf("the document ends while %c of its line %d is still open", r.src[last.Start], last.Line)
	p.Hint = fmt.Sprintf("close it with %c", closer(r.src[last.Start]))
	return p
}

func (r *reader) wrongClose(p *Problem, c rune, comma bool) {
	if len(r.open) > 0 {
		last := r.open[len(r.open)-1]
		if want := closer(r.src[last.Start]); rune(want) != c {
			p.Message = fmt.Sprintf("%c closes nothing here: %c of the document's line %d is open", c, r.src[last.Start], last.Line)
			p.Hint = fmt.Sprintf("write %c", want)
			return
		}
	}
	if comma {
		p.Message, p.Hint = fmt.Sprintf("a comma stands before %c", c), "delete the comma: the last item has none"
		at := strings.LastIndexByte(string(r.src[:p.Span.Start]), ',')
		p.Span = At(r.src, at, at+1)
		return
	}
	p.Message, p.Hint = fmt.Sprintf("a value is missing before %c", c), ""
}

// missing tells a missing comma from a missing colon; either belongs right
// after the last good token.
func (r *reader) missing(p *Problem) {
	what := "comma"
	if kind, n := r.dec.StackIndex(r.dec.StackDepth()); kind == '{' && n%2 == 1 {
		what = "colon"
	}
	p.Span = At(r.src, r.prev, min(r.prev+1, len(r.src)))
	p.Message = "a " + what + " is missing here"
	p.Hint = map[string]string{"comma": "write , between two items", "colon": "write : between a name and its value"}[what]
}

func closer(open byte) byte {
	if open == '{' {
		return '}'
	}
	return ']'
}
