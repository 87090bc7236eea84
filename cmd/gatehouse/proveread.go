package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"gatehouse/engine/identity/cases"
	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/lint"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// proveSource is one of the two things that are compared.
type proveSource struct {
	document *policy.Document
	open     *cases.Case // nil for a document
}

func (s *proveSource) isCase() bool { return s.open != nil }

// read reads a policy or a case from a file, or a managed policy by its name.
// Each problem is told with its place; a policy with one is compared with
// nothing.
func (c *proveCommand) read(a *app, name string) (*proveSource, error) {
	text, err := a.policyText(name)
	if err != nil {
		return nil, err
	}
	name = called(name)
	var s *proveSource
	var problems []string
	if looksLikeCase(text) {
		open, err := cases.ParseOpen(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		s = &proveSource{open: &open}
		problems = caseProblems(name, &open)
	} else {
		doc := policy.Parse(name, text)
		s = &proveSource{document: doc}
		if c.Type == "" { // that of the first goes for both
			c.Type = guessKind(a.errs, name, doc)
		}
		for _, p := range doc.Check(c.kind()) {
			problems = append(problems, fmt.Sprintf("%s:%d:%d: %s", name, p.Span.Line, p.Span.Col, p.Error()))
			if p.Code == "principal-not-allowed" {
				problems[len(problems)-1] += "; a policy on a resource is asked about with --type resource, trust or key"
			}
		}
	}
	if len(problems) > 0 {
		fmt.Fprintln(a.errs, strings.Join(problems, "\n"))
		return nil, status(exitUsage)
	}
	if !s.isCase() {
		c.doubtPrincipals(a, s.document)
	}
	return s, nil
}

// doubtPrincipals tells of principals that cannot be one: to the prover they are
// nobody, while AWS refuses the policy, which only the linter looks for.
func (c *proveCommand) doubtPrincipals(a *app, doc *policy.Document) {
	for _, f := range lint.Lint(doc, c.kind(), lint.Options{Steps: -1}) {
		if f.Code.Severity == lint.Error && strings.Contains(f.Code.ID, "PRINCIPAL") {
			fmt.Fprintf(a.errs, "%s:%d:%d: AWS would refuse this, and here it means nobody: %s\n", doc.Name, f.Span.Line, f.Span.Col, f.Error())
		}
	}
}

func (a *app) policyText(name string) ([]byte, error) {
	in, closeIn, err := a.open(name)
	if errors.Is(err, fs.ErrNotExist) {
		if text, ok := catalog.ManagedPolicy(name); ok {
			return []byte(text), nil
		}
		return nil, fmt.Errorf("there is neither a file %s nor a managed policy of that name that is kept here: gatehouse show NAME prints one", name)
	}
	if err != nil {
		return nil, err
	}
	defer closeIn()
	text, err := io.ReadAll(io.LimitReader(in, cases.MaxLine+1))
	if err == nil && len(text) > cases.MaxLine {
		return nil, fmt.Errorf("%s is larger than any policy: %d bytes at most are read", name, cases.MaxLine)
	}
	return text, err
}

// looksLikeCase says whether a text is an object with a request.
func looksLikeCase(text []byte) bool {
	var members map[string]jsontext.Value
	if json.Unmarshal(bytes.TrimSpace(text), &members, jsontext.AllowDuplicateNames(true)) != nil {
		return false
	}
	_, ok := members["request"]
	return ok
}

// caseProblems are what AWS would refuse of a case's policies. Places count
// from each document.
func caseProblems(name string, c *cases.Case) (out []string) {
	p := c.Policies
	p.ResourceKind = iam.ResourceKind(c.Request.Action, c.Request.Resource)
	r := iam.Derive(c.Request)
	x := iam.Compile(p).Bind(&r, nil).Explain()
	for _, bad := range x.Invalid {
		out = append(out, fmt.Sprintf("%s: %s:%d:%d: %s", name, bad.Policy, bad.Problem.Span.Line, bad.Problem.Span.Col, bad.Problem.Error()))
	}
	return out
}

// conditionsGiven reads KEY=VALUE by the type of the key.
func conditionsGiven(given []string) (out []policy.Condition, err error) {
	for _, g := range given {
		key, value, ok := strings.Cut(g, "=")
		if !ok || key == "" {
			return nil, fmt.Errorf("--given %s is not of the form KEY=VALUE, such as aws:MultiFactorAuthPresent=false", g)
		}
		operator := operatorFor(key)
		if value == "" {
			operator, value = "Null", "true"
		}
		out = append(out, policy.Condition{Operator: policy.Text{Value: operator}, Key: policy.Text{Value: key}, Single: true,
			Values: []policy.Value{{Text: policy.Text{Value: value}}}})
	}
	return out, nil
}

// operatorFor is the operator that asks whether a key has a value.
func operatorFor(key string) string {
	k, _ := catalog.FindKey(key)
	operator := map[catalog.Type]string{catalog.Bool: "Bool", catalog.IP: "IpAddress", catalog.Number: "NumericEquals",
		catalog.Date: "DateEquals", catalog.ARN: "ArnLike", catalog.Binary: "BinaryEquals"}[k.Type]
	if operator == "" {
		operator = "StringLike"
	}
	if k.Multi {
		operator = "ForAnyValue:" + operator
	}
	if _, ok := match.ParseOperator(operator); !ok {
		return "StringLike"
	}
	return operator
}
