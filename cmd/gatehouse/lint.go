package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/lint"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/nearest"
	"gatehouse/engine/plainyaml"
)

type lintCommand struct {
	File  string `arg:"" optional:"" help:"A policy, the name of an AWS managed policy, or - for standard input."`
	Type  string `placeholder:"KIND" help:"What the policy is: identity, resource, trust, key, boundary, session, scp, rcp or vpce; unless told, what its elements suggest."`
	On    string `placeholder:"ARN" help:"What the policy hangs on, where it matters: a bucket, a role."`
	Fix   bool   `help:"Mend what is mechanical, in the file; of standard input, print the policy mended."`
	All   bool   `help:"Show every place of every finding, not the first few."`
	Why   string `placeholder:"CODE" help:"Say what a code means, why it matters and what to do."`
	Codes bool   `help:"List all codes."`
	Steps int    `default:"0" placeholder:"N" help:"How many steps each proof may take; -1: nothing is proved."`
	Width int    `default:"0" placeholder:"N" help:"How wide the lines are; unless told, as the terminal, and in a pipe as long as they come."`
	JSON  bool   `name:"json" help:"Write JSON for programs."`
}

// Help shows examples.
func (lintCommand) Help() string {
	return `A strict friend reads a policy: what AWS would refuse, what can never work, what opens
more than it seems to, what could be said in fewer words. The codes are those of IAM
Access Analyzer's policy validation, and some of ours, which are marked so.

In JSON, statements, lines and columns count from 1, columns in characters; edits are
bytes of the text, counted from 0, to be made from the last to the first.

Exit 0: nothing worse than a warning; 1: errors or security warnings; 2: wrong use.

Examples:
  gatehouse lint policy.json
  gatehouse lint bucket.json --type resource
  gatehouse lint policy.json --fix
  gatehouse lint PowerUserAccess
  gatehouse lint --why PASS_ROLE_WITH_STAR_IN_RESOURCE`
}

// Run reads one policy, or tells of codes.
func (c *lintCommand) Run(a *app) error {
	if err := knownKind(c.Type); err != nil {
		return err
	}
	switch {
	case c.Why != "":
		return c.explain(a)
	case c.Codes:
		return c.list(a)
	case c.File == "":
		return errors.New("no policy is named: gatehouse lint FILE, or - for standard input")
	}
	text, err := a.policyText(c.File)
	if err != nil {
		return err
	}
	name, options := plainyaml.Masked(called(c.File)), lint.Options{On: c.On, Steps: c.Steps}
	if c.Type == "" {
		c.Type = guessKind(a.errs, name, lint.Unmarked(policy.Parse(name, text)))
	}
	if c.Fix {
		return c.mend(a, name, string(text), options)
	}
	doc := policy.Parse(name, text)
	findings := lint.Lint(doc, kindNamed(c.Type), options)
	if c.JSON {
		err = a.json(lintedJSON(doc, c.Type, findings))
	} else {
		c.print(a.out, name, findings, a.columns(c.Width, 0))
		if len(findings) > 0 && len(lint.Unmarked(doc).Check(kindNamed(c.Type))) > 0 {
			fmt.Fprintln(a.out, "more may be found once AWS would take the policy: nothing is proved of one that it refuses")
		}
	}
	if err == nil && grave(findings) {
		return status(exitNotPassed)
	}
	return err
}

// grave says whether there are errors or security warnings.
func grave(findings []lint.Finding) bool {
	by, _ := lint.Count(findings)
	return by[lint.Error]+by[lint.Security] > 0
}

// kindNamed reads a kind as flags write it; their values are checked.
func kindNamed(name string) policy.Kind {
	if name == "vpce" {
		return policy.Endpoint
	}
	k, _ := policy.ParseKind(name)
	return k
}

// mend writes the policy with what is mechanical mended, and says what was.
func (c *lintCommand) mend(a *app, name, text string, o lint.Options) error {
	mended, applied := lint.Mend(name, text, kindNamed(c.Type), o)
	if c.File == "-" {
		if !c.JSON {
			fmt.Fprint(a.out, mended)
		}
	} else if _, err := os.Stat(c.File); err != nil {
		if _, ok := catalog.ManagedPolicy(c.File); ok {
			return fmt.Errorf("%s is a policy of AWS's, kept here for reading: print it with gatehouse show, and mend a copy", c.File)
		}
		return err
	} else if len(applied) > 0 {
		if err := overwrite(c.File, mended); err != nil {
			return fmt.Errorf("the mended policy is not written: %w", err)
		}
	}
	if c.JSON {
		return c.mendedJSON(a, name, mended, applied, o)
	}
	for _, f := range applied {
		fmt.Fprintf(a.errs, "%s:%d:%d: %s: %s\n", name, f.Span.Line, f.Span.Col, f.Code.ID, f.Fix.Says)
	}
	if len(applied) == 0 {
		fmt.Fprintf(a.errs, "%s: nothing that can be mended mechanically\n", name)
	}
	left := lint.Lint(policy.Parse(name, []byte(mended)), kindNamed(c.Type), o)
	if len(left) > 0 {
		fmt.Fprintf(a.errs, "%s: left %s %s\n", name, isOrAre(left), tally(left))
	}
	if grave(left) {
		return status(exitNotPassed)
	}
	return nil
}

// explain tells one code.
func (c *lintCommand) explain(a *app) error {
	id := strings.ToUpper(strings.ReplaceAll(c.Why, "-", "_"))
	code, ok := lint.FindCode(id)
	if !ok {
		var known []string
		for _, each := range lint.Codes() {
			known = append(known, each.ID)
		}
		if like, ok := nearest.To(id, known); ok {
			return fmt.Errorf("there is no code %s: did you mean %s?", plainyaml.Masked(c.Why), like)
		}
		return fmt.Errorf("there is no code %s: gatehouse lint --codes lists all", plainyaml.Masked(c.Why))
	}
	if c.JSON {
		return a.json(explainedJSONOf(code))
	}
	wide := a.columns(c.Width, 80)
	fmt.Fprintf(a.out, "%s  %s: %s\n\n%s\n%s", code.ID, code.Severity, code.Title, explain.Hang(wide, "", code.Why, 0), explain.Hang(wide, "", sources(code), 0))
	showExample(a.out, code, wide)
	return nil
}

// list names all codes by severity.
func (c *lintCommand) list(a *app) error {
	if c.JSON {
		out := []codeJSON{}
		for _, code := range lint.Codes() {
			out = append(out, codeJSONOf(code))
		}
		return a.json(out)
	}
	last, wide := "", a.columns(c.Width, 0)
	for _, code := range lint.Codes() {
		if s := code.Severity.String(); s != last {
			fmt.Fprintf(a.out, "%s\n", s)
			last = s
		}
		mark := ""
		if code.Ours {
			mark = " (ours)"
		}
		line := fmt.Sprintf("%-62s %s%s", code.ID, code.Title, mark)
		if wide > 0 && utf8.RuneCountInString(line)+2 > wide {
			line = code.ID + "\n" + strings.TrimRight(explain.Hang(wide, "      ", code.Title+mark, 0), "\n")
		}
		fmt.Fprintf(a.out, "  %s\n", line)
	}
	return nil
}
