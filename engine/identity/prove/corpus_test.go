package prove_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gatehouse/engine/identity/cases"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// corpus are the judge's own cases.
func corpus(t *testing.T, each func(c cases.Case)) {
	files, err := filepath.Glob("../iam/testdata/cases/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range bytes.Split(src, []byte("\n")) {
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			c, err := cases.Parse(line, i+1)
			if err != nil || len(c.More) > 0 {
				continue
			}
			each(c)
		}
	}
}

// What the judge allows, the prover finds when it is asked for just that: the
// caller, its context, the action and the resource as the case has them.
func TestWhatACaseAllowsIsFound(t *testing.T) {
	allowed, found, open := 0, 0, 0
	corpus(t, func(c cases.Case) {
		v := iam.Compile(c.Policies).Bind(&c.Request, nil).Verdict()
		p := prove.Party{Who: c.Request.Principal, Known: c.Request.Context, Owner: c.Request.ResourceAccount, A: c.Policies}
		if strings.Contains(c.Request.Resource, "${") { // a format would take it for a placeholder
			return
		}
		sp := prove.Space{Actions: []prove.Action{{Name: c.Request.Action, Formats: []string{c.Request.Resource}}}}
		for _, key := range []string{"aws:RequestedRegion", "aws:CurrentTime", "aws:EpochTime", "aws:SecureTransport"} {
			if _, there := c.Request.Context.Lookup(key); !there { // a real request would have it
				sp.Never = append(sp.Never, key)
			}
		}
		f := prove.Can([]prove.Party{p}, prove.Scope{Actions: []string{c.Request.Action}}, sp)
		switch {
		case v.Outcome != iam.Allowed && len(f.Witnesses) > 0:
			w := f.Witnesses[0]
			if got := iam.Compile(c.Policies).Bind(&w.Request, nil).Verdict(); got.Outcome != iam.Allowed {
				t.Errorf("%s: the witness is not allowed: %+v", c.ID, w.Request)
			}
		case v.Outcome != iam.Allowed:
		case len(f.Witnesses) > 0:
			allowed, found = allowed+1, found+1
		case !f.Complete:
			allowed, open = allowed+1, open+1
		default:
			allowed++
			t.Errorf("%s (rule %s): the judge allows %s on %s, the prover says that nothing is", c.ID, c.Rule, c.Request.Action, c.Request.Resource)
		}
	})
	t.Logf("%d allowed, %d found, %d not settled", allowed, found, open)
}

// Asked about every request of an action, of the catalogue's own space, the
// prover finds one for nearly every case: what is left are requests that
// nobody can make.
func TestWhatACaseAllowsIsFoundInTheWholeSpace(t *testing.T) {
	impossible := map[string]string{
		"aws-rcp-aws-managed-key":   "the reference gives the action no alias",
		"133-aws-managed-key":       "the reference gives the action no alias",
		"46-slash-means-nothing":    "a bucket of one letter",
		"46-empty-segment":          "a bucket of one letter",
		"68-empty-values-ifexists":  "a request without its Region",
		"115-stated-wins":           "a request to IAM in another Region",
		"77-value-no-arn-as-string": "a key of ARNs that holds none",
		"78-negative":               "a negative number of keys",
		"78-negative-less":          "a negative number of keys",
		"84-without-zone":           "a public address that is none",
		"93-variable-in-condition":  "the key is never in requests for objects",
	}
	missed := 0
	corpus(t, func(c cases.Case) {
		if v := iam.Compile(c.Policies).Bind(&c.Request, nil).Verdict(); v.Outcome != iam.Allowed {
			return
		}
		p := prove.Party{Who: c.Request.Principal, Owner: c.Request.ResourceAccount, A: c.Policies}
		f := prove.Can([]prove.Party{p}, prove.Scope{Actions: []string{c.Request.Action}}, prove.Space{})
		if _, known := impossible[c.ID]; f.Holds() && !known {
			missed++
			t.Errorf("%s: the judge allows %s on %s, the prover finds no request", c.ID, c.Request.Action, c.Request.Resource)
		}
	})
}
