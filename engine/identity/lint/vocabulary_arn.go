package lint

import (
	"slices"
	"strings"
	"sync"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/language"
	"gatehouse/engine/nearest"
)

// form is one way in which the ARNs of a service are written. Unlike prove's
// formats it lets any text stand in a placeholder: what does not fit here is
// wrong for sure.
type form struct {
	parts [6]string
	head  string         // of the resource, before its first placeholder
	last  *language.Expr // of the resource, with two colons before it
	whole *language.Expr // of the ARN, with real names in its placeholders
}

// formsByHand are in use and not in the reference.
const formsByHand = "arn:${Partition}:cloudformation:${Region}:aws:transform/${TransformName}"

// vocabForms are the forms of all resource types by the service of their ARN.
var vocabForms = sync.OnceValue(func() map[string][]form {
	forms := map[string][]form{}
	seen := map[string]bool{}
	add := func(format string) {
		parts := strings.SplitN(format, ":", 6)
		if seen[format] || len(parts) < 6 || strings.Contains(parts[2], "$") {
			return
		}
		seen[format] = true
		head, _, _ := strings.Cut(parts[5], "${")
		forms[parts[2]] = append(forms[parts[2]], form{[6]string(parts), head, looseExpr("::" + parts[5]), formatExpr(format)})
	}
	for t := range catalog.Targets("") {
		for format := range strings.SplitSeq(t.Formats, ", ") {
			add(format)
		}
	}
	for format := range strings.SplitSeq(formsByHand, ", ") {
		add(format)
	}
	return forms
})

// looseExpr is a format with at least one character in its placeholders: any,
// but for Region and account, which have no colon.
func looseExpr(format string) *language.Expr {
	b := new(language.Builder)
	for {
		before, behind, ok := strings.Cut(format, "${")
		b.Text(before)
		if !ok {
			return b.Expr()
		}
		name, rest, _ := strings.Cut(behind, "}")
		switch format = rest; name {
		case "Partition":
			b.Text("aws")
		case "Region", "Account":
			b.AtLeast(1, language.NoColon)
		default:
			b.AtLeast(1, language.Any)
		}
	}
}

func formsOf(service string) []form { return vocabForms()[service] }

// arnServices are the services that ARNs name, in their order.
var arnServices = sync.OnceValue(func() (names []string) {
	for name := range vocabForms() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
})

// formsFor are the forms of a service that a resource, as a pattern, can be of.
// Where the budget ends it can be of all.
func formsFor(e *patience, service, resource string) (fitting []form) {
	if strings.Trim(resource, "*") == "" && resource != "" {
		return formsOf(service)
	}
	literal := resource
	if i := strings.IndexAny(resource, "*?$"); i >= 0 {
		literal = resource[:i]
	}
	pattern := patternExpr("::" + resource) // no partition is looked for in it
	for _, f := range formsOf(service) {
		if (strings.HasPrefix(f.head, literal) || strings.HasPrefix(literal, f.head)) && language.Meet(&e.Budget, pattern, f.last) {
			fitting = append(fitting, f)
		}
	}
	return fitting
}

// swallows says whether a star before the resource can take the place of
// several parts, so that the ARN fits after all (rule 47).
func swallows(e *patience, r resource) bool {
	if !strings.Contains(r.parts[1]+r.parts[3]+r.parts[4], "*") {
		return false
	}
	pattern := patternExpr(r.Value)
	return slices.ContainsFunc(formsOf(r.parts[2]), func(f form) bool { return language.Meet(&e.Budget, pattern, f.whole) })
}

const (
	partEither = iota
	partAlways
	partNever
)

// needs says whether the forms have a part always, never, or as it comes. What
// AWS writes in an account's place is as good as one.
func needs(forms []form, part int) int {
	with := 0
	for _, f := range forms {
		if f.parts[part] != "" {
			with++
		}
	}
	switch with {
	case 0:
		return partNever
	case len(forms):
		return partAlways
	}
	return partEither
}

// fixedPart says whether some form of the service writes a part just so.
func fixedPart(service string, part int, text string) bool {
	return slices.ContainsFunc(formsOf(service), func(f form) bool { return f.parts[part] == text })
}

// fitsSomeForm says whether six parts make an ARN with Region and account
// where its form has them.
func fitsSomeForm(e *patience, parts []string) bool {
	return slices.ContainsFunc(formsFor(e, parts[2], parts[5]), func(f form) bool {
		return (f.parts[3] == "") == (parts[3] == "") && (f.parts[4] == "") == (parts[4] == "") && (parts[3] == "" || isRegion(parts[3]) || openPart(parts[3]))
	})
}

// formHint names the kind of resource that is likely meant.
func formHint(forms []form, r resource) string {
	var heads []string
	for _, f := range forms {
		if f.head != "" && !slices.Contains(heads, f.head) {
			heads = append(heads, f.head)
		}
	}
	slices.Sort(heads)
	for _, head := range heads {
		if n := len(head); len(r.parts[5]) > n && strings.EqualFold(r.parts[5][:n], head) && r.parts[5][:n] != head {
			return "small and capital letters count: write " + head + r.parts[5][n:]
		}
	}
	for _, f := range forms {
		if f.head != "" && strings.HasPrefix(r.parts[5], f.head) {
			return "write " + f.parts[5]
		}
	}
	if at := strings.IndexAny(r.parts[5], "/:"); at >= 0 {
		if near, ok := nearest.To(r.parts[5][:at+1], heads); ok {
			return "did you mean " + near + short(r.parts[5][at+1:]) + "?"
		}
	}
	if len(heads) == 1 {
		return "did you mean " + heads[0] + short(r.parts[5]) + "?"
	}
	const most = 5
	if len(heads) > most {
		heads = append(heads[:most:most], "...")
	}
	return "they begin with " + strings.Join(heads, ", ")
}
