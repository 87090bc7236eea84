package policy

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/plainjson"
)

// MaxSize bounds what Parse reads, in bytes; a policy of AWS's own never comes
// near it.
const MaxSize = 1 << 20

// bounds are generous in depth: the grammar needs 6.
var bounds = plainjson.Limits{Size: MaxSize, Depth: 16, What: "a policy", TooBig: "a managed policy may have 6,144 characters", BigRule: "172"}

// node is a JSON value with its place.
type node = plainjson.Node

// Parse reads a policy document. It always returns a document; Problems lists
// what AWS would refuse in the grammar, whatever the kind of policy, in the
// order of their places.
func Parse(name string, src []byte) *Document {
	p := &parser{doc: &Document{Name: name, source: string(src)}}
	root, bad := plainjson.Read(src, bounds)
	if bad != nil {
		p.doc.Problems = []Problem{refused(src, bad)}
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
	for i, key := range n.Keys {
		if first, dup := seen[key.Text]; dup {
			p.problem("duplicate-name", "168", key.Span, fmt.Sprintf("it stands on line %d already: keep one", first.Line), "%q stands twice in this %s", key.Text, what)
			continue
		}
		seen[key.Text] = key.Span
		if known != nil && !slices.Contains(known, key.Text) {
			p.unknown++
			p.problem("unknown-element", "167", key.Span, didYouMean(key.Text, known), "a %s has no element %q", what, key.Text)
			continue
		}
		each(key, n.Kids[i])
	}
}

var documentElements = []string{"Version", "Id", "Statement"}

func (p *parser) document(n node) {
	if n.Kind != '{' {
		p.noObject(n)
		return
	}
	if p.wrapped(n) || p.bare(n) {
		return
	}
	found := false
	p.members(n, "policy", documentElements, func(key, val node) {
		switch key.Text {
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
		p.problem("missing-statement", "167", n.Span, `add "Statement": [ ... ]`, "the policy has no Statement")
	}
}

// version accepts the two policy languages (rule 165).
func (p *parser) version(n node) {
	p.doc.Version = p.text(n, "Version")
	if v := p.doc.Version.Value; n.Kind == '"' && v != Version2012 && v != Version2008 {
		p.problem("unknown-version", "165", n.Span, `write "2012-10-17"`, "there is no policy language %q", v)
	}
}

func (p *parser) statements(n node) {
	switch n.Kind {
	case '{':
		p.doc.Single = true
		p.statement(n)
	case '[':
		if len(n.Kids) == 0 {
			p.problem("missing-statement", "167", n.Span, "put a statement { ... } between the brackets", "the policy has no statement")
		}
		for _, kid := range n.Kids {
			p.statement(kid)
		}
	default:
		p.problem("wrong-type", "167", n.Span, "write { ... } or [ ... ]", "Statement is an object or a list of objects")
	}
}

var statementElements = []string{"Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"}

func (p *parser) statement(n node) {
	if n.Kind != '{' {
		p.problem("wrong-type", "167", n.Span, "write { ... }", "a statement is an object")
		return
	}
	s, before := Statement{Span: n.Span}, p.unknown
	p.members(n, "statement", statementElements, func(key, val node) { p.element(&s, key, val) })
	p.complete(&s, p.unknown > before)
	p.doc.Statements = append(p.doc.Statements, s)
}

func (p *parser) element(s *Statement, key, val node) {
	switch key.Text {
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
		s.Condition = val.Span
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
		s.EffectText.Span = n.Span
		return
	}
	switch s.EffectText.Value {
	case "Allow":
		s.Effect = Allow
	case "Deny":
		s.Effect = Deny
	default:
		p.problem("unknown-effect", "166", n.Span, `write "Allow" or "Deny", with a capital`, "there is no effect %q", s.EffectText.Value)
	}
}

func (p *parser) text(n node, what string) Text {
	if n.Kind != '"' {
		p.wrongText("167", n, "put it in double quotes", "%s is a string", what)
		return Text{}
	}
	return Text{Value: n.Text, Span: n.Span}
}

// list reads a string or a list of strings (rule 167).
func (p *parser) list(key, n node) List {
	l := List{Present: true, Key: key.Span, Span: n.Span, Single: n.Kind != '['}
	for _, kid := range orSelf(n) {
		if t := p.text(kid, "each "+key.Text); !t.Span.IsZero() {
			l.Values = append(l.Values, t)
		}
	}
	return l
}

var principalTypes = []string{"AWS", "Federated", "Service", "CanonicalUser"}

func (p *parser) principals(key, n node) Principals {
	out := Principals{Present: true, Key: key.Span, Span: n.Span}
	switch {
	case n.Kind == '"' && n.Text == "*":
		out.Star = true
	case n.Kind == '{':
		p.members(n, key.Text, principalTypes, func(k, v node) {
			g := PrincipalGroup{Type: Text{Value: k.Text, Span: k.Span}, Single: v.Kind != '['}
			for _, kid := range orSelf(v) {
				if t := p.text(kid, "a principal"); !t.Span.IsZero() {
					g.Values = append(g.Values, t)
				}
			}
			out.Groups = append(out.Groups, g)
		})
	default:
		if n.Kind == '[' && len(n.Kids) == 0 {
			break // the statement has no effect (rule 33)
		}
		p.problem("principal-form", "29", n.Span, `write {"AWS": "arn:aws:iam::111122223333:user/ana"} or "*"`, "%s is a map of principals or \"*\"", key.Text)
	}
	return out
}

func (p *parser) conditions(s *Statement, n node) {
	if n.Kind != '{' {
		p.noCondition(n)
		return
	}
	p.members(n, "Condition", nil, func(op, keys node) {
		if keys.Kind != '{' {
			p.noOperator(op, keys)
			return
		}
		p.operator(s, op, keys)
	})
}

// operator reads one operator's keys; two that differ only in case are refused (rule 59).
func (p *parser) operator(s *Statement, op, keys node) {
	folded := map[string]string{}
	p.members(keys, "operator", nil, func(key, val node) {
		lower := strings.ToLower(key.Text)
		if first, dup := folded[lower]; dup && first != key.Text {
			p.problem("duplicate-key-case", "59", key.Span, "keep one of the two", "%q and %q are one condition key", first, key.Text)
		}
		folded[lower] = key.Text
		c := Condition{Operator: Text{op.Text, op.Span}, Key: Text{key.Text, key.Span}, Single: val.Kind != '[',
			Span: Span{Start: key.Span.Start, End: val.Span.End, Line: key.Span.Line, Col: key.Span.Col}}
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
	v := Value{Text: Text{n.Text, n.Span}}
	switch n.Kind {
	case '"':
	case '0':
		v.Kind = NumberValue
	case 't', 'f':
		v.Kind = BoolValue
	default:
		p.wrongText("69", n, "write a string, a number, true or false", "a condition value is a single value")
		return v, false
	}
	return v, true
}

// orSelf is a list's items, or the value itself where no list is written.
func orSelf(n node) []node {
	if n.Kind == '[' {
		return n.Kids
	}
	return []node{n}
}
