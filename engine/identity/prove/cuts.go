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
	beside := append(k.beside(), k.form)
	for _, v := range k.varied() {
		if v.key != key {
			continue
		}
		for _, e := range beside {
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
	for _, side := range k.sides.present() {
		names := side.set.Keys()
		for _, p := range side.patterns() {
			parts, head := p.Parts(), ""
			for n, part := range parts {
				if part.Kind == match.Variable && slices.Contains(k.open, names[part.Slot]) {
					v := varied{key: names[part.Slot], head: head, loose: loosely(p), upTo: p.Text[:strings.LastIndexByte(p.Text, '}')+1]}
					if n+1 < len(parts) && parts[n+1].Kind == match.Literal {
						v.after = parts[n+1].Text[:1]
					}
					out = append(out, v)
				}
				head += part.Text
			}
		}
	}
	return out
}

// beside are the resource patterns without open variables, and what the
// question says of resources.
func (k *keyring) beside() (out []*language.Expr) {
	seen := map[string]bool{}
	for _, side := range k.sides.present() {
		names := side.set.Keys()
		for _, p := range side.patterns() {
			open := slices.ContainsFunc(variables(p), func(slot int) bool { return slices.Contains(k.open, names[slot]) })
			if open || seen[p.Text] {
				continue
			}
			seen[p.Text] = true
			if e := side.written(p, k.base.Context); e != nil {
				out = append(out, e)
			}
		}
	}
	return append(out, k.bounds()...)
}

// bounds are what the question says of resources: which are meant, and which
// are not.
func (a *attempt) bounds() []*language.Expr { return slices.Concat(a.must, a.except) }

// cuts says why a variable in resources leaves something unproved: another
// pattern cuts through the place where it stands, or has another variable
// there. Where all that meet are the same up to their last variable, or cover
// each other, one value of it is like another.
func (a *attempt) cuts(k *keyring) string {
	all := k.varied()
	if len(all) == 0 {
		return ""
	}
	beside := k.beside()
	for i, v := range all {
		if slices.ContainsFunc(k.tests[v.key], func(t asked) bool { return t.op.Like || t.op.Fold }) {
			return "${" + v.key + "} stands in a resource, and its values are asked for by pattern"
		}
		for _, e := range beside {
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
