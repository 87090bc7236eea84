package twin

// A layer is the place a document stands at; several rules differ by it.
type layer int

const (
	identityLayer layer = iota
	boundaryLayer
	sessionLayer
	scpLayer
	rcpLayer
	resourceLayer
	trustLayer
	keyLayer
	endpointLayer
)

func (l layer) String() string {
	return [...]string{"identity", "boundary", "session", "scp", "rcp", "resource", "trust", "key", "vpce"}[l]
}

// A document is one that AWS would accept, decoded.
type document struct {
	layer       layer
	substitutes bool // rule 92
	statements  []statement
}

type statement struct {
	allow              bool
	who                *principalElement // nil: none given
	notWho             bool
	actions            []string
	notActions         bool
	resources          []string
	notResources       bool
	everyResource      bool // trust policies have no Resource (54)
	conditions         []condition
	lackingResource152 bool
}

// A condition is one key under one operator.
type condition struct {
	operator operator
	key      string
	values   []string
}

// readDocument gives the reason of the refusal, or "" and the document.
func readDocument(n *node, at layer) (document, string) {
	if reason := refusal(n, at); reason != "" {
		return document{}, reason
	}
	doc := document{layer: at, substitutes: version(n) == "2012-10-17"}
	for _, s := range n.get("Statement").many() {
		doc.statements = append(doc.statements, readStatement(s, at))
	}
	return doc, ""
}

// version: rule 165, the default is the old one.
func version(n *node) string {
	if !n.has("Version") {
		return "2008-10-17"
	}
	return n.get("Version").text
}

func readStatement(n *node, at layer) statement {
	s := statement{allow: n.get("Effect").text == "Allow", everyResource: at == trustLayer}
	s.who, s.notWho = readWho(n)
	s.actions, s.notActions = readEither(n, "Action", "NotAction")
	s.resources, s.notResources = readEither(n, "Resource", "NotResource")
	s.lackingResource152 = at == keyLayer && !n.has("Resource") && !n.has("NotResource")
	if block := n.get("Condition"); block != nil {
		s.conditions = readConditions(block)
	}
	return s
}

// readEither: rule 40, one of the pair; rule 167, a string or a list.
func readEither(n *node, plain, negated string) ([]string, bool) {
	if n.has(negated) {
		return texts(n.get(negated)), true
	}
	if n.has(plain) {
		return texts(n.get(plain)), false
	}
	return nil, false
}

// readConditions: values may be numbers and booleans too (69).
func readConditions(block *node) []condition {
	var all []condition
	for _, o := range block.members {
		op, _ := readOperator(o.key)
		for _, k := range o.value.members {
			all = append(all, condition{op, k.key, texts(k.value)})
		}
	}
	return all
}

func texts(n *node) []string {
	var all []string
	for _, one := range n.many() {
		all = append(all, one.text)
	}
	return all
}
