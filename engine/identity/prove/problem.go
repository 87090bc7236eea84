package prove

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/language"
	"gatehouse/engine/identity/match"
)

// problem is a group with those of its formats for which the patterns say the
// same, within one choice of resources.
type problem struct {
	*group
	form
	must     []*language.Expr // what resources look like, beside the format
	others   []string         // actions on formats for which the patterns say the same
	regional bool             // Regions are told apart
	cut      bool             // some pattern fits some resources of the format and not others
}

// problems puts the formats of a group together where every pattern either
// covers them or misses them.
func (s *seeker) problems(g *group) []*problem {
	patterns, regional := s.patternsOf(g)
	if !s.possible(g.sides) {
		return nil
	}
	region := s.region(0)
	if regional {
		region = "" // any
	}
	var all []*problem
	for _, must := range s.stretches {
		byKey := map[string]*problem{}
		for i := range g.formats {
			f := &g.formats[i]
			key, met, cut := s.relate(s.format(f.target.format, region, g.account), must, patterns)
			switch p, known := byKey[key]; {
			case !met:
			case known && !cut:
				s.add(p, f)
			default:
				p = &problem{group: g, form: *f, must: must, regional: regional, cut: cut}
				all = append(all, p)
				if !cut {
					byKey[key] = p
				}
			}
		}
	}
	return all
}

// add adds a format for which the patterns say the same. The problem stands for
// the one with the better known action, else for the shorter one.
func (s *seeker) add(p *problem, f *form) {
	other := *f
	if s.better(&f.target, &p.target) || !s.better(&p.target, &f.target) && len(f.target.format) < len(p.target.format) {
		p.form, other = *f, p.form
	}
	p.others = append(p.others, other.actions...)
}

// patternsOf readies the sides for a group, with all that they ask left open,
// and gives the patterns of their resources; regional says whether these, or
// those of the question, may tell Regions apart.
func (s *seeker) patternsOf(g *group) (patterns []loosePattern, regional bool) {
	t := &g.formats[0].target
	base := s.request(t, s.format(t.format, s.region(0), g.account).Shortest(), g.account)
	regional = slices.ContainsFunc(slices.Concat(s.party.On, s.party.Except, s.scope.Resources), namesRegion)
	for _, side := range g.sides.present() {
		side.activate(&base)
		side.unbound()
		for _, p := range side.patterns() {
			patterns = append(patterns, loosePattern{p.Text, loosely(p), len(variables(p)) > 0})
			regional = regional || namesRegion(p.Text)
		}
	}
	for _, e := range ownRules(t.action) {
		patterns = append(patterns, loosePattern{e.Key(), e, false})
	}
	return patterns, regional
}

// alternatives are texts read as patterns, of which one must fit; nil stands for
// everything.
func alternatives(texts []string) []*language.Expr {
	if len(texts) == 0 || slices.Contains(texts, "*") {
		return []*language.Expr{nil}
	}
	return wildcards(texts)
}

// stretchesOf are the choices of resources: one of the party's and one of the
// scope's patterns.
func stretchesOf(p *Party, scope *Scope) (out [][]*language.Expr) {
	for _, a := range alternatives(p.On) {
		for _, b := range alternatives(scope.Resources) {
			must := slices.DeleteFunc([]*language.Expr{a, b}, func(e *language.Expr) bool { return e == nil })
			out = append(out, must)
		}
	}
	return out
}

// wildcards are texts read as patterns.
func wildcards(texts []string) (out []*language.Expr) {
	for _, text := range texts {
		p := match.Compile(text, match.Options{Wild: true})
		out = append(out, language.Of(&p, nil))
	}
	return out
}

// loosePattern is a pattern with its text. One that has variables covers
// nothing for certain.
type loosePattern struct {
	text   string
	expr   *language.Expr
	varied bool
}

type relationKey struct {
	pattern string
	varied  bool
	format  *language.Expr
}

// relate writes how the patterns stand to a format within a stretch.
func (s *seeker) relate(form *language.Expr, must []*language.Expr, patterns []loosePattern) (key string, met, cut bool) {
	whole := append([]*language.Expr{form}, must...)
	if len(must) > 0 && !s.meet(whole...) {
		return "", false, false
	}
	b := make([]byte, len(patterns))
	for i, p := range patterns {
		k := relationKey{p.text, p.varied, form}
		r, known := s.relations[k]
		if !known {
			r = s.relation(p.expr, form)
			if r == language.Covers && p.varied {
				r = language.Cuts
			}
			s.relations[k] = r
		}
		b[i] = byte(r)
		cut = cut || r == language.Cuts
	}
	for _, e := range s.except {
		cut = cut || s.relation(e, whole...) != language.Misses
	}
	return string(b), true, cut || len(must) > 0
}

// ownRules are patterns of resources for which the engine has rules of its own:
// service-linked and reserved roles, and AWS's aliases (rules 121, 133, 160).
func ownRules(action string) []*language.Expr {
	service, _, _ := strings.Cut(action, ":")
	switch strings.ToLower(service) {
	case "iam", "sts":
		return wildcards([]string{"arn:*:role/aws-service-role/*", "arn:*:role/aws-reserved/*"})
	case "kms":
		return wildcards([]string{"arn:*:alias/aws/*"})
	}
	return nil
}

// loosely is a resource pattern with its variables taken for anything.
func loosely(p *match.Pattern) *language.Expr {
	b := new(language.Builder)
	for _, part := range p.Parts() {
		switch part.Kind {
		case match.Literal:
			b.Text(part.Text)
		case match.AnyOne:
			b.One(language.Any)
		default:
			b.Run(language.Any)
		}
	}
	return b.Expr()
}

// namesRegion says whether a pattern may tell Regions apart. It does not where a
// lone star stands for the Region, and for whatever stands before it behind the
// first wildcard: the same star takes one Region as well as another.
func namesRegion(pattern string) bool {
	wild := false
	for i, part := range strings.SplitN(pattern, ":", 6) {
		if i > 3 {
			break
		}
		wild = wild || strings.ContainsAny(part, "*?$")
		if (wild || i == 3 && part != "") && part != "*" {
			return true
		}
	}
	return false
}
