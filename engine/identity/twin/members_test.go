package twin

// Small readers of members of a case; a wrong type means: no case.

func wantKind(n *node, kind kindOfNode, what string) *node {
	if n.kind != kind {
		panic(notCase(what + " has the wrong type"))
	}
	return n
}

// once wants no member twice.
func once(n *node) *node {
	for i, m := range n.members {
		for _, other := range n.members[:i] {
			if m.key == other.key {
				panic(notCase("member twice: " + m.key))
			}
		}
	}
	return n
}

func textMember(n *node, key string) string {
	value := n.get(key)
	if value == nil {
		return ""
	}
	return wantKind(value, stringNode, key).text
}

func boolMember(n *node, key string) bool {
	value := n.get(key)
	return value != nil && wantKind(value, boolNode, key).truth
}

func listMember(n *node, key string) []*node {
	value := n.get(key)
	if value == nil {
		return nil
	}
	return wantKind(value, listNode, key).items
}

func tags(n *node, key string) []tag {
	value := n.get(key)
	if value == nil {
		return nil
	}
	var all []tag
	for _, m := range wantKind(value, objectNode, key).members {
		all = append(all, tag{m.key, wantKind(m.value, stringNode, key).text})
	}
	return all
}

func documents(n *node, key string) []*node {
	var all []*node
	for _, one := range listMember(n, key) {
		all = append(all, unwrap(one))
	}
	return all
}

func levels(n *node, key string) [][]*node {
	var all [][]*node
	for _, level := range listMember(n, key) {
		var docs []*node
		for _, one := range wantKind(level, listNode, key).items {
			docs = append(docs, unwrap(one))
		}
		all = append(all, docs)
	}
	return all
}

// unwrap: a document stands alone or as {"name": ..., "policy": {document}}.
func unwrap(n *node) *node {
	if n.kind == objectNode && n.has("policy") {
		for _, m := range n.members {
			if m.key == "policy" {
				return m.value
			}
		}
	}
	return n
}
