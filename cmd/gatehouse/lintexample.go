package main

import (
	"fmt"
	"io"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/lint"
)

// showExample shows what a code is said of beside the nearest text of which it
// is not. Its lines are not broken, for they are to be read as they are written.
func showExample(w io.Writer, code *lint.Code, width int) {
	e, ok := code.Example()
	if !ok {
		return
	}
	where := ""
	if e.HangsOn != "" {
		where = " on " + e.HangsOn
	}
	legend := fmt.Sprintf("An example (%s policy%s): the lines with - bring it about, those with + are fine.", kindName(e), where)
	fmt.Fprintf(w, "\n%s\n", explain.Hang(width, "", legend, 0))
	for _, line := range e.Lines {
		fmt.Fprintln(w, strings.TrimRight("  "+line[:1]+" "+line[1:], " "))
	}
}

// kindName is what --type calls the kind of an example.
func kindName(e lint.Example) string {
	if name := e.Kind.String(); name != "endpoint" {
		return name
	}
	return "vpce"
}

// explainedJSON is a code with its example: said is the text that it speaks of,
// fine the neighbour.
type explainedJSON struct {
	codeJSON
	Example *exampleJSON `json:"example,omitempty"`
}

type exampleJSON struct {
	Type string `json:"type"`
	On   string `json:"on,omitempty"`
	Said string `json:"said"`
	Fine string `json:"fine"`
}

func explainedJSONOf(code *lint.Code) explainedJSON {
	out := explainedJSON{codeJSON: codeJSONOf(code)}
	e, ok := code.Example()
	if !ok {
		return out
	}
	out.Example = &exampleJSON{Type: kindName(e), On: e.HangsOn}
	for _, line := range e.Lines {
		if line[0] != '+' {
			out.Example.Said += line[1:] + "\n"
		}
		if line[0] != '-' {
			out.Example.Fine += line[1:] + "\n"
		}
	}
	return out
}
