package match

import (
	"strings"
	"unicode/utf8"
)

// Slots gives the values of policy variables. ok is False when the variable is
// not set and Unknown when it holds a set of values (rule 95).
type Slots interface {
	Variable(slot int) (value string, ok Truth)
}

// Options say how a pattern's text is read.
type Options struct {
	Wild bool                  // * and ? are wildcards, else literal text (rule 72)
	Fold bool                  // compare without case
	Slot func(name string) int // interns a variable's name; nil where variables are literal text (rule 92)
	From int                   // variables count from this byte on (rule 50)
}

type tokenKind uint8

const (
	literal tokenKind = iota // in the order of PartKind
	star                     // any run of characters, slashes and colons included (rule 45)
	one                      // exactly one character
	variable
)

type token struct {
	kind tokenKind
	slot int32  // variable
	text string // literal; a variable's default
	def  bool   // the variable has a default (rule 98)
}

// Pattern is a compiled pattern.
type Pattern struct {
	Text   string // as written
	tokens []token
	fold   bool
	broken bool
}

// Broken says that a variable in the pattern is malformed (rule 102): such a
// pattern is never judged.
func (p *Pattern) Broken() bool { return p.broken }

// Exact says whether the pattern is literal text throughout.
func (p *Pattern) Exact() bool {
	return !p.broken && (len(p.tokens) == 0 || len(p.tokens) == 1 && p.tokens[0].kind == literal)
}

// Compile reads a pattern.
func Compile(text string, o Options) Pattern {
	p := Pattern{Text: text, fold: o.Fold}
	var run []byte // literal text, gathered so that it is copied once
	for i := 0; i < len(text); {
		tok, n, ok := o.token(text, i)
		if !ok {
			p.broken = true
			return p
		}
		i += n
		if tok.kind == literal {
			run = append(run, tok.text...)
			continue
		}
		p.add(token{text: string(run)})
		run = run[:0]
		if last := len(p.tokens) - 1; tok.kind != star || last < 0 || p.tokens[last].kind != star {
			p.add(tok)
		}
	}
	p.add(token{text: string(run)})
	return p
}

// add appends a token; a literal of no characters says nothing.
func (p *Pattern) add(tok token) {
	if tok.kind != literal || tok.text != "" {
		p.tokens = append(p.tokens, tok)
	}
}

// token reads the token at text[i] and says how many bytes it took.
func (o *Options) token(text string, i int) (token, int, bool) {
	switch {
	case o.opens(text, i):
		return o.variable(text[i:])
	case o.Wild && text[i] == '*':
		return token{kind: star}, 1, true
	case o.Wild && text[i] == '?':
		return token{kind: one}, 1, true
	}
	j := i + 1
	for j < len(text) && !(o.Wild && (text[j] == '*' || text[j] == '?')) && !o.opens(text, j) {
		j++
	}
	return token{text: text[i:j]}, j - i, true
}

// opens says whether a variable begins at text[i].
func (o *Options) opens(text string, i int) bool {
	return o.Slot != nil && i >= o.From && strings.HasPrefix(text[i:], "${")
}

// variable reads ${name}, ${name, 'default'} (rule 98) or one of the escapes
// ${*}, ${?}, ${$} (rule 99) and says how many bytes it took. It is not ok when
// the variable is malformed (rule 102).
func (o *Options) variable(s string) (token, int, bool) {
	end := strings.IndexByte(s, '}')
	if end < 0 {
		return token{}, 0, false
	}
	name, def, hasDef := strings.Cut(s[2:end], ",")
	if !hasDef && (name == "*" || name == "?" || name == "$") {
		return token{text: name}, end + 1, true
	}
	if hasDef {
		var opened, closed bool
		def, opened = strings.CutPrefix(def, " '")
		if def, closed = strings.CutSuffix(def, "'"); !opened || !closed || strings.Contains(def, "'") {
			return token{}, 0, false
		}
	}
	if name == "" || strings.ContainsAny(name, " \t\r\n${") {
		return token{}, 0, false
	}
	return token{kind: variable, slot: int32(o.Slot(strings.ToLower(name))), text: def, def: hasDef}, end + 1, true
}

// Match says whether s fits the pattern. What a variable stands for is data:
// a star in it is a star (rule 100). An unset variable without default fits
// nothing (rules 96, 97).
func (p *Pattern) Match(s string, slots Slots) Truth {
	if p.broken {
		return Unknown
	}
	if p.Exact() {
		if len(p.tokens) == 0 {
			return Of(s == "")
		}
		n, ok := p.prefix(s, p.tokens[0].text)
		return Of(ok && n == len(s))
	}
	if bound := p.bound(slots); bound != True {
		return bound
	}
	return Of(p.run(s, slots))
}

// bound says whether every variable has a value. One without settles it, in
// whatever order they stand.
func (p *Pattern) bound(slots Slots) Truth {
	all := True
	for i := range p.tokens {
		if p.tokens[i].kind == variable {
			_, ok := p.value(i, slots)
			all = all.And(ok)
		}
	}
	return all
}

// Unset says whether some variable of the pattern has no value.
func (p *Pattern) Unset(slots Slots) bool {
	for i := range p.tokens {
		if p.tokens[i].kind == variable {
			if _, ok := p.value(i, slots); ok == False {
				return true
			}
		}
	}
	return false
}

// run is the greedy matcher: it remembers the last star only and gives it one
// character more at each failure.
func (p *Pattern) run(s string, slots Slots) bool {
	back, from := -1, 0 // token after the last star, text it was tried at
	for t, i := 0, 0; ; {
		if t == len(p.tokens) {
			if i == len(s) {
				return true
			}
		} else if p.tokens[t].kind == star {
			if t++; t == len(p.tokens) {
				return true
			}
			back, from = t, i
			continue
		} else if n, ok := p.step(t, s[i:], slots); ok {
			t, i = t+1, i+n
			continue
		}
		if back < 0 || from >= len(s) {
			return false
		}
		_, n := utf8.DecodeRuneInString(s[from:])
		from += n
		t, i = back, from
	}
}

// step matches one token at the beginning of s and says how much it took.
func (p *Pattern) step(t int, s string, slots Slots) (int, bool) {
	switch tok := &p.tokens[t]; tok.kind {
	case one:
		if s == "" {
			return 0, false
		}
		_, n := utf8.DecodeRuneInString(s)
		return n, true
	case variable:
		v, _ := p.value(t, slots)
		return p.prefix(s, v)
	default:
		return p.prefix(s, tok.text)
	}
}

func (p *Pattern) value(t int, slots Slots) (string, Truth) {
	tok := &p.tokens[t]
	v, ok := slots.Variable(int(tok.slot))
	if ok == False && tok.def {
		return tok.text, True
	}
	return v, ok
}

func (p *Pattern) prefix(s, text string) (int, bool) {
	if p.fold {
		return foldedPrefix(s, text)
	}
	return len(text), strings.HasPrefix(s, text)
}

// Fits says whether a text fits a pattern of wildcards, without regard to case.
func Fits(pattern, text string) bool {
	p := Compile(pattern, Options{Wild: true, Fold: true})
	return p.Match(text, nil) == True
}
