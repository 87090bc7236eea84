package advice

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
)

// keyMoves are the other values that one key of a request may have.
type keyMoves struct {
	key   string
	moves []move
}

// move is a request in which one key is otherwise.
type move struct {
	request iam.Request
	key     string
	values  []string
	absent  bool
	text    string // "carried aws:MultiFactorAuthPresent = true"
}

// maxValues bounds the values that are tried for one key.
const maxValues = 24

// movesOf lists, for each key that a statement about the request's action
// tests, the other values that the request could carry for it.
func movesOf(p *iam.Policies, r iam.Request, sp prove.Space, near []nearby) (out []keyMoves) {
	tested := testedKeys(near, &r)
	for _, t := range tested {
		if !changeable(&r, t.key, &sp) {
			continue
		}
		k := keyMoves{key: t.key}
		for _, v := range t.candidates(&r, sp) {
			if m, ok := setTo(r, t.key, v, tested, sp); ok {
				k.moves = append(k.moves, m)
			}
		}
		if m, ok := takenAway(r, t.key, tested, sp); ok {
			k.moves = append(k.moves, m)
		}
		if len(k.moves) > 0 {
			out = append(out, k)
		}
	}
	return out
}

// tested is a key that conditions or variables ask for.
type tested struct {
	key        string
	conditions []policy.Condition
	values     []string // further values that matter: pieces of the resource that a variable may stand for
}

type testedList []tested

func (l testedList) has(key string) bool {
	return slices.ContainsFunc(l, func(t tested) bool { return strings.EqualFold(t.key, key) })
}

// at finds a key, and adds it where it is new.
func (l *testedList) at(key string) *tested {
	i := slices.IndexFunc(*l, func(t tested) bool { return strings.EqualFold(t.key, key) })
	if i < 0 {
		i = len(*l)
		*l = append(*l, tested{key: key})
	}
	return &(*l)[i]
}

// testedKeys gathers the keys of all statements whose Action covers the
// request, in their order.
func testedKeys(near []nearby, r *iam.Request) testedList {
	var l testedList
	for _, n := range near {
		if n.other {
			continue
		}
		s := &n.at.Doc.Statements[n.index]
		variables := n.at.Doc.Language() == policy.Version2012
		for _, c := range s.Conditions {
			l.condition(c, r, variables)
		}
		for _, list := range []policy.List{s.Resource, s.NotResource} {
			for _, v := range list.Values {
				for _, key := range variablesIn(v.Value, variables) {
					t := l.at(key)
					t.values = append(t.values, pieces(r.Resource)...)
				}
			}
		}
	}
	return l
}

// condition notes a condition's key, and those of the variables in its values.
// A variable that has a value is written out.
func (l *testedList) condition(c policy.Condition, r *iam.Request, variables bool) {
	held, _ := r.Context.Lookup(c.Key.Value)
	c.Values = slices.Clone(c.Values)
	for i, v := range c.Values {
		for _, key := range variablesIn(v.Value, variables) {
			l.at(key).values = append(l.at(key).values, held.Values...)
			if e, _ := r.Context.Lookup(key); len(e.Values) == 1 {
				c.Values[i].Value = strings.ReplaceAll(c.Values[i].Value, "${"+key+"}", e.Values[0])
			}
		}
	}
	t := l.at(c.Key.Value)
	t.conditions = append(t.conditions, c)
}

// variablesIn lists the keys that a text's policy variables name.
func variablesIn(text string, on bool) (keys []string) {
	for on {
		_, rest, ok := strings.Cut(text, "${")
		name, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			return keys
		}
		name, _, _ = strings.Cut(name, ",")
		if strings.Trim(name, "*?$") != "" {
			keys = append(keys, name)
		}
		text = after
	}
	return nil
}

// pieces are the parts of an ARN's last part that a variable may stand for.
func pieces(resource string) []string {
	parts := strings.SplitN(resource, ":", 6)
	return strings.FieldsFunc(parts[len(parts)-1], func(r rune) bool { return r == '/' || r == ':' })
}

// candidates are the values to try, without those that the request has.
func (t *tested) candidates(r *iam.Request, sp prove.Space) (out []string) {
	held, _ := r.Context.Lookup(t.key)
	values, _ := prove.Classes(t.key, t.conditions, &sp)
	values = append(slices.Clone(t.values), values...)
	for _, v := range values {
		if len(out) < maxValues && v != "" && !slices.Contains(out, v) && !slices.Equal(held.Values, []string{v}) {
			out = append(out, v)
		}
	}
	return out
}

func setTo(r iam.Request, key, value string, l testedList, sp prove.Space) (move, bool) {
	e := iam.Entry{Key: key, Values: []string{value}}
	if k, ok := catalog.FindKey(key); ok && k.Multi {
		e.Multi = true
	}
	m := move{key: key, values: e.Values, text: "carried " + key + " = " + value}
	is := r
	is.Context = append(r.Context.Without(key), e)
	m.request = settle(is, key, l)
	return m, possible(&r, &m.request, &sp)
}

func takenAway(r iam.Request, key string, l testedList, sp prove.Space) (move, bool) {
	if e, ok := r.Context.Lookup(key); !ok || len(e.Values) == 0 {
		return move{}, false
	}
	m := move{key: key, absent: true, text: "did not carry " + key}
	is := r
	is.Context = append(r.Context.Without(key), iam.Entry{Key: key})
	m.request = settle(is, key, l)
	return m, possible(&r, &m.request, &sp)
}

// after makes the move on another request.
func (m move) after(r iam.Request, sp prove.Space) (iam.Request, bool) {
	var next move
	var ok bool
	if m.absent {
		next, ok = takenAway(r, m.key, nil, sp)
	} else {
		next, ok = setTo(r, m.key, m.values[0], nil, sp)
	}
	return next.request, ok
}
