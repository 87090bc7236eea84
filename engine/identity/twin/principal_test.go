package twin

import "strings"

// A reach is how a Principal entry names the caller; several may hold.
type reach int

const (
	byAccount reach = 1 << iota // delegation only (21)
	limited                     // under boundary and session policy (16, 19)
	full                        // alone enough in the same account (15, 17, 18, 23)
)

// A principalElement is the value of Principal or NotPrincipal.
type principalElement struct {
	everyone bool
	empty    bool // it lists nothing at all (33)
	entries  []principalEntry
}

type principalEntry struct{ kind, name string }

func readWho(s *node) (who *principalElement, negated bool) {
	if s.has("NotPrincipal") {
		return readPrincipal(s.get("NotPrincipal")), true
	}
	if s.has("Principal") {
		return readPrincipal(s.get("Principal")), false
	}
	return nil, false
}

// readPrincipal: "*" and {"AWS": "*"} are the same (23); an empty list has no
// effect (33).
func readPrincipal(n *node) *principalElement {
	p := &principalElement{everyone: n.kind == stringNode && n.text == "*"}
	for _, m := range n.members {
		for _, name := range texts(m.value) {
			p.entries = append(p.entries, principalEntry{m.key, name})
			p.everyone = p.everyone || m.key == "AWS" && name == "*"
		}
	}
	p.empty = !p.everyone && len(p.entries) == 0
	return p
}

// reaches joins what all entries give (27).
func (q *question) reaches(p *principalElement) reach {
	if p.everyone {
		return full
	}
	var all reach
	for _, e := range p.entries {
		all |= q.entryReach(e)
	}
	return all
}

func (q *question) entryReach(e principalEntry) reach {
	switch e.kind {
	case "AWS":
		return q.awsReach(e.name)
	case "Service":
		return reachIf(q.who.kind == serviceCaller && e.name == q.who.text, full) // 30
	case "Federated":
		return reachIf(q.who.isProvider() && e.name == q.who.text, full) // 32
	case "CanonicalUser":
		return q.canonicalReach(e.name)
	}
	return 0
}

func reachIf(holds bool, r reach) reach {
	if holds {
		return r
	}
	return 0
}

// awsReach: rules 15-22 and 24.
func (q *question) awsReach(name string) reach {
	if q.who.kind == canonicalCaller {
		return reachIf(name == q.who.text && isOriginAccessIdentity(name), full)
	}
	if q.who.isProvider() || !q.who.hasAccount() {
		return 0
	}
	if q.namesAccount(name) {
		return q.accountReach()
	}
	switch q.who.kind {
	case userCaller:
		return reachIf(name == q.who.text || q.isUniqueID(name, "AIDA"), full)
	case roleCaller:
		return reachIf(q.namesRole(name), limited)
	case sessionCaller:
		return reachIf(name == q.who.text, full) | reachIf(q.namesRole(name), limited)
	case federatedCaller:
		return reachIf(name == q.who.text, full) | reachIf(name == q.federatedBy && name != "", limited)
	}
	return 0
}

// accountReach: naming the account names its root user; all others it only
// lets in (21, 22).
func (q *question) accountReach() reach {
	if q.who.kind == rootCaller {
		return full
	}
	return byAccount
}

func (q *question) namesAccount(name string) bool {
	return name == q.who.account || name == "arn:"+q.who.partition+":iam::"+q.who.account+":root"
}

// isUniqueID: rule 28, AIDA... of a user, AROA... of a role.
func (q *question) isUniqueID(name, prefix string) bool {
	id, _, _ := strings.Cut(q.principalID, ":")
	return strings.HasPrefix(name, prefix) && name == id
}

func (q *question) namesRole(name string) bool {
	return name == q.who.roleArn || q.isUniqueID(name, "AROA")
}

// canonicalReach: rule 31, for S3 only.
func (q *question) canonicalReach(name string) reach {
	switch {
	case q.service() != "s3":
		return 0
	case q.who.kind == canonicalCaller:
		return reachIf(name == q.who.text && isHex64(name), full)
	}
	return reachIf(q.namesCanonicalAccount(name), q.accountReach())
}

func (q *question) namesCanonicalAccount(name string) bool {
	return q.service() == "s3" && q.who.hasAccount() && !q.who.isProvider() && name == q.canonicalID && name != ""
}

// spares: rules 34-36, whom a NotPrincipal leaves alone.
func (q *question) spares(p *principalElement) bool {
	if q.who.hasOwnPolicies() && q.who.kind != rootCaller && len(q.boundaries) > 0 {
		return false // 35
	}
	if p.everyone {
		return true
	}
	account := q.someEntry(p, func(e principalEntry) bool {
		return e.kind == "AWS" && q.namesAccount(e.name) || e.kind == "CanonicalUser" && q.namesCanonicalAccount(e.name)
	})
	self := q.someEntry(p, func(e principalEntry) bool { return q.entryReach(e)&full != 0 })
	role := q.someEntry(p, func(e principalEntry) bool { return e.kind == "AWS" && q.namesRole(e.name) })
	switch q.who.kind {
	case userCaller, federatedCaller:
		return self && account
	case roleCaller:
		return role && account
	case sessionCaller:
		return self && role && account
	case rootCaller:
		return account
	}
	return self
}

func (q *question) someEntry(p *principalElement, holds func(principalEntry) bool) bool {
	for _, e := range p.entries {
		if holds(e) {
			return true
		}
	}
	return false
}
