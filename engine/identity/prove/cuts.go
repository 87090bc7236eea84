package prove

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/language"
	"gatehouse/engine/identity/match"
)

// aligned are values of a variable in resources that other patterns name in
// its place: the texts that both fit, cut at the variable.
func (k *keyring) aligned(key string) (out []string) {
	for _, v := range k.varied() {
		if v.key != key {
			continue
		}
		for _, e := range append(append(k.fixed(), k.bounds()...), k.form) {
			k.limited(20_000, func(b *language.Budget) {
				language.Each([]*language.Expr{k.form, v.loose, e}, nil, b, func(text string, _ language.Fits) bool {
					if rest, ok := strings.CutPrefix(text, v.head); ok {
						if v.after != "" {
							rest, _, _ = strings.Cut(rest, v.after)
						}
						if rest != "" && len(out) < maxClasses {
							out = append(out, rest)
						}
					}
					return false
				})
			})
		}
	}
	return out
}

// varied is a resource pattern with an open variable.
type varied struct {
	key   string
	head  string // what stands before the variable
	after string // the character behind it, "" at the end
	upTo  string // the text of the pattern to the end of its last variable
	loose *language.Expr
}

func (k *keyring) varied() (out []varied) {
	for _, side := range k.sides {
		if side == nil {
			continue
		}
		names := side.set.Keys()
		for _, i := range side.active {
			for _, r := range side.elems[i].Resources {
				parts := r.Pattern.Parts()
				for n, part := range parts {
					if part.Kind != match.Variable || !slices.Contains(k.open, names[part.Slot]) {
						continue
					}
					v := varied{key: names[part.Slot], loose: loosely(r), upTo: r.Pattern.Text[:strings.LastIndexByte(r.Pattern.Text, '}')+1]}
					for _, before := range parts[:n] {
						v.head += before.Text
					}
					if n+1 < len(parts) && parts[n+1].Kind == match.Literal {
						v.after = parts[n+1].Text[:1]
					}
					out = append(out, v)
				}
			}
		}
	}
	return out
}

// fixed are the resource patterns without open variables.
func (k *keyring) fixed() (out []*language.Expr) {
	seen := map[string]bool{}
	for _, side := range k.sides {
		if side == nil {
			continue
		}
		names := side.set.Keys()
		for _, i := range side.active {
			for _, r := range side.elems[i].Resources {
				open := slices.ContainsFunc(variables(r.Pattern), func(slot int) bool { return slices.Contains(k.open, names[slot]) })
				if open || seen[r.Pattern.Text] || r.Everything || r.Nothing || r.Pattern.Broken() {
					continue
				}
				seen[r.Pattern.Text] = true
				if e := k.written(r.Pattern, names, k.base.Context); e != nil {
					out = append(out, e)
				}
			}
		}
	}
	return out
}

// bounds are what the question says of resources: which are meant, and which
// are not.
func (a *attempt) bounds() (out []*language.Expr) {
	out = append(out, a.must...)
	for _, e := range wildcards(a.party.Except) {
		if e != nil {
			out = append(out, e)
		}
	}
	return out
}

// cuts says why a variable in resources leaves something unproved: another
// pattern cuts through the place where it stands, or has another variable
// there. Where all that meet are the same up to their last variable, or cover
// each other, one value of it is like another.
func (a *attempt) cuts(k *keyring) string {
	all := k.varied()
	for i, v := range all {
		if slices.ContainsFunc(k.tests[v.key], func(t asked) bool { return t.op.Like || t.op.Fold }) {
			return "${" + v.key + "} stands in a resource, and its values are asked for by pattern"
		}
		for _, e := range append(k.fixed(), k.bounds()...) {
			if a.relation(e, a.form, v.loose) == language.Cuts {
				return "another pattern cuts through the place of ${" + v.key + "} in a resource"
			}
		}
		for _, w := range all[:i] {
			if v.upTo != w.upTo && a.meet(append(a.whole(), v.loose, w.loose)...) {
				return "variables of two resources meet: ${" + v.key + "} and ${" + w.key + "}"
			}
		}
	}
	return ""
}
