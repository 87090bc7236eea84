package twin

import "strings"

func unknownStatementElements(s *node, _ layer) string {
	return unknownMember(s, statementElements)
}

var statementElements = setOf("Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition")

// badEffect: rule 166.
func badEffect(s *node, _ layer) string {
	e := s.get("Effect")
	if e == nil || e.kind != stringNode || (e.text != "Allow" && e.text != "Deny") {
		return "Effect"
	}
	return ""
}

// badActions: rule 40, one of the pair, and each of the form service:name or *.
func badActions(s *node, _ layer) string {
	if s.has("Action") == s.has("NotAction") {
		return "Action and NotAction"
	}
	for _, name := range []string{"Action", "NotAction"} {
		if s.has(name) && !allTexts(s.get(name), isActionForm) {
			return "bad " + name
		}
	}
	return ""
}

func isActionForm(text string) bool {
	service, name, _ := strings.Cut(text, ":")
	return text == "*" || service != "" && name != ""
}

// badResources: rules 40, 54, 152, and each * or an ARN.
func badResources(s *node, at layer) string {
	if at == trustLayer && (s.has("Resource") || s.has("NotResource")) {
		return "Resource in a trust policy"
	}
	if s.has("Resource") && s.has("NotResource") {
		return "Resource and NotResource"
	}
	if at != trustLayer && at != keyLayer && !s.has("Resource") && !s.has("NotResource") {
		return "no Resource"
	}
	for _, name := range []string{"Resource", "NotResource"} {
		if s.has(name) && !allTexts(s.get(name), isResourceForm) {
			return "bad " + name
		}
	}
	return ""
}

func isResourceForm(text string) bool { return text == "*" || strings.HasPrefix(text, "arn:") }

// allTexts: a string or a list of strings, each good.
func allTexts(n *node, good func(string) bool) bool {
	if n == nil {
		return false
	}
	for _, one := range n.many() {
		if one.kind != stringNode || !good(one.text) {
			return false
		}
	}
	return true
}

// badPrincipalPair: rules 29, 37, 40, 127.
func badPrincipalPair(s *node, at layer) string {
	given := s.has("Principal") || s.has("NotPrincipal")
	switch at {
	case identityLayer, boundaryLayer, sessionLayer, scpLayer:
		if given {
			return "Principal not allowed here"
		}
	case endpointLayer:
		if s.has("Principal") && s.has("NotPrincipal") {
			return "Principal and NotPrincipal"
		}
	default:
		if s.has("Principal") == s.has("NotPrincipal") {
			return "exactly one of Principal and NotPrincipal"
		}
	}
	return ""
}

func badPrincipalForm(s *node, _ layer) string {
	for _, name := range []string{"Principal", "NotPrincipal"} {
		if s.has(name) && !isPrincipalForm(s.get(name)) {
			return "bad " + name
		}
	}
	return ""
}

func isPrincipalForm(n *node) bool {
	if n == nil {
		return false
	}
	for _, m := range n.members {
		if !allTexts(m.value, func(string) bool { return true }) {
			return false
		}
	}
	empty := n.kind == listNode && len(n.items) == 0 // 33
	return n.kind == objectNode || n.kind == stringNode && n.text == "*" || empty
}

// badNotPrincipal: rules 34 and 37.
func badNotPrincipal(s *node, at layer) string {
	if !s.has("NotPrincipal") {
		return ""
	}
	if at == trustLayer || at == rcpLayer {
		return "NotPrincipal not allowed here"
	}
	if s.get("Effect").text == "Allow" {
		return "NotPrincipal with Allow"
	}
	return ""
}

// badConditionForm: operators with keys with values, one or a list (69).
func badConditionForm(s *node, _ layer) string {
	if !s.has("Condition") {
		return ""
	}
	block := s.get("Condition")
	if block == nil || block.kind != objectNode {
		return "Condition is no object"
	}
	for _, o := range block.members {
		if o.value.kind != objectNode {
			return "operator is no object"
		}
		for _, k := range o.value.members {
			if !areValues(k.value) {
				return "condition value"
			}
		}
	}
	return ""
}

func areValues(n *node) bool {
	for _, one := range n.many() {
		if one.kind != stringNode && one.kind != numberNode && one.kind != boolNode {
			return false
		}
	}
	return true
}

// unknownOperators: rules 65, 67.
func unknownOperators(s *node, _ layer) string {
	for _, o := range conditionBlock(s) {
		if _, known := readOperator(o.key); !known {
			return "unknown operator " + o.key
		}
	}
	return ""
}

// keyTwice: rule 59, the same key in another case under one operator.
func keyTwice(s *node, _ layer) string {
	for _, o := range conditionBlock(s) {
		seen := map[string]bool{}
		for _, k := range o.value.members {
			if seen[strings.ToLower(k.key)] {
				return "key twice " + k.key
			}
			seen[strings.ToLower(k.key)] = true
		}
	}
	return ""
}

// mixedTypes: rule 70, within all of one operator's object.
func mixedTypes(s *node, _ layer) string {
	for _, o := range conditionBlock(s) {
		kinds := map[kindOfNode]bool{}
		for _, k := range o.value.members {
			for _, v := range k.value.many() {
				kinds[v.kind] = true
			}
		}
		if len(kinds) > 1 {
			return "mixed types under " + o.key
		}
	}
	return ""
}

func conditionBlock(s *node) []member {
	if block := s.get("Condition"); block != nil {
		return block.members
	}
	return nil
}

// rcpRefusal: rules 130, 135.
func rcpRefusal(s, doc *node) string {
	switch {
	case version(doc) != "2012-10-17":
		return "Version of an RCP"
	case s.get("Effect").text == "Allow":
		return "Allow in an RCP"
	case s.has("NotAction"):
		return "NotAction in an RCP"
	case !isEveryone(s.get("Principal")):
		return "Principal of an RCP is not *"
	case contains(texts(s.get("Action")), "*"):
		return "Action * in an RCP"
	}
	return ""
}

// isRCPFullAccess: rule 129, the one document that may allow.
func isRCPFullAccess(doc *node) bool {
	all := doc.get("Statement").many()
	if len(all) != 1 {
		return false
	}
	s := all[0]
	return isText(s.get("Effect"), "Allow") && isEveryone(s.get("Principal")) && isText(s.get("Action"), "*") &&
		isText(s.get("Resource"), "*") && !asksAnything(s)
}

// asksAnything: an operator without a key asks nothing.
func asksAnything(s *node) bool {
	for _, o := range conditionBlock(s) {
		if len(o.value.members) > 0 {
			return true
		}
	}
	return false
}

// isEveryone: rule 23, both ways to write it.
func isEveryone(n *node) bool {
	if n != nil && n.kind == objectNode && len(n.members) == 1 && n.members[0].key == "AWS" {
		n = n.members[0].value
	}
	return isText(n, "*")
}

// isText: the string, or a list of only it.
func isText(n *node, text string) bool {
	if n == nil || len(n.many()) != 1 {
		return false
	}
	return n.many()[0].kind == stringNode && n.many()[0].text == text
}
