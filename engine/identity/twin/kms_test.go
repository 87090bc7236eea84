package twin

import "strings"

// isAWSManagedKey: rule 133.
func (q *question) isAWSManagedKey() bool {
	return q.service() == "kms" && strings.HasPrefix(arnPart(q.resource, 5), "alias/aws/")
}

// onKey tells an action on a key, which may have grants.
func (q *question) onKey() bool {
	return q.service() == "kms" && strings.HasPrefix(arnPart(q.resource, 5), "key/")
}

// asksKey tells an action that the key policy decides.
func (q *question) asksKey() bool { return q.onKey() && !q.isRetireGrant() }

func (q *question) isRetireGrant() bool { return q.isAction("kms:RetireGrant") }

// grantReach: rule 153; the grantee may be a service.
func (q *question) grantReach() reach {
	var all reach
	if !q.onKey() {
		return 0
	}
	for _, g := range q.grants {
		if q.grantCovers(g) {
			all |= q.entryReach(principalEntry{"AWS", g.grantee}) | q.entryReach(principalEntry{"Service", g.grantee})
		}
	}
	return all
}

func (q *question) grantCovers(g kmsGrant) bool {
	covers := false
	for _, operation := range g.operations {
		covers = covers || strings.EqualFold(operation, q.call())
	}
	if q.isAction("kms:DescribeKey", "kms:RetireGrant") {
		return covers // these calls carry no encryption context
	}
	return covers && q.encryptionContextHas(g.subset) && (!g.hasEquals || q.encryptionContextIs(g.equals))
}

func (q *question) encryptionContextHas(pairs []tag) bool {
	for _, pair := range pairs {
		e, _ := q.keys.find("kms:EncryptionContext:" + pair.key)
		if len(e.values) != 1 || e.values[0] != pair.value {
			return false
		}
	}
	return true
}

func (q *question) encryptionContextIs(pairs []tag) bool {
	count := 0
	for key, e := range q.keys {
		if strings.HasPrefix(key, "kms:encryptioncontext:") && len(e.values) > 0 {
			count++
		}
	}
	return count == len(pairs) && q.encryptionContextHas(pairs)
}

// kmsBarred: rule 151, what does not work across accounts.
func (q *question) kmsBarred() bool {
	if q.service() != "kms" || q.sameAccount() || q.who.kind == serviceCaller {
		return false
	}
	return !acrossAccounts[q.call()]
}

var acrossAccounts = setOf(`decrypt derivesharedsecret encrypt generatedatakey generatedatakeypair
	generatedatakeypairwithoutplaintext generatedatakeywithoutplaintext generatemac reencryptfrom
	reencryptto sign verify verifymac creategrant describekey getkeyrotationstatus getpublickey
	listgrants retiregrant revokegrant`)
