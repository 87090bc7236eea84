package main

import (
	"gatehouse/engine/identity/lint"
	"gatehouse/engine/identity/policy"
)

// mendedForm is what --fix tells programs: what was mended, what is left, and
// the text where no file holds it. Places of what was mended are those of the
// text at that time.
type mendedForm struct {
	lintJSON
	Mended []mendedFinding `json:"mended"`
	Text   string          `json:"text,omitempty"`
}

type mendedFinding struct {
	Code   string `json:"code"`
	Line   int32  `json:"line"`
	Column int32  `json:"column"`
	Says   string `json:"says"`
}

func (c *lintCommand) mendedJSON(a *app, name, mended string, applied []lint.Finding, o lint.Options) error {
	doc := policy.Parse(name, []byte(mended))
	left := lint.Lint(doc, kindNamed(c.Type), o)
	out := mendedForm{lintJSON: lintedJSON(doc, c.Type, left), Mended: []mendedFinding{}}
	for _, f := range applied {
		out.Mended = append(out.Mended, mendedFinding{f.Code.ID, f.Span.Line, f.Span.Col, f.Fix.Says})
	}
	if c.File == "-" {
		out.Text = mended
	}
	if err := a.json(out); err != nil {
		return err
	}
	if grave(left) {
		return status(exitNotPassed)
	}
	return nil
}
