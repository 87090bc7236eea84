package author

import (
	"strings"

	"gatehouse/engine/identity/policy"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// proofs are the rows about all requests that were asked.
func proofs(r grade.Report) (rows []grade.Row) {
	for _, row := range r.Rows {
		if row.Finding != nil {
			rows = append(rows, row)
		}
	}
	return rows
}

// empty tells of rows about all requests that no answer can break: nobody ever
// makes such a request, or the world alone decides it. What forbids must catch
// the answer that allows everything, what demands the one that denies it.
func (c *checker) empty(g *grade.Grader, ex *pack.Exercise) {
	for _, effect := range []string{"Allow", "Deny"} {
		for _, row := range proofs(g.Judge(extreme(ex, effect))) {
			p := row.Check.(pack.ProofCheck)
			if row.Word() == "proved" && p.Claim.Forbids() == (effect == "Allow") {
				c.add(p.At, "demands-nothing", "look at who, does, on and given: no request is of them all, or the world decides alone",
					"the check %q holds whatever one answers", p.ID)
			}
		}
	}
}

// extreme is the answer that allows, or denies, everything that its documents
// can.
func extreme(ex *pack.Exercise, effect string) grade.Answer {
	a := grade.Answer{}
	for _, d := range ex.Answer {
		rest := `"Action": "*", "Resource": "*"`
		if d.Kind == policy.Resource {
			bucket := "arn:aws:s3:::" + strings.TrimPrefix(d.On, "bucket/")
			rest = `"Principal": "*", "Action": "*", "Resource": ["` + bucket + `", "` + bucket + `/*"]`
		}
		a[d.Name] = `{"Version": "2012-10-17", "Statement": [{"Effect": "` + effect + `", ` + rest + `}]}`
	}
	return a
}
