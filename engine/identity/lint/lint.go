package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/policy"
)

// Finding is one thing to say about a document.
type Finding struct {
	Code      *Code
	Statement int // index (in the Unmarked document), -1 when it speaks of the document
	Span      policy.Span
	Message   string // lower case, no full stop
	Hint      string // the next step; may be empty
	Fix       *Fix   // nil where only its writer can know
}

func (f Finding) Error() string {
	if f.Hint == "" {
		return f.Message
	}
	return f.Message + ": " + f.Hint
}

// Options say what a document alone does not.
type Options struct {
	On    string // ARN of what the policy hangs on, "" when it is not known
	Steps int    // budget of each proof, 0: DefaultSteps; below 0: nothing is proved
}

// DefaultSteps keeps one proof within some milliseconds.
const DefaultSteps = 200_000

// check looks for findings of one or several codes.
type check func(*linter)

// linter is one reading of one document.
type linter struct {
	doc        *policy.Document
	kind       policy.Kind
	o          Options
	statements []*statement
	findings   []Finding
	sound      bool // AWS would take the document
	spent      int  // steps of all proofs so far
}

// Lint reads a document as a policy of a kind. Findings are sorted: the gravest
// severity first, then by place. A document that is no JSON has nothing but
// that said of it; of one that AWS would refuse all is said that can be read.
func Lint(doc *policy.Document, kind policy.Kind, o Options) []Finding {
	if strings.HasPrefix(doc.Source(), mark) {
		return marked(doc, kind, o)
	}
	return lint(doc, kind, o)
}

// lint reads a document without a mark before it.
func lint(doc *policy.Document, kind policy.Kind, o Options) []Finding {
	l := &linter{doc: doc, kind: kind, o: o}
	l.refused()
	if l.tooLong() {
		l.size()
	} else if len(doc.Statements) > 0 {
		l.view()
		for _, group := range [][]check{grammarChecks, nameChecks, conditionChecks, adviceChecks, securityChecks, proofChecks} {
			for _, c := range group {
				c(l)
			}
		}
	}
	for i := range l.findings {
		f := &l.findings[i]
		f.Message, f.Hint = plain(f.Message), plain(f.Hint)
		if f.Fix != nil {
			f.Fix.Says = plain(f.Fix.Says)
		}
	}
	slices.SortStableFunc(l.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Code.Severity, b.Code.Severity), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Code.ID, b.Code.ID))
	})
	return l.findings
}

// at adds a finding about a statement.
func (l *linter) at(c *Code, s *statement, span policy.Span, hint, format string, args ...any) *Finding {
	i := -1
	if s != nil {
		i = s.index
	}
	l.findings = append(l.findings, Finding{Code: c, Statement: i, Span: span, Message: fmt.Sprintf(format, args...), Hint: hint})
	return &l.findings[len(l.findings)-1]
}

// has says whether a finding of a code stands at a place already.
func (l *linter) has(span policy.Span, codes ...*Code) bool {
	return slices.ContainsFunc(l.findings, func(f Finding) bool { return f.Span == span && slices.Contains(codes, f.Code) })
}
