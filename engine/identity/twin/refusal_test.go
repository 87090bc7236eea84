package twin

// refusal says why AWS would refuse the document, "" when it would not.
func refusal(n *node, at layer) string {
	if n.kind != objectNode {
		return "not an object"
	}
	for _, rule := range documentRules {
		if reason := rule(n, at); reason != "" {
			return reason
		}
	}
	for _, s := range n.get("Statement").many() {
		if reason := statementRefusal(s, at, n); reason != "" {
			return reason
		}
	}
	return ""
}

func statementRefusal(s *node, at layer, doc *node) string {
	for _, rule := range statementRules {
		if reason := rule(s, at); reason != "" {
			return reason
		}
	}
	if at == rcpLayer && !isRCPFullAccess(doc) {
		return rcpRefusal(s, doc)
	}
	return ""
}

type refusalRule func(n *node, at layer) string

var documentRules = []refusalRule{duplicateKeys, badCharacters, unknownDocumentElements, badVersion, badID, noStatements, badSids}

var statementRules = []refusalRule{unknownStatementElements, badEffect, badActions, badResources, badPrincipalPair,
	badPrincipalForm, badNotPrincipal, badConditionForm, unknownOperators, keyTwice, mixedTypes}

// duplicateKeys: rule 168, at any depth.
func duplicateKeys(n *node, at layer) string {
	seen := map[string]bool{}
	for _, m := range n.members {
		if seen[m.key] {
			return "duplicate key " + m.key
		}
		seen[m.key] = true
		if reason := duplicateKeys(m.value, at); reason != "" {
			return reason
		}
	}
	for _, item := range n.items {
		if reason := duplicateKeys(item, at); reason != "" {
			return reason
		}
	}
	return ""
}

// badCharacters: rule 171, of the text as it was written.
func badCharacters(n *node, _ layer) string {
	if n.odd {
		return "bad character"
	}
	return ""
}

func unknownMember(n *node, known map[string]bool) string {
	for _, m := range n.members {
		if !known[m.key] {
			return "unknown element " + m.key
		}
	}
	return ""
}

func unknownDocumentElements(n *node, _ layer) string {
	return unknownMember(n, documentElements)
}

var documentElements = setOf("Version Id Statement")

// badVersion: rule 165.
func badVersion(n *node, _ layer) string {
	if !n.has("Version") {
		return ""
	}
	v := n.get("Version")
	if v == nil || v.kind != stringNode || (v.text != "2012-10-17" && v.text != "2008-10-17") {
		return "unknown Version"
	}
	return ""
}

// badID: rule 170.
func badID(n *node, at layer) string {
	if !n.has("Id") {
		return ""
	}
	if id := n.get("Id"); at == identityLayer || id == nil || id.kind != stringNode {
		return "Id"
	}
	return ""
}

// noStatements: rule 167, one object or a list of some.
func noStatements(n *node, _ layer) string {
	s := n.get("Statement")
	if s == nil || len(s.many()) == 0 {
		return "no Statement"
	}
	for _, one := range s.many() {
		if one.kind != objectNode {
			return "Statement is no object"
		}
	}
	return ""
}

// badSids: rule 169; resource, key and endpoint policies are looser.
func badSids(n *node, at layer) string {
	loose := at == resourceLayer || at == keyLayer || at == endpointLayer
	seen := map[string]bool{}
	for _, s := range n.get("Statement").many() {
		if !s.has("Sid") {
			continue
		}
		sid := s.get("Sid")
		if sid == nil || sid.kind != stringNode {
			return "Sid is no string"
		}
		if !loose && (seen[sid.text] || !isAlphanumeric(sid.text)) {
			return "bad Sid " + sid.text
		}
		seen[sid.text] = true
	}
	return ""
}

func isAlphanumeric(text string) bool {
	for _, c := range text {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
			return false
		}
	}
	return true
}
