package lint

import (
	"strings"
	"sync"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/language"
	"gatehouse/engine/identity/prove"
)

// meets says whether some ARN of a catalogue's format fits a pattern as a
// Resource element writes it; a variable in it may stand for anything. Where
// that takes too long it says yes.
func meets(pattern, format string) bool {
	if format == "*" || strings.Trim(pattern, "*") == "" {
		return true
	}
	if apart(pattern, format) {
		return false
	}
	budget := language.Budget{Left: 20_000}
	return language.Meet(&budget, formatExpr(format), patternExpr(pattern))
}

// apart compares what both write before the first thing left open, which
// settles most questions for nothing.
func apart(pattern, format string) bool {
	p, f := strings.SplitN(pattern, ":", 4), strings.SplitN(format, ":", 4)
	return len(p) > 3 && len(f) > 3 && !strings.ContainsAny(p[2], "*?$") && !strings.EqualFold(p[2], f[2])
}

var formatExprs sync.Map // string -> *language.Expr

func formatExpr(format string) *language.Expr {
	if e, ok := formatExprs.Load(format); ok {
		return e.(*language.Expr)
	}
	e := prove.Format(format)
	formatExprs.Store(format, e)
	return e
}

// patternExpr reads a pattern of any partition: formats are those of aws.
func patternExpr(pattern string) *language.Expr {
	if p := strings.SplitN(pattern, ":", 3); len(p) == 3 && strings.HasPrefix(p[1], "aws") {
		pattern = p[0] + ":aws:" + p[2]
	}
	b := new(language.Builder)
	for pattern != "" {
		at := strings.IndexAny(pattern, "*?$")
		if at < 0 {
			return b.Text(pattern).Expr()
		}
		b.Text(pattern[:at])
		rest := pattern[at:]
		end := strings.IndexByte(rest, '}')
		switch {
		case rest[0] == '*':
			b.Run(language.Any)
			rest = rest[1:]
		case rest[0] == '?':
			b.One(language.Any)
			rest = rest[1:]
		case strings.HasPrefix(rest, "${") && end > 0:
			variable(b, rest[2:end])
			rest = rest[end+1:]
		default:
			b.Text(rest[:1])
			rest = rest[1:]
		}
		pattern = rest
	}
	return b.Expr()
}

// variable adds what a policy variable may stand for: "${*}" is a star.
func variable(b *language.Builder, name string) {
	if name == "*" || name == "?" || name == "$" {
		b.Text(name)
		return
	}
	b.Run(language.Any)
}

// formatsOf are the ARN formats on which an action of the catalogue can be
// asked; none for an action that works on "*" only, or that is not known.
func formatsOf(action string) (formats []string) {
	a, _ := catalog.FindAction(action)
	for _, t := range a.Resources {
		if r, ok := catalog.FindResource(a.Service(), t.Name); ok {
			formats = append(append(formats, r.ARN), r.Others...)
		}
	}
	return formats
}

// fitsAction says whether an action of the catalogue can be asked on some
// resource that an entry covers.
func (r resource) fitsAction(action string) bool {
	if r.star() {
		return true
	}
	for _, format := range formatsOf(action) {
		if meets(r.Value, format) {
			return true
		}
	}
	return false
}
