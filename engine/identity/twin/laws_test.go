package twin

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"gatehouse/engine/identity/cases"
)

// world is a case as JSON decodes it; laws change one and judge it again.
type world map[string]any

func read(line []byte) (w world) {
	if json.Unmarshal(line, &w) != nil {
		return nil
	}
	return w
}

// verdict is the engine's answer to a world.
func (w world) verdict() string {
	line, err := json.Marshal(w)
	if err != nil {
		return "Error"
	}
	return judged(line)
}

func judged(line []byte) string {
	c, err := cases.Parse(line, 1)
	if err != nil {
		return "Error"
	}
	return cases.Explain(&c).Outcome.JSONName()
}

const isAllowed = "Allowed"

// law tells the drawn cases by which a law is broken.
func law(t *testing.T, name string, broken func(line []byte, seed uint64) (after world, bad bool)) {
	t.Run(name, func(t *testing.T) {
		var faults atomic.Int64
		each(draws(t)/5, func(seed uint64) {
			line := Draw(seed)
			if read(line) == nil {
				return
			}
			if after, bad := broken(line, seed); bad && faults.Add(1) <= 5 {
				text, _ := json.Marshal(after)
				t.Errorf("seed %d: %s\n  %s\nbecame %s\n  %s", seed, judged(line), line, judged(text), text)
			}
		})
	})
}

// TestLaws: what holds of any policies whatsoever.
func TestLaws(t *testing.T) {
	law(t, "a deny more never allows", func(line []byte, seed uint64) (world, bool) {
		w := read(line)
		before := w.verdict()
		layer := []string{"identityPolicies", "permissionBoundaries", "sessionPolicies", "vpcEndpointPolicies", "scps", "rcps", "resourcePolicy"}[seed%7]
		if !w.deny(layer, seed) {
			return nil, false
		}
		return w, before != isAllowed && w.verdict() == isAllowed
	})
	law(t, "an identity allow more never takes away", func(line []byte, _ uint64) (world, bool) {
		w := read(line)
		before := w.verdict()
		w.add("identityPolicies", everything(""))
		return w, before == isAllowed && w.verdict() != isAllowed
	})
	law(t, "a ceiling never grants", func(line []byte, seed uint64) (world, bool) {
		w := read(line)
		before := w.verdict()
		switch layer := []string{"permissionBoundaries", "vpcEndpointPolicies", "scps", "rcps", "sessionPolicies"}[seed%5]; layer {
		case "scps":
			w.add(layer, []any{everything("")})
		case "rcps":
			w.add(layer, []any{everything(`"Principal":"*",`)})
		case "sessionPolicies": // the first one; several are alternatives, and a federated user has nothing without
			if w["sessionPolicies"] != nil || w["sessionPolicy"] != nil || strings.Contains(string(line), ":federated-user/") {
				return nil, false
			}
			w.add(layer, everything(""))
		default:
			w.add(layer, everything(""))
		}
		return w, before != isAllowed && w.verdict() == isAllowed
	})
	law(t, "order never matters", func(line []byte, _ uint64) (world, bool) {
		w := read(line)
		before := w.verdict()
		for _, layer := range policyMembers {
			w[layer] = reversed(w[layer])
			if w[layer] == nil {
				delete(w, layer)
			}
		}
		return w, before != w.verdict()
	})
	law(t, "renaming an account changes nothing", func(line []byte, _ uint64) (world, bool) {
		const old, new = "111122223333", "111122223334" // next to it: numbers compare as before
		text := strings.ReplaceAll(string(line), old, new)
		if partOfAccount.MatchString(text) || strings.Contains(string(line), new) {
			return nil, false
		}
		return read([]byte(text)), judged(line) != judged([]byte(text))
	})
}

// partOfAccount finds a pattern over some of an account's digits.
var partOfAccount = regexp.MustCompile(`1{1,4}2{0,4}3{0,3}[?*]|[?*]2{0,4}3+[34:]|\?[0-9]*2222|1112|122223`)

var policyMembers = []string{"identityPolicies", "resourcePolicy", "permissionBoundaries", "scps", "rcps", "sessionPolicies", "sessionPolicy", "vpcEndpointPolicies"}

// reversed turns round every list within a policy member.
func reversed(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, 0, len(v))
		for _, each := range slices.Backward(v) {
			out = append(out, reversed(each))
		}
		return out
	case map[string]any:
		out := maps.Clone(v)
		for k := range out {
			out[k] = reversed(out[k])
		}
		return out
	}
	return v
}

func everything(principal string) map[string]any {
	var doc map[string]any
	text := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow",` + principal + `"Action":"*","Resource":"*"}]}`
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		panic(err)
	}
	return doc
}

// add puts a document behind those of a layer.
func (w world) add(layer string, doc any) {
	list, _ := w[layer].([]any)
	w[layer] = append(slices.Clone(list), doc)
}

// deny adds, where the layer has a sound place for it, a Deny made of some
// statement of the case.
func (w world) deny(layer string, seed uint64) bool {
	var all []map[string]any
	for _, m := range policyMembers {
		statements(w[m], &all)
	}
	if len(all) == 0 {
		return false
	}
	s := maps.Clone(all[int(seed/7)%len(all)])
	s["Effect"] = "Deny"
	delete(s, "Sid")
	delete(s, "Principal")
	delete(s, "NotPrincipal")
	doc := map[string]any{"Version": "2012-10-17", "Statement": []any{s}}
	switch layer {
	case "scps":
		w.add(layer, []any{everything(""), doc})
	case "rcps":
		s["Principal"] = "*"
		w.add(layer, []any{doc})
	case "resourcePolicy":
		return w.denyOnResource(s)
	case "permissionBoundaries", "vpcEndpointPolicies":
		doc["Statement"] = []any{everything("")["Statement"].([]any)[0], s}
		w.add(layer, doc)
	default:
		w.add(layer, doc)
	}
	return true
}

func (w world) denyOnResource(s map[string]any) bool {
	doc, ok := w["resourcePolicy"].(map[string]any)
	if inner, named := doc["policy"].(map[string]any); named {
		doc = inner
	}
	list, many := doc["Statement"].([]any)
	if !ok || !many {
		return false
	}
	s["Principal"] = "*"
	doc["Statement"] = append(slices.Clone(list), s)
	return true
}

// statements gathers the statements of a member, in a fixed order.
func statements(v any, out *[]map[string]any) {
	switch v := v.(type) {
	case []any:
		for _, each := range v {
			statements(each, out)
		}
	case map[string]any:
		if v["Effect"] != nil {
			*out = append(*out, v)
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			statements(v[k], out)
		}
	}
}
