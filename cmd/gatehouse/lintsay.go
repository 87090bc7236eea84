package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/lint"
	"gatehouse/engine/identity/policy"
)

// shownPlaces is how many places of a code are shown unless all are asked for.
const shownPlaces = 4

// print says what was found, by code, what is to be mended first first. Where
// no width is given each place keeps its line, as programs like it.
func (c *lintCommand) print(w io.Writer, name string, findings []lint.Finding, width int) {
	line := func(indent, text string) {
		if width > 0 && utf8.RuneCountInString(indent+text) > width {
			fmt.Fprint(w, explain.Hang(width, indent, text, 2))
			return
		}
		fmt.Fprintln(w, indent+text)
	}
	fmt.Fprintf(w, "%s: %s\n", name, tally(findings))
	for _, g := range lint.Groups(findings) {
		fmt.Fprintln(w)
		line("", fmt.Sprintf("%s  %s  %s", g.Code.ID, g.Code.Severity, g.Code.Title))
		for i, f := range g.Findings {
			if i == shownPlaces && !c.All && len(g.Findings) > shownPlaces+1 {
				fmt.Fprintf(w, "  and %d more; --all shows them\n", len(g.Findings)-i)
				break
			}
			line("  ", fmt.Sprintf("%s:%d:%d: %s", name, f.Span.Line, f.Span.Col, f.Message))
			if f.Hint != "" {
				line("      ", f.Hint)
			}
		}
	}
	if _, fixable := lint.Count(findings); fixable > 0 {
		fmt.Fprintln(w)
		line("", fmt.Sprintf("--fix mends %d of them; --why CODE says what a code means", fixable))
	} else if len(findings) > 0 {
		fmt.Fprint(w, "\n--why CODE says what a code means\n")
	}
}

// tally counts findings by severity: "2 errors, 1 suggestion".
func tally(findings []lint.Finding) string {
	by, _ := lint.Count(findings)
	var parts []string
	for s, n := range by {
		if n > 0 {
			parts = append(parts, plural(n, lint.Severity(s).String()))
		}
	}
	if len(parts) == 0 {
		return "nothing to say against it"
	}
	return strings.Join(parts, ", ")
}

// isOrAre goes before the tally of what is left: is, for a single one.
func isOrAre(findings []lint.Finding) string {
	if len(findings) == 1 {
		return "is"
	}
	return "are"
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// sources are the rules and the page of a code.
func sources(c *lint.Code) string {
	s := "AWS: " + c.Page
	if c.Ours {
		s = "A check of ours. AWS: " + c.Page
	}
	if len(c.Rules) > 0 {
		s += "; " + [...]string{"rule ", "rules "}[min(len(c.Rules)-1, 1)] + strings.Join(c.Rules, ", ")
	}
	return s
}

// The form for programs.
type (
	lintJSON struct {
		Schema   string            `json:"schema"`
		Policy   string            `json:"policy"`
		Type     string            `json:"type"`
		Findings []lintFindingJSON `json:"findings"`
	}
	lintFindingJSON struct {
		codeJSON
		Statement int      `json:"statement"` // counted from 1, 0 for the document
		Line      int32    `json:"line"`
		Column    int32    `json:"column"`
		Message   string   `json:"message"`
		Hint      string   `json:"hint,omitempty"`
		Fix       *fixJSON `json:"fix,omitempty"`
	}
	codeJSON struct {
		Code     string   `json:"code"`
		Severity string   `json:"severity"`
		Title    string   `json:"title"`
		Why      string   `json:"why"`
		Rules    []string `json:"rules,omitempty"`
		Page     string   `json:"page"`
		Ours     bool     `json:"ours"`
	}
	fixJSON struct {
		Says  string     `json:"says"`
		Unit  string     `json:"unit"` // of the edits: "byte"
		Edits []editJSON `json:"edits"`
	}
	editJSON struct {
		Start int32  `json:"start"` // bytes, see Help
		End   int32  `json:"end"`
		Text  string `json:"text"`
	}
)

func lintedJSON(doc *policy.Document, kind string, findings []lint.Finding) lintJSON {
	out := lintJSON{Schema: "gatehouse.lint/1", Policy: doc.Name, Type: kind, Findings: []lintFindingJSON{}}
	for _, f := range findings {
		j := lintFindingJSON{codeJSON: codeJSONOf(f.Code), Statement: f.Statement + 1, Line: f.Span.Line, Column: f.Span.Col, Message: f.Message, Hint: f.Hint}
		if f.Fix != nil {
			j.Fix = &fixJSON{Says: f.Fix.Says, Unit: "byte"}
			for _, e := range f.Fix.Edits {
				j.Fix.Edits = append(j.Fix.Edits, editJSON(e))
			}
		}
		out.Findings = append(out.Findings, j)
	}
	return out
}

func codeJSONOf(c *lint.Code) codeJSON {
	return codeJSON{c.ID, c.Severity.String(), c.Title, c.Why, c.Rules, c.Page, c.Ours}
}
