package twin

import "fmt"

// nodeOf gives what reading the text of v would give, without the text.
func nodeOf(v any) *node {
	switch v := v.(type) {
	case obj:
		n := &node{kind: objectNode, members: make([]member, 0, len(v))}
		for _, p := range v {
			n.add(p.key, isOdd(p.key), nodeOf(p.value))
		}
		return n
	case []any:
		return listOf(v)
	case []string:
		return listOf(v)
	case raw:
		n, err := readJSON([]byte(v))
		if err != nil {
			panic(err)
		}
		return n
	case string:
		return &node{kind: stringNode, text: v, odd: isOdd(v)}
	case nil:
		return &node{kind: nullNode}
	case bool:
		return scalar(fmt.Sprint(v))
	}
	panic(fmt.Sprintf("%T", v))
}

func listOf[T any](list []T) *node {
	n := &node{kind: listNode, items: make([]*node, 0, len(list))}
	for _, v := range list {
		n.push(nodeOf(v))
	}
	return n
}
