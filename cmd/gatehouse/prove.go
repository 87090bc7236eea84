package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/mattn/go-isatty"

	"gatehouse/engine/identity/advice"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
)

type proveCommand struct {
	A       string   `arg:"" help:"A policy, the name of an AWS managed policy, or a case as eval reads it."`
	B       string   `arg:"" optional:"" help:"What to compare it with; may be left out with --can."`
	Type    string   `placeholder:"KIND" help:"What the policies are: identity, resource, trust, key, boundary, session, scp, rcp or vpce; unless told, what the elements of the first suggest."`
	Can     []string `placeholder:"ACTION" help:"Ask only about these actions, such as iam:*; with one policy: whether it allows any of them."`
	On      []string `placeholder:"ARN" help:"Ask only about these resources; wildcards may stand in them."`
	Given   []string `placeholder:"KEY=VALUE" sep:"none" help:"Ask only about requests that carry this; KEY= for those without the key."`
	As      string   `placeholder:"PRINCIPAL" help:"Ask only about this caller."`
	Owner   string   `placeholder:"ACCOUNT" help:"Whose the resources are, where policies on them do not tell."`
	Service []string `placeholder:"PREFIX" help:"Ask only about these services."`
	Region  []string `placeholder:"REGION" help:"The Regions there are."`
	Steps   int      `placeholder:"N" help:"How many steps a search may take."`
	All     bool     `help:"Show a witness of each kind."`
	JSON    bool     `name:"json" help:"Write JSON for programs."`
}

// Help shows examples.
func (proveCommand) Help() string {
	return `Two policies are compared over all requests that there are: real actions, ARNs of
their resource types, the keys that they carry. What one allows and the other does
not is shown by a smallest request, as a case that gatehouse eval judges.

A bare policy stands in an account (the one that it names) and is asked about for a
user, a role's session and whoever its conditions name; policies on resources for
everybody who may come. What is not asked about allows everything, but with one
policy on a resource only what it lets in itself counts. A case gives the caller,
what is known of its requests, and policies of all layers; its action and resource
may be left out.

Exit 0: they allow the same (with one policy: it allows none of this); 1: they do not;
3: not settled, with the reasons; 2: wrong use, or a policy whose form AWS would refuse.
Names are taken as they stand: a principal that cannot be one, which AWS refuses, is
told of and means nobody; an action that does not exist matches nothing.

Examples:
  gatehouse prove mine.json theirs.json
  gatehouse prove ReadOnlyAccess ViewOnlyAccess --service s3
  gatehouse prove mine.json --can 'iam:*'
  gatehouse prove bucket.json --type resource --can s3:GetObject --given aws:SecureTransport=false
  gatehouse prove mine.json theirs.json | grep '^{' | gatehouse eval`
}

// question is what the command line asks.
type question struct {
	a, b    string // what the sets are called
	parties []prove.Party
	scope   prove.Scope
	space   prove.Space
}

// Run asks, and says what came of it.
func (c *proveCommand) Run(a *app) error {
	if c.B == "" && len(c.Can) == 0 {
		return errors.New("one policy is compared with nothing: name a second, or ask --can ACTION")
	}
	if err := cmp.Or(knownKind(c.Type), c.domain()); err != nil {
		return err
	}
	q, err := c.question(a)
	if err != nil {
		return err
	}
	var r proved
	if c.B == "" {
		r = q.reach()
	} else {
		r = q.compare()
	}
	if c.JSON {
		err = a.json(r.json())
	} else {
		out, ok := a.out.(*os.File)
		err = r.print(a.out, shown{all: c.All, brief: ok && isatty.IsTerminal(out.Fd())})
	}
	if err == nil && r.code() != exitOK {
		return status(r.code())
	}
	return err
}

