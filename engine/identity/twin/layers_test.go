package twin

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
	case s.notWho:
		return reachIf(!s.who.empty() && !q.spares(s.who), full)
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
	supported := contains([]string{"s3", "sts", "kms", "sqs", "secretsmanager", "dynamodb", "ecr", "logs"}, q.service())
	if !supported || q.resourceInManagement || q.who.isServiceLinked() || q.isAWSManagedKey() || q.retires() || q.assumesLinked() {
		return
	}
	for _, level := range q.rcps {
		q.some(v, level, rcpLayer)
	}
}

// endpointAllows: rule 159.
func (q *question) endpointAllows(v *verdictSoFar) bool {
	return q.every(v, q.endpoints, endpointLayer)
}
