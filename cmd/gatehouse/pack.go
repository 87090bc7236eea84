package main

import (
	"fmt"

	"gatehouse/lab/author"
)

type packCommand struct {
	Check packCheckCommand `cmd:"" help:"Check a pack: every start fails, every solution passes, every mistake speaks."`
}

type packCheckCommand struct {
	Dir  string `arg:"" help:"The pack's folder, the one with pack.md."`
	JSON bool   `name:"json" help:"Write JSON for programs."`
}

// Help shows an example.
func (packCheckCommand) Help() string {
	return "Every finding is file:line:column: message: next step. Exit 0 when there is none, else 1.\n\nExample:\n  gatehouse pack check exercises/first-steps"
}

type checkedProblem struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// Run checks a pack and lists what is wrong with it.
func (c *packCheckCommand) Run(a *app) error {
	fsys, err := openPack(c.Dir)
	if err != nil {
		return err
	}
	problems, summary := author.Check(fsys)
	if c.JSON {
		found := []checkedProblem{}
		for _, p := range problems {
			found = append(found, checkedProblem{p.File, p.Line, p.Col, p.Code, p.Message, p.Hint})
		}
		err = a.json(struct {
			Schema   int              `json:"schema"`
			Problems []checkedProblem `json:"problems"`
		}{schema, found})
	} else {
		for _, p := range problems {
			fmt.Fprintln(a.out, located(c.Dir, p))
		}
		if len(problems) == 0 {
			fmt.Fprintf(a.out, "Nothing wrong in %s\n", summary)
		}
	}
	if err == nil && len(problems) > 0 {
		return status(exitNotPassed)
	}
	return err
}
