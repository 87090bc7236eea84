package pack

import (
	"fmt"
	"slices"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/nearest"
	"gatehouse/engine/plainyaml"
	"gatehouse/engine/traffic/geo"
)

// Bounds of a space.
const (
	maxSpace = 200        // words of a list
	maxSteps = 50_000_000 // of one search
)

// space reads which requests there are for rows about all of them. Each word
// narrows what is proved, so an unknown one is an error: it would narrow
// nothing.
func (p *page) space(f *front) {
	n := f.fields["space"]
	if n.IsNull() {
		return
	}
	s := &p.ex.Space
	fields := f.Fields(n, "the space", "services", "regions", "always", "never", "values", "steps")
	s.Services = f.listed(fields, "services", services())
	s.Regions = f.listed(fields, "regions", regions())
	s.Always = f.keys(fields, "always")
	s.Never = f.keys(fields, "never")
	s.Steps = f.Int(fields["steps"], "steps", 1, maxSteps)
	for _, pair := range f.Map(fields["values"], "values") {
		values := f.Words(pair.Value, "the values")
		k, known := catalog.FindKey(pair.Name)
		for _, v := range values {
			if known && !families[k.Type].Reads(v) {
				f.At(pair.Value, "bad-value", fmt.Sprintf("%s holds values of the type %s, and %q is none", pair.Name, k.Type, v), "write values of that type")
			}
		}
		if !known {
			f.At(pair.Key, "unknown-key", fmt.Sprintf("no request is known to carry %s", pair.Name), nearKey(pair.Name))
		}
		if s.Values == nil {
			s.Values = map[string][]string{}
		}
		s.Values[pair.Name] = values
	}
}

// listed is a list of words, each of which must be known.
func (f *front) listed(fields map[string]plainyaml.Node, what string, known []string) (out []string) {
	for i, n := range f.List(fields[what], what) {
		word := f.Word(n, "each of "+what)
		switch {
		case i >= maxSpace:
			f.At(n, "too-many", fmt.Sprintf("there are more than %d %s", maxSpace, what), "leave some out")
			return out
		case word != "" && !slices.Contains(known, word):
			f.At(n, "unknown-word", fmt.Sprintf("there is no %q among the %s", word, what), nearest.Hint(word, known))
		default:
			out = append(out, word)
		}
	}
	return out
}

// keys is a list of condition keys.
func (f *front) keys(fields map[string]plainyaml.Node, what string) (out []string) {
	for i, n := range f.List(fields[what], what) {
		word := f.Word(n, "each of "+what)
		if i >= maxSpace {
			f.At(n, "too-many", fmt.Sprintf("there are more than %d keys", maxSpace), "leave some out")
			return out
		}
		if _, ok := catalog.FindKey(word); word != "" && !ok {
			f.At(n, "unknown-key", fmt.Sprintf("no request is known to carry %s", word), nearKey(word))
		}
		out = append(out, word)
	}
	return out
}

// nearKey is the next step for a key that the catalogue does not have.
func nearKey(key string) string {
	var names []string
	for _, k := range catalog.Keys() {
		names = append(names, k.Name)
	}
	if near, ok := nearest.To(key, names); ok {
		return "did you mean " + near + "?"
	}
	return "write one that requests are known to carry"
}

func regions() (all []string) {
	for _, r := range geo.Regions() {
		all = append(all, r.Code)
	}
	return all
}

// nameThings tells the space the world's own names, and those that exact rows
// use, so that what it finds speaks of them; and its Region first.
func (p *page) nameThings() {
	w, s := p.ex.World, &p.ex.Space
	if w == nil || !slices.ContainsFunc(p.ex.Checks, func(c Check) bool { _, ok := c.(ProofCheck); return ok }) {
		return
	}
	for _, c := range p.ex.Checks {
		if r, ok := c.(RequestCheck); ok && r.Request.Resource != "*" && r.Request.Resource != "" && !slices.Contains(s.Names, r.Request.Resource) {
			s.Names = append(s.Names, r.Request.Resource)
		}
	}
	for _, a := range w.ARNs() {
		if !slices.Contains(s.Names, a) {
			s.Names = append(s.Names, a)
		}
	}
	if len(s.Regions) == 0 {
		for _, r := range geo.Regions() {
			if r.Partition == "aws" && r.Code != w.Region {
				s.Regions = append(s.Regions, r.Code)
			}
		}
		s.Regions = slices.Insert(s.Regions, 0, w.Region)
	}
}
