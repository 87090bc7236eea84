package prove

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"gatehouse/engine/identity/catalog"
)

// target is what a request can be about: an action on a resource type.
type target struct {
	action string // "s3:GetObject"
	name   string // "GetObject"
	format string // of its ARN; "*" for an action without resource types
	keys   carrier
	helped bool // the catalogue has words for the action
}

// carrier says which keys come with a target: the catalogue's sets, or a list.
type carrier struct {
	sets   [2]string
	listed string // ",lab:colour,": names in lower case; used when own is set
	own    bool
	action string // of the few for which the sets do not say all (catalog.Carries), else empty
}

var special = []string{"iam:PassRole", "sts:TagSession", "sts:SetSourceIdentity"}

// carries says whether a request about the target can carry a key, which is
// written in lower case. Where the reference cannot say, it can.
func (c *carrier) carries(key string) bool {
	if c.own {
		open := key[:strings.LastIndexAny(key, "/:")+1] // a listed "lab:tag/" stands for all tags
		return strings.HasPrefix(key, "aws:") || strings.Contains(c.listed, ","+key+",") || open != "" && strings.Contains(c.listed, ","+open+",")
	}
	t := catalog.Target{Action: c.action, Sets: c.sets}
	yes, known := t.Carries(key)
	return yes || !known
}

// service is the targets of one service. Its shapes are the same, put together
// where they differ in the action's name alone.
type service struct {
	prefix  string
	targets []shape
	shapes  []shape
}

// shape is some targets that differ in the action's name alone, and the best
// known of them.
type shape struct {
	target
	actions []string
}

// add adds a target.
func (s *service) add(t target) {
	s.targets = append(s.targets, shape{t, []string{t.action}})
}

// gather makes the shapes.
func (s *service) gather() {
	type look struct {
		format string
		keys   carrier
	}
	at := map[look]int{}
	for _, t := range s.targets {
		k := look{t.format, t.keys}
		i, known := at[k]
		if !known {
			at[k] = len(s.shapes)
			s.shapes = append(s.shapes, shape{t.target, []string{t.action}})
			continue
		}
		sh := &s.shapes[i]
		sh.actions = append(sh.actions, t.action)
		if t.helped && !sh.helped {
			sh.target = t.target
		}
	}
}

// catalogued are the targets of all services, in the catalogue's order.
var catalogued = sync.OnceValue(func() []service {
	var all []service
	for t := range catalog.Targets("") {
		prefix, name, _ := strings.Cut(t.Action, ":")
		if len(all) == 0 || all[len(all)-1].prefix != prefix {
			all = append(all, service{prefix: prefix})
		}
		s := &all[len(all)-1]
		keys := carrier{sets: t.Sets}
		if slices.Contains(special, t.Action) {
			keys.action = t.Action
		}
		for format := range strings.SplitSeq(cmp.Or(t.Formats, "*"), ", ") {
			s.add(target{t.Action, name, judgedOn(t.Action, format), keys, catalog.Help(t.Action) != ""})
		}
	}
	for i := range all {
		all[i].gather()
	}
	return all
})

// judgedOn is the format that patterns are compared with: the judge takes a
// listing of all buckets to be asked on each of them (rule 49).
func judgedOn(action, format string) string {
	if format == "*" && strings.EqualFold(action, "s3:ListAllMyBuckets") {
		return "arn:aws:s3:::*"
	}
	return format
}

// services are those of the space.
func (sp *Space) services() []service {
	if sp.Actions != nil {
		return sp.given()
	}
	if len(sp.Services) == 0 {
		return catalogued()
	}
	var out []service
	for _, s := range catalogued() {
		for _, prefix := range sp.Services {
			if strings.EqualFold(prefix, s.prefix) {
				out = append(out, s)
				break
			}
		}
	}
	return out
}

// given are the services of a space that lists its actions.
func (sp *Space) given() []service {
	var all []service
	at := map[string]int{}
	for _, a := range sp.Actions {
		prefix, name, _ := strings.Cut(a.Name, ":")
		i, known := at[prefix]
		if !known {
			i = len(all)
			at[prefix] = i
			all = append(all, service{prefix: prefix})
		}
		formats := a.Formats
		if len(formats) == 0 {
			formats = []string{"*"}
		}
		keys := carrier{own: true, listed: "," + strings.ToLower(strings.Join(a.Keys, ",")) + ","}
		for _, f := range formats {
			all[i].add(target{a.Name, name, judgedOn(a.Name, f), keys, false})
		}
	}
	for i := range all {
		all[i].gather()
	}
	return all
}
