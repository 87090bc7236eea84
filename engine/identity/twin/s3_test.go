package twin

import "strings"

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

var fixedKeys = setOf(`aws:sourceip aws:sourcearn aws:sourcevpc aws:sourcevpce aws:sourceaccount aws:sourceowner
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
	if !narrowing || c.operator.ifExists || c.operator.qualifier == "ForAllValues" || !fixedKeys[strings.ToLower(c.key)] {
		return false
	}
	for _, v := range c.values {
		if !fixes(c, v) {
			return false
		}
	}
	return true
}

// fixes tells a value that leaves no choice.
func fixes(c condition, value string) bool {
	if c.operator.name == "IpAddress" {
		return fixesAddress(value)
	}
	if strings.EqualFold(c.key, "s3:DataAccessPointArn") {
		value = strings.TrimSuffix(value, ":accesspoint/*") // all access points of an account
	}
	return !strings.ContainsAny(value, "*?") && !strings.Contains(value, "${")
}

// fixesAddress: /8 or narrower, /32 in version 6, or private.
func fixesAddress(value string) bool {
	block, good := readBlock(value)
	if !good {
		return false
	}
	if block.Addr().Is4() {
		return block.Bits() >= 8 || block.Addr().IsPrivate()
	}
	return block.Bits() >= 32
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
	_, _, object := strings.Cut(arnPart(q.resource, 5), "/")
	read := object && q.isAction("s3:GetObject", "s3:GetObjectVersion") ||
		!object && q.isAction("s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads")
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
	return q.who.kind == rootCaller && q.sameAccount() && q.isAction("s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy",
		"sqs:GetQueueAttributes", "sqs:SetQueueAttributes")
}
