package lint

import (
	"strings"

	"gatehouse/engine/identity/policy"
)

// mark is the byte order mark that some editors of Windows put before a text.
const mark = "\uFEFF"

// Unmarked is a document without the byte order mark before it, which hides all
// that follows; one without a mark is returned as it is.
func Unmarked(doc *policy.Document) *policy.Document {
	if rest, ok := strings.CutPrefix(doc.Source(), mark); ok {
		return policy.Parse(doc.Name, []byte(rest))
	}
	return doc
}

// marked reads behind a byte order mark as if it were not there, and tells of
// it first. Columns stay: no editor counts the mark.
func marked(doc *policy.Document, kind policy.Kind, o Options) []Finding {
	findings := lint(Unmarked(doc), kind, o)
	for i := range findings {
		f := &findings[i]
		f.Span.Start += int32(len(mark))
		f.Span.End += int32(len(mark))
		if f.Fix == nil {
			continue
		}
		for j := range f.Fix.Edits {
			f.Fix.Edits[j].Start += int32(len(mark))
			f.Fix.Edits[j].End += int32(len(mark))
		}
	}
	first := Finding{Code: jsonSyntax, Statement: -1, Span: policy.Span{End: int32(len(mark)), Line: 1, Col: 1},
		Message: "the document begins with an invisible byte order mark", Hint: "delete the first character, or save it as UTF-8 without BOM",
		Fix: &Fix{Says: "delete the byte order mark", Edits: []Edit{{0, int32(len(mark)), ""}}}}
	return append([]Finding{first}, findings...)
}
