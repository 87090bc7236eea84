package policy

import (
	"fmt"
	"slices"
	"strings"
)

// Parse reads a policy document. It always returns a document; Problems lists
// what AWS would refuse in the grammar, whatever the kind of policy, in the
// order of their places.
func Parse(name string, src []byte) *Document {
	p := &parser{doc: &Document{Name: name, source: string(src)}}
	root, bad := readJSON(src)
	if bad != nil {
		p.doc.Problems = []Problem{*bad}
		return p.doc
	}
	p.document(root)
	p.characters()
	sortProblems(p.doc.Problems)
	return p.doc
}

// parser fills one document and notes what AWS would refuse.
type parser struct {
	doc     *Document
	unknown int // elements refused so far: what seems missing may stand there misspelt
}

func (p *parser) problem(code, rule string, at Span, hint, format string, args ...any) {
	p.doc.Problems = append(p.doc.Problems, Problem{Code: code, Rule: rule, Span: at, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// members walks an object's members, refusing names repeated (rule 168) and
// names the element does not have.
func (p *parser) members(n node, what string, known []string, each func(key, val node)) {
	seen := map[string]Span{}
	for i, key := range n.keys {
		if first, dup := seen[key.text]; dup {
			p.problem("duplicate-name", "168", key.span, fmt.Sprintf("it stands on line %d already: keep one", first.Line), "%q stands twice in this %s", key.text, what)
			continue
		}
		seen[key.text] = key.span
		if known != nil && !slices.Contains(known, key.text) {
			p.unknown++
			p.problem("unknown-element", "167", key.span, didYouMean(key.text, known), "a %s has no element %q", what, key.text)
			continue
		}
		each(key, n.kids[i])
	}
}

var documentElements = []string{"Version", "Id", "Statement"}

func (p *parser) document(n node) {
	if n.kind != '{' {
		p.problem("not-an-object", "167", n.span, "begin with { and end with }", "a policy is a JSON object")
		return
	}
	found := false
	p.members(n, "policy", documentElements, func(key, val node) {
		switch key.text {
		case "Version":
			p.version(val)
		case "Id":
			p.doc.ID = p.text(val, "Id")
		case "Statement":
			found = true
			p.statements(val)
		}
	})
	if !found && p.unknown == 0 {
		p.problem("missing-statement", "167", n.span, `add "Statement": [ ... ]`, "the policy has no Statement")
	}
}

// version accepts the two policy languages (rule 165).
func (p *parser) version(n node) {
	p.doc.Version = p.text(n, "Version")
	if v := p.doc.Version.Value; n.kind == '"' && v != Version2012 && v != Version2008 {
		p.problem("unknown-version", "165", n.span, `write "2012-10-17"`, "there is no policy language %q", v)
	}
}

func (p *parser) statements(n node) {
	switch n.kind {
	case '{':
		p.doc.Single = true
		p.statement(n)
	case '[':
		if len(n.kids) == 0 {
			p.problem("missing-statement", "167", n.span, "put a statement { ... } between the brackets", "the policy has no statement")
		}
		for _, kid := range n.kids {
			p.statement(kid)
		}
	default:
		p.problem("wrong-type", "167", n.span, "write { ... } or [ ... ]", "Statement is an object or a list of objects")
	}
}

var statementElements = []string{"Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"}

func (p *parser) statement(n node) {
	if n.kind != '{' {
		p.problem("wrong-type", "167", n.span, "write { ... }", "a statement is an object")
		return
	}
	s, before := Statement{Span: n.span}, p.unknown
	p.members(n, "statement", statementElements, func(key, val node) { p.element(&s, key, val) })
	p.complete(&s, p.unknown > before)
	p.doc.Statements = append(p.doc.Statements, s)
}

func (p *parser) element(s *Statement, key, val node) {
	switch key.text {
	case "Sid":
		s.Sid = p.text(val, "Sid")
	case "Effect":
		p.effect(s, val)
	case "Principal":
		s.Principal = p.principals(key, val)
	case "NotPrincipal":
		s.NotPrincipal = p.principals(key, val)
	case "Action":
		s.Action = p.list(key, val)
	case "NotAction":
		s.NotAction = p.list(key, val)
	case "Resource":
		s.Resource = p.list(key, val)
	case "NotResource":
		s.NotResource = p.list(key, val)
	case "Condition":
		s.Condition = val.span
		p.conditions(s, val)
	}
}

// complete asks for what every statement needs: an effect (rule 166) and not
// both of a pair (rule 40). What a kind of policy needs besides is Check's.
func (p *parser) complete(s *Statement, misspelt bool) {
	if !misspelt && s.EffectText.Span.IsZero() {
		p.problem("missing-effect", "166", s.Span, `add "Effect": "Allow" or "Deny"`, "the statement has no Effect")
	}
	if !misspelt && !s.Action.Present && !s.NotAction.Present {
		p.problem("missing-action", "40", s.Span, `add "Action": ...`, "the statement has neither Action nor NotAction")
	}
	both := func(a, b bool, at Span, name string) {
		if a && b {
			p.problem("both-of-a-pair", "40", at, "keep one of the two", "%s and Not%s cannot stand in one statement", name, name)
		}
	}
	both(s.Action.Present, s.NotAction.Present, s.NotAction.Key, "Action")
	both(s.Resource.Present, s.NotResource.Present, s.NotResource.Key, "Resource")
	both(s.Principal.Present, s.NotPrincipal.Present, s.NotPrincipal.Key, "Principal")
}

// effect is case-sensitive (rule 166).
func (p *parser) effect(s *Statement, n node) {
	s.EffectText = p.text(n, "Effect")
	if s.EffectText.Span.IsZero() {
		s.EffectText.Span = n.span
		return
	}
	switch s.EffectText.Value {
	case "Allow":
		s.Effect = Allow
	case "Deny":
		s.Effect = Deny
	default:
		p.problem("unknown-effect", "166", n.span, `write "Allow" or "Deny", with a capital`, "there is no effect %q", s.EffectText.Value)
	}
}

func (p *parser) text(n node, what string) Text {
	if n.kind != '"' {
		p.problem("wrong-type", "167", n.span, "put it in double quotes", "%s is a string", what)
		return Text{}
	}
	return Text{Value: n.text, Span: n.span}
}

// list reads a string or a list of strings (rule 167).
func (p *parser) list(key, n node) List {
	l := List{Present: true, Key: key.span, Span: n.span, Single: n.kind != '['}
	for _, kid := range orSelf(n) {
		if t := p.text(kid, "each "+key.text); !t.Span.IsZero() {
			l.Values = append(l.Values, t)
		}
	}
	return l
}

var principalTypes = []string{"AWS", "Federated", "Service", "CanonicalUser"}

func (p *parser) principals(key, n node) Principals {
	out := Principals{Present: true, Key: key.span, Span: n.span}
	switch {
	case n.kind == '"' && n.text == "*":
		out.Star = true
	case n.kind == '{':
		p.members(n, key.text, principalTypes, func(k, v node) {
			g := PrincipalGroup{Type: Text{Value: k.text, Span: k.span}, Single: v.kind != '['}
			for _, kid := range orSelf(v) {
				if t := p.text(kid, "a principal"); !t.Span.IsZero() {
					g.Values = append(g.Values, t)
				}
			}
			out.Groups = append(out.Groups, g)
		})
	default:
		if n.kind == '[' && len(n.kids) == 0 {
			break // the statement has no effect (rule 33)
		}
		p.problem("principal-form", "29", n.span, `write {"AWS": "arn:aws:iam::111122223333:user/ana"} or "*"`, "%s is a map of principals or \"*\"", key.text)
	}
	return out
}

func (p *parser) conditions(s *Statement, n node) {
	if n.kind != '{' {
		p.problem("wrong-type", "167", n.span, `write {"Bool": {"aws:MultiFactorAuthPresent": "true"}}`, "Condition is an object")
		return
	}
	p.members(n, "Condition", nil, func(op, keys node) {
		if keys.kind != '{' {
			p.problem("wrong-type", "167", keys.span, `write {"key": "value"}`, "an operator holds an object of keys and values")
			return
		}
		p.operator(s, op, keys)
	})
}

// operator reads one operator's keys; two that differ only in case are refused (rule 59).
func (p *parser) operator(s *Statement, op, keys node) {
	folded := map[string]string{}
	p.members(keys, "operator", nil, func(key, val node) {
		lower := strings.ToLower(key.text)
		if first, dup := folded[lower]; dup && first != key.text {
			p.problem("duplicate-key-case", "59", key.span, "keep one of the two", "%q and %q are one condition key", first, key.text)
		}
		folded[lower] = key.text
		c := Condition{Operator: Text{op.text, op.span}, Key: Text{key.text, key.span}, Single: val.kind != '[',
			Span: Span{key.span.Start, val.span.End, key.span.Line, key.span.Col}}
		for _, kid := range orSelf(val) {
			if v, ok := p.value(kid); ok {
				c.Values = append(c.Values, v)
			}
		}
		s.Conditions = append(s.Conditions, c)
	})
}

// value reads a condition value: quotes are optional for numbers and booleans (rule 69).
func (p *parser) value(n node) (Value, bool) {
	v := Value{Text: Text{n.text, n.span}}
	switch n.kind {
	case '"':
	case '0':
		v.Kind = NumberValue
	case 't', 'f':
		v.Kind = BoolValue
	default:
		p.problem("wrong-type", "69", n.span, "write a string, a number, true or false", "a condition value is a single value")
		return v, false
	}
	return v, true
}

// orSelf is a list's items, or the value itself where no list is written.
func orSelf(n node) []node {
	if n.kind == '[' {
		return n.kids
	}
	return []node{n}
}
