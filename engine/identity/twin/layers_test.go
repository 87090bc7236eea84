package twin

import "strings"

// An outcome is what one document, or several of a layer, say.
type outcome struct {
	denies truth
	allows bool
	reach  reach // of the Allows of a policy with principals
	broken string
}

// outcomeOf judges one document; one that AWS would refuse says nothing and closes.
func (q *question) outcomeOf(n *node, at layer) outcome {
	doc, reason := readDocument(n, at)
	if reason != "" {
		return outcome{broken: at.String() + ": " + reason}
	}
	var o outcome
	for _, s := range doc.statements {
		q.addStatement(&o, doc, s)
	}
	return o
}

// addStatement: an Allow that is not certain grants nothing; a Deny that is
// not certain is kept, for it makes an Allow impossible.
func (q *question) addStatement(o *outcome, doc document, s statement) {
	named := q.namedBy(s)
	if named == 0 {
		return
	}
	holds := q.applies(doc, s)
	if !s.allow {
		o.denies = or(o.denies, holds)
	} else if holds == yes {
		o.allows = true
		o.reach |= named
	}
}

// namedBy: a statement without principals is for everyone it can apply to.
func (q *question) namedBy(s statement) reach {
	switch {
	case s.who == nil:
		return full
	case s.who.empty:
		return 0
	case s.notWho:
		return reachIf(!q.spares(s.who), full)
	}
	return q.reaches(s.who)
}

// A verdictSoFar gathers what all layers that apply said.
type verdictSoFar struct {
	denies truth
	closed string // why no Allow is possible any more
}

// take keeps the denials and the breakage of one outcome (rules 2, 3, 11).
func (v *verdictSoFar) take(o outcome) outcome {
	v.denies = or(v.denies, o.denies)
	if o.broken != "" {
		v.closed = o.broken
	}
	return o
}

// some judges all documents and tells whether one of them allows.
func (q *question) some(v *verdictSoFar, docs []*node, at layer) bool {
	allows := false
	for _, n := range docs {
		o := v.take(q.outcomeOf(n, at))
		allows = allows || o.allows
	}
	return allows
}

// every judges all documents and tells whether each of them allows.
func (q *question) every(v *verdictSoFar, docs []*node, at layer) bool {
	allows := true
	for _, n := range docs {
		o := v.take(q.outcomeOf(n, at))
		allows = allows && o.allows
	}
	return allows
}

// scpAllows: rules 119-123, 125; each level has to allow.
func (q *question) scpAllows(v *verdictSoFar) bool {
	if !q.who.hasOwnPolicies() || q.callerInManagement || q.who.isServiceLinked() {
		return true
	}
	allows := true
	for _, level := range q.scps {
		allows = q.some(v, level, scpLayer) && allows
	}
	return allows
}

// rcpDenies: rules 129-134. RCPFullAWSAccess is at every level, so only the
// Denies count.
func (q *question) rcpDenies(v *verdictSoFar) {
	spared := q.resourceInManagement || q.who.isServiceLinked() || q.isAWSManagedKey() || q.isRetireGrant() || q.asksServiceLinkedRole()
	if !takeRCPs[q.service()] || spared {
		return
	}
	for _, level := range q.rcps {
		q.some(v, level, rcpLayer)
	}
}

// takeRCPs: rule 134, the services by their prefix.
var takeRCPs = setOf(`aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront cloudsearch
	cloudtrail-data codeartifact codebuild codecommit codepipeline cognito-identity cognito-idp comprehend comprehendmedical
	compute-optimizer cost-optimization-hub dax dsql dynamodb ecr ecr-public events firehose fis fms gamelift health inspector-scan
	kendra kinesisvideo kms logs memorydb networkmonitor notifications opensearch pca-connector-ad personalize polly pricing
	resource-groups rolesanywhere s3 secretsmanager servicediscovery signin sqs sts support swf textract timestream-influxdb
	transcribe transfer translate wafv2 workspaces xray`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// asksServiceLinkedRole: nor do RCPs stop who assumes such a role.
func (q *question) asksServiceLinkedRole() bool {
	return q.asksTrust() && strings.HasPrefix(arnPart(q.resource, 5), "role/aws-service-role/")
}

// endpointAllows: rule 159.
func (q *question) endpointAllows(v *verdictSoFar) bool {
	return q.every(v, q.endpoints, endpointLayer)
}
