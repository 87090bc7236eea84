package twin

import (
	"net/netip"
	"strings"
)

// bpaBlocks: rule 157 (unconfirmed).
func (q *question) bpaBlocks() bool {
	if q.service() != "s3" || !q.blockPublicAccess || q.resourcePolicy() == nil || q.sameAccount() || q.who.kind == serviceCaller {
		return false
	}
	doc, reason := readDocument(q.resourcePolicy(), resourceLayer)
	if reason != "" {
		return false
	}
	for _, s := range doc.statements {
		if s.allow && s.who != nil && s.who.everyone && !narrowed(s.conditions) {
			return true
		}
	}
	return false
}

var fixedKeys = strings.Fields(`aws:sourceip aws:sourcearn aws:sourcevpc aws:sourcevpce aws:sourceaccount aws:sourceowner
	aws:userid aws:principalaccount aws:principalarn aws:principalorgid s3:dataaccesspointarn s3:dataaccesspointaccount`)

func narrowed(conditions []condition) bool {
	for _, c := range conditions {
		if narrows(c) {
			return true
		}
	}
	return false
}

func narrows(c condition) bool {
	narrowing := contains([]string{"StringEquals", "StringLike", "ArnEquals", "ArnLike", "IpAddress"}, c.operator.name)
	if !narrowing || c.operator.ifExists || c.operator.qualifier == "ForAllValues" || !contains(fixedKeys, strings.ToLower(c.key)) {
		return false
	}
	for _, v := range c.values {
		if !isFixed(c, v) {
			return false
		}
	}
	return len(c.values) > 0
}

// isFixed: a range of at most a sixteen-millionth part of the addresses, or a
// name without wildcards but for an access point's.
func isFixed(c condition, v string) bool {
	if c.operator.name == "IpAddress" {
		return isNarrowRange(v)
	}
	if strings.EqualFold(c.key, "s3:DataAccessPointArn") {
		v = strings.TrimSuffix(v, ":accesspoint/*")
	}
	return !strings.ContainsAny(v, "*?") && !strings.Contains(v, "${")
}

func isNarrowRange(v string) bool {
	if one, err := netip.ParseAddr(v); err == nil {
		return one.IsValid()
	}
	r, err := netip.ParsePrefix(v)
	switch {
	case err != nil:
		return false
	case r.Addr().Is4():
		return r.Bits() >= 8 || r.Addr().IsPrivate()
	}
	return r.Bits() >= 32
}

// aclReach: rule 158, ACLs reach other accounts only.
func (q *question) aclReach() reach {
	var all reach
	if q.service() != "s3" || q.sameAccount() {
		return 0
	}
	for _, e := range q.acl {
		if q.permits(e.permission) {
			all |= q.aclEntryReach(e.account)
		}
	}
	return all
}

func (q *question) aclEntryReach(account string) reach {
	group := account == "AllUsers" || account == "AuthenticatedUsers"
	switch {
	case group && q.blockPublicAccess:
		return 0
	case !q.who.hasOwnPolicies(): // everyone is everyone, signed or not
		return reachIf(account == "AllUsers", full)
	}
	return reachIf(group || account == q.who.account, byAccount)
}

func (q *question) permits(permission string) bool {
	read := q.isAction("s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads")
	write := q.isAction("s3:PutObject")
	readACP := q.isAction("s3:GetObjectAcl", "s3:GetObjectVersionAcl", "s3:GetBucketAcl")
	writeACP := q.isAction("s3:PutObjectAcl", "s3:PutObjectVersionAcl", "s3:PutBucketAcl")
	switch permission {
	case "READ":
		return read
	case "WRITE":
		return write
	case "READ_ACP":
		return readACP
	case "WRITE_ACP":
		return writeACP
	case "FULL_CONTROL":
		return read || write || readACP || writeACP
	}
	return false
}

// rootKeepsPolicy: trap M6, the root user and the policy of its own bucket.
func (q *question) rootKeepsPolicy() bool {
	return q.who.kind == rootCaller && q.sameAccount() && q.isAction("s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy")
}
