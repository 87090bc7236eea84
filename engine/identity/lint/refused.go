package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/policy"
)

// refused takes over what the policy package refuses.
func (l *linter) refused() {
	problems := l.doc.Check(l.kind)
	l.sound = len(problems) == 0
	twice := slices.ContainsFunc(problems, func(p policy.Problem) bool {
		return p.Code == "duplicate-name" && l.doc.Source()[p.Span.Start:p.Span.End] == `"Statement"`
	})
	for _, p := range problems {
		if p.Code == "missing-statement" && twice {
			continue // the other one has it
		}
		l.findings = append(l.findings, Finding{Code: l.codeOf(p), Statement: l.statementAt(p.Span), Span: p.Span, Message: p.Message, Hint: p.Hint})
	}
}

// codeOf is the code of a problem: AWS's name for it, else ours.
func (l *linter) codeOf(p policy.Problem) *Code {
	if p.Code == "unknown-element" && l.inPrincipal(p.Span) {
		return invalidPrincipalKey
	}
	id := narrower[p.Code+" "+l.kind.String()]
	if id == "" {
		id = policy.CheckName(p)
	}
	if id == "" {
		id = strings.ToUpper(strings.ReplaceAll(p.Code, "-", "_"))
	}
	if c, ok := FindCode(id); ok {
		return c
	}
	return unnamed
}

// unnamed is what a problem is called that nobody named: a test sees to it that
// there is none.
var unnamed = &Code{ID: "REFUSED", Severity: Error, Title: "AWS would refuse this", Page: pageChecks, Ours: true}

func (l *linter) statementAt(at policy.Span) int {
	for i := range l.doc.Statements {
		if s := l.doc.Statements[i].Span; s.Start <= at.Start && at.End <= s.End {
			return i
		}
	}
	return -1
}

// inPrincipal says whether a place lies within a map of principals.
func (l *linter) inPrincipal(at policy.Span) bool {
	i := l.statementAt(at)
	if i < 0 {
		return false
	}
	for _, p := range []policy.Principals{l.doc.Statements[i].Principal, l.doc.Statements[i].NotPrincipal} {
		if p.Span.Start < at.Start && at.End < p.Span.End {
			return true
		}
	}
	return false
}
