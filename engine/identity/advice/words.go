package advice

import (
	"fmt"
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// Names are what readers call principals and resources. A name that is empty
// leaves it to the ARN.
type Names interface {
	Principal(iam.Principal) string
	Resource(arn string) string
}

// Short names principals and resources by what their ARN ends with: "user/bo",
// "ledger/q3.csv".
type Short struct{}

// Principal is the part of the ARN that names it.
func (Short) Principal(p iam.Principal) string {
	switch a, err := arn.Parse(p.ARN); {
	case p.Kind == iam.Root:
		return "the root user of " + p.Account
	case err == nil:
		return a.Resource
	}
	return p.ARN
}

// Resource is the last part of an ARN.
func (Short) Resource(s string) string {
	if parts := strings.SplitN(s, ":", 6); len(parts) == 6 {
		return parts[5]
	}
	return s
}

// Say puts a witness into one sentence, consequence first: "user/bo could
// delete ledger/q3.csv without MFA." A witness that no set of its question
// allows, as those of Must, could not. names may be nil.
func Say(w prove.Witness, ps []prove.Party, names Names) string {
	s := sayer{ps, names}
	return s.who(w) + s.could(w) + s.deed(w) + s.circumstances(w) + s.more(w) + "."
}

// sayer puts witnesses of one question into words.
type sayer struct {
	parties []prove.Party
	names   Names
}

func (s sayer) party(w prove.Witness) *prove.Party {
	if w.Party < 0 || w.Party >= len(s.parties) {
		return &prove.Party{}
	}
	return &s.parties[w.Party]
}

// who begins the sentence.
func (s sayer) who(w prove.Witness) string {
	p := w.Request.Principal
	if p.Kind == iam.Anonymous {
		return "Anyone on the internet"
	}
	if s.names != nil {
		if name := s.names.Principal(p); name != "" {
			return name + s.foreign(w)
		}
	}
	if name := s.party(w).Name; name != "" {
		return name
	}
	return p.ARN
}

// foreign says from what account the caller is, where the resource is another's
// and names are no more than ARNs.
func (s sayer) foreign(w prove.Witness) string {
	owner := w.Request.ResourceAccount
	if a, err := arn.Parse(w.Request.Resource); err == nil && owner == "" {
		owner = a.Account
	}
	own := w.Request.Principal.Account
	if _, short := s.names.(Short); !short || owner == "" || own == "" || own == owner || w.Request.Principal.Kind == iam.Root {
		return ""
	}
	return " of account " + own
}

func (s sayer) could(w prove.Witness) string {
	if w.A.Outcome == iam.Allowed || w.B.Outcome == iam.Allowed {
		return " could "
	}
	return " could not "
}

// deed is what is done to what.
func (s sayer) deed(w prove.Witness) string {
	phrase, plain := deedOf(w.Request.Action, s.resource(w.Request), typeOf(w.Request))
	if !plain {
		phrase += " (" + w.Request.Action + ")"
	}
	return phrase
}

// resource is what the reader calls it, "" where the action has none.
func (s sayer) resource(r iam.Request) string {
	if r.Resource == "*" {
		return ""
	}
	name := ""
	if s.names != nil {
		name = s.names.Resource(r.Resource)
	}
	if name == "" {
		return r.Resource
	}
	if typeOf(r) == "bucket" {
		return "the bucket " + name
	}
	return name
}

// typeOf is what kind of resource an ARN names, as far as the ARN tells.
func typeOf(r iam.Request) string {
	a, err := arn.Parse(r.Resource)
	switch {
	case err != nil:
		return ""
	case a.Service == "s3" && a.Account == "" && strings.Contains(a.Resource, "/"):
		return "object"
	case a.Service == "s3" && a.Account == "":
		return "bucket"
	case a.Service == "sqs":
		return "queue"
	case a.Service == "sns":
		return "topic"
	case a.Type() == "":
		return a.Resource
	}
	return a.Type()
}

// more counts the other actions for which it goes the same way.
func (s sayer) more(w prove.Witness) string {
	others := otherActions(w)
	switch len(others) {
	case 0:
		return ""
	case 1:
		return ", and the same with " + others[0]
	}
	return fmt.Sprintf(", and %d actions more", len(others))
}

// otherActions are a witness's actions but its own, those on other resources
// last.
func otherActions(w prove.Witness) (out []string) {
	seen := map[string]bool{strings.ToLower(w.Request.Action): true}
	for _, list := range [][]string{w.Actions, w.Others} {
		for _, a := range list {
			if small := strings.ToLower(a); !seen[small] {
				seen[small] = true
				out = append(out, a)
			}
		}
	}
	return out
}
