package worldfile

import (
	"strings"
	"testing"
	"testing/fstest"
)

const patterned = `
format: 1
region: eu-west-1
accounts: {shop: "111122223333", far: "444455556666"}
users: {mia: {}, bo: {account: far}}
groups: {staff: {}}
buckets: {reports: {}, reports-board: {}, salaries: {}}
tables: {orders: {}, orders-old: {region: us-east-1, account: far}}
`

// TestPatterns: what references with wildcards stand for, or what is wrong
// with them.
func TestPatterns(t *testing.T) {
	w, problems := Load(fstest.MapFS{"w.yaml": {Data: []byte(patterned)}}, "w.yaml")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for ref, want := range map[string]string{
		"reports/*":          "arn:aws:s3:::reports/*",
		"reports/2026/*.csv": "arn:aws:s3:::reports/2026/*.csv",
		"reports*":           "arn:aws:s3:::reports*",
		"bucket/*/secret":    "arn:aws:s3:::*/secret",
		"reports":            "arn:aws:s3:::reports",
		"table/orders/*":     "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/*",
		"table/orders*":      "arn:aws:dynamodb:eu-west-1:111122223333:table/orders* arn:aws:dynamodb:us-east-1:444455556666:table/orders*",
		"table/orders*@far":  "arn:aws:dynamodb:us-east-1:444455556666:table/orders*",
		"user/*@shop":        "arn:aws:iam::111122223333:user/*",
		"group/st?ff":        "arn:aws:iam::111122223333:group/st?ff",
		"arn:aws:sqs:*:*:q*": "arn:aws:sqs:*:*:q*",
		"arn:aws:sqs":        `"arn:aws:sqs" is not an ARN: write arn:partition:service:region:account:resource`,
		"report/*":           `there is no bucket "report" in the world: did you mean "reports"?`,
		"table/order/*":      `there is no table "order" in the world: did you mean "orders"?`,
		"user/*@there":       `there is no account "there" in the world: there are shop, far`,
		"invoices*":          `there is no bucket "invoices*" in the world: there are reports, reports-board, salaries`,
		"reports[/*":         `there is no bucket "reports[" in the world: did you mean "reports"?`,
		"role/*":             `there is no role "*" in the world: there is none yet`,
	} {
		got, err := w.Patterns(ref)
		said := strings.Join(got, " ")
		if err != nil {
			said = err.Error()
		}
		if said != want {
			t.Errorf("%s stands for %s, want %s", ref, said, want)
		}
	}
}

// TestShortNames: references and ARNs, there and back.
func TestShortNames(t *testing.T) {
	w, _ := Load(fstest.MapFS{"w.yaml": {Data: []byte(patterned)}}, "w.yaml")
	for _, ref := range []string{"reports", "reports/2026/q4.pdf", "reports-board", "table/orders", "table/orders-old/index/x", "user/bo", "group/staff"} {
		if target, err := w.Resource(ref); err != nil || w.ShortName(target.ARN) != ref {
			t.Errorf("%s is %s, and that is %s, %v", ref, target.ARN, w.ShortName(target.ARN), err)
		}
	}
	if other := "arn:aws:s3:::reports2/x"; w.ShortName(other) != other {
		t.Error(other, "is", w.ShortName(other))
	}
	if n := len(w.ARNs()); n != 8 {
		t.Errorf("%d ARNs: %v", n, w.ARNs())
	}
}
