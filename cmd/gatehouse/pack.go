package main

import (
	"fmt"
	"strings"

	"gatehouse/lab/author"
)

type packCommand struct {
	Check packCheckCommand `cmd:"" help:"Check a pack: every start fails, every solution passes, every mistake speaks."`
}

type packCheckCommand struct {
	Dir      string `arg:"" help:"The pack's folder, the one with pack.md."`
	Measured bool   `name:"measured" help:"Print what routing solutions measure beside each bound, and how far proofs had to search."`
	JSON     bool   `name:"json" help:"Write JSON for programs."`
}

// Help shows an example.
func (packCheckCommand) Help() string {
	return "Every finding is file:line:column: message: next step. Exit 0 when there is none, else 1.\n--measured prints what each routing solution came to in all runs, beside each bound, and the steps\nthat each proof of a policy's solution took.\n\nExample:\n  gatehouse pack check exercises/first-steps"
}

type checkedProblem struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

type measuredBound struct {
	Exercise string  `json:"exercise"`
	Check    string  `json:"check"`
	Bound    string  `json:"bound"`
	Known    bool    `json:"known"`
	Least    float64 `json:"least"`
	Most     float64 `json:"most"`
	Noise    float64 `json:"noise"`
	Runs     int     `json:"runs"`
}

type provedRow struct {
	Exercise string `json:"exercise"`
	Check    string `json:"check"`
	Found    string `json:"found"` // "proved", "refuted", "not settled"
	Steps    int    `json:"steps"`
}

// proved is what the prover found of the solutions, when it was asked for.
func (c *packCheckCommand) proved(s author.Summary) (all []provedRow) {
	for _, ex := range s.Measured {
		for _, row := range ex.Rows {
			if c.Measured && row.Finding != nil {
				all = append(all, provedRow{ex.Exercise, row.Check.Info().ID, row.Word(), row.Finding.Steps})
			}
		}
	}
	return all
}

// measured is what the solutions measured, when it was asked for.
func (c *packCheckCommand) measured(s author.Summary) []measuredBound {
	if !c.Measured {
		return nil
	}
	all := []measuredBound{}
	for _, ex := range s.Measured {
		for _, row := range ex.Rows {
			for _, m := range row.Measured {
				all = append(all, measuredBound{ex.Exercise, row.Check.Info().ID, m.Term.String(), m.Known, m.Low, m.High, m.Noise, ex.Runs})
			}
		}
	}
	return all
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
			Measured []measuredBound  `json:"measured,omitempty"`
			Proved   []provedRow      `json:"proved,omitempty"`
		}{schema, found, c.measured(summary), c.proved(summary)})
	} else {
		if c.Measured {
			for _, m := range summary.Measured {
				fmt.Fprintf(a.out, "%s\n\n", strings.Join(m.Lines(), "\n"))
			}
		}
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
