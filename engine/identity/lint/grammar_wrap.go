package lint

import (
	"strings"

	"gatehouse/engine/identity/policy"
)

// wrap puts a statement that stands alone into a policy, or its elements that
// stand beside the Version into a Statement.
func (l *linter) wrap(f *Finding) {
	if f.Statement < 0 {
		return
	}
	colon := l.colon()
	before, behind := `"Statement"`+colon+`[{`, `}]`
	if source := l.doc.Source(); source[f.Span.Start] == '{' {
		before, behind = `{"Version"`+colon+`"`+policy.Version2012+`",`+colon[1:]+`"Statement"`+colon+`[`, `]}`
	} else if strings.TrimSpace(source[f.Span.End:]) != "}" || strings.Contains(source[f.Span.Start:f.Span.End], `"Version"`) {
		return // the Version stands among them
	} else if strings.Contains(source[f.Span.Start:f.Span.End], `"Id"`) { // the document's, which no statement has
		return
	}
	f.Fix = &Fix{Says: "put it into a Statement", Edits: []Edit{{f.Span.Start, f.Span.Start, before}, {f.Span.End, f.Span.End, behind}}}
}