func (c *proveCommand) question(a *app) (*question, error) {
	first, err := c.read(a, c.A)
	if err != nil {
		return nil, err
	}
	var second *proveSource
	if c.B != "" {
		if second, err = c.read(a, c.B); err != nil {
			return nil, err
		}
	}
	q := &question{a: called(c.A), b: called(c.B), scope: prove.Scope{Actions: c.Can, Resources: c.On}, space: c.space(first.isCase())}
	if first.isCase() {
		err = q.fromCases(first, second, c.As)
	} else {
		err = q.fromDocuments(c.kind(), first, second, c.As)
	}
	if err == nil && c.Owner != "" {
		err = q.ownedBy(c.Owner)
	}
	if err != nil {
		return nil, err
	}
	given, err := conditionsGiven(c.Given)
	if given != nil {
		q.scope.Given = [][]policy.Condition{given}
	}
	return q, err
}

// called is how an argument is spoken of.
func called(name string) string {
	if name == "-" {
		return "standard input"
	}
	return name
}

// space is what the options say there is. On roles and keys only two services
// matter.
func (c *proveCommand) space(ofCase bool) prove.Space {
	sp := prove.Space{Services: c.Service, Regions: c.Region, Steps: c.Steps, Witnesses: 16} // the first is shown, all are grouped
	if c.All {
		sp.Witnesses = 1000
	}
	if len(c.Service) == 0 && !ofCase {
		switch c.kind() {
		case policy.Trust:
			sp.Services = []string{"sts"}
		case policy.Key:
			sp.Services = []string{"kms"}
		}
	}
	return sp
}

func (c *proveCommand) kind() policy.Kind { return kindNamed(c.Type) }

func (q *question) fromDocuments(k policy.Kind, a, b *proveSource, as string) error {
	var by []iam.Principal
	if as != "" {
		who, err := iam.ParsePrincipal(as)
		if err != nil {
			return err
		}
		by = append(by, who)
	}
	var second *policy.Document
	if b != nil {
		if b.isCase() {
			return fmt.Errorf("%s is a policy and %s a case: name two of one sort", q.a, q.b)
		}
		second = b.document
	}
	q.parties = prove.Documents(k, a.document, second, by...)
	return nil
}

// fromCases asks about the one caller of both cases.
func (q *question) fromCases(a, b *proveSource, as string) error {
	r := a.open.Request
	who := iam.Derive(iam.Request{Principal: r.Principal}).Principal
	p := prove.Party{Who: who, Known: r.Context, Whole: who.Tags != nil || who.SessionTags != nil, Owner: r.ResourceAccount, A: a.open.Policies}
	switch {
	case as != "":
		return errors.New("--as goes with bare policies: a case names its principal")
	case b != nil && !b.isCase():
		return fmt.Errorf("%s is a case and %s a policy: name two of one sort", q.a, q.b)
	case b != nil && b.open.Request.Principal.ARN != r.Principal.ARN:
		return fmt.Errorf("%s asks about %s and %s about %s: let both name one principal", q.a, r.Principal.ARN, q.b, b.open.Request.Principal.ARN)
	case b != nil:
		p.B = b.open.Policies
	}
	if r.Action != "" && len(q.scope.Actions) == 0 {
		q.scope.Actions = []string{r.Action}
	}
	if r.Resource != "" {
		p.On = []string{r.Resource}
	}
	q.parties = []prove.Party{p}
	return nil
}

// ownedBy leaves the parties of one owner.
func (q *question) ownedBy(account string) error {
	kept := slices.DeleteFunc(slices.Clone(q.parties), func(p prove.Party) bool { return p.Owner != account })
	if len(kept) == 0 {
		return fmt.Errorf("--owner %s is none of the accounts that the policies on resources mention, nor 111122223333", account)
	}
	q.parties = kept
	return nil
}

// callers names the callers of all parties.
func (q *question) callers() string {
	var names []string
	seen := map[string]bool{}
	home := cmp.Or(q.parties[0].Owner, q.parties[0].Who.Account)
	for _, p := range q.parties {
		name := advice.Short{}.Principal(p.Who)
		if p.Who.Kind == iam.Anonymous {
			name = "anonymous callers"
		} else if p.Who.Account != home && p.Who.Account != "" && p.Who.Kind != iam.Root {
			name += " of " + p.Who.Account
		}
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
