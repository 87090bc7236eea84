package lint

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/policy"
)

var (
	actionWithoutItsResource = ours("ACTION_WITHOUT_ITS_RESOURCE", Warning, "an action that fits none of its statement's resources",
		"Every action works on resources of its own types: reading on an object, listing on a bucket. "+
			"A statement that names the one and not the other says nothing about that action. "+
			"Add the resource it works on, or take the action out.",
		"Actions, resources, and condition keys for AWS services", "14", "49")
	resourceWithoutItsAction = ours("RESOURCE_WITHOUT_ITS_ACTION", Warning, "a resource that none of its statement's actions works on",
		"The entry is never asked about by any action of the statement, so it neither grants nor protects. "+
			"Perhaps the action that goes with it is missing, or it belongs in another statement.",
		"Actions, resources, and condition keys for AWS services", "14", "49")
)

// fits asks of each action for its resource, and of each resource for its
// action. NotAction and NotResource name what is left out: there it is no fault.
func (l *linter) fits() {
	f := fitter{linter: l, met: map[[2]string]bool{}, left: 200_000}
	for _, s := range l.statements {
		if s.Action.Present && s.Resource.Present && !s.NotAction.Present && !s.NotResource.Present && s.Effect != policy.NoEffect && len(s.resources) > 0 {
			lost := f.actions(s)
			if lost < len(s.actions) {
				f.resources(s)
			}
		}
	}
}

// fitter remembers which entries meet which formats: the actions of a service
// share a few.
type fitter struct {
	*linter
	met  map[[2]string]bool
	left allowance
}

func (f *fitter) meets(r resource, format string) bool {
	k := [2]string{r.Value, format}
	yes, known := f.met[k]
	if !known {
		yes = !f.left.spend(100+len(r.Value)) || meets(r.Value, format)
		f.met[k] = yes
	}
	return yes
}

func (f *fitter) meetsOne(r resource, formats []string) bool {
	return slices.ContainsFunc(formats, func(format string) bool { return f.meets(r, format) })
}

// actions says the actions without a resource, those that lack the same
// together, and counts them.
func (f *fitter) actions(s *statement) (lost int) {
	var hints []string
	groups := map[string][]action{}
	for _, a := range s.actions {
		if f.some(a, s.resources) || f.saidAlready(a.Span, "UNSUPPORTED_ACTION_IN_POLICY") {
			continue
		}
		lost++
		hint := fitsHint(a, s.resources)
		if groups[hint] == nil {
			hints = append(hints, hint)
		}
		groups[hint] = append(groups[hint], a)
	}
	for _, hint := range hints {
		g := groups[hint]
		f.at(actionWithoutItsResource, s, g[0].Span, hint, "%s no resource here, so the statement does not %s", fitsNames(g), fitsVerb(s, len(g) > 1 || g[0].wild()))
	}
	return lost
}

func fitsNames(g []action) string {
	switch {
	case len(g) > 1:
		return fmt.Sprintf("%s and %d more fit", g[0].Value, len(g)-1)
	case g[0].wild():
		return "the actions of " + g[0].Value + " fit"
	}
	return g[0].Value + " fits"
}

func fitsVerb(s *statement, many bool) string {
	what := "it"
	if many {
		what = "them"
	}
	if s.Effect == policy.Deny {
		return "deny " + what
	}
	return "allow " + what
}

// some says whether an action, or one of those its wildcards cover, works on one
// of the resources. What the catalogue does not know is no mismatch.
func (f *fitter) some(a action, resources []resource) bool {
	if a.star() || slices.ContainsFunc(resources, resource.star) {
		return true
	}
	names := a.known()
	if len(names) == 0 {
		return true
	}
	for _, name := range names {
		if !f.left.spend(len(resources)) || catalog.NoResource(name) && f.onResource() {
			return true // that such an action has no place on a resource at all is another check's
		}
		if slices.ContainsFunc(resources, func(r resource) bool { return f.loosely(r, name) }) {
			return true
		}
	}
	return false
}

// onResource says whether the policy hangs on a resource.
func (l *linter) onResource() bool {
	return l.kind == policy.Resource || l.kind == policy.Key || l.kind == policy.Trust
}

// loosely says whether an action can be asked on some resource that an entry
// covers, with the benefit of the doubt: an entry that is cut short, or in a
// form that the catalogue does not know, may fit. Log groups are written with
// ":*" behind them whatever the action.
func (f *fitter) loosely(r resource, action string) bool {
	formats := formatsOf(action)
	switch {
	case r.n < 6 || f.meetsOne(r, formats):
		return true
	case r.parts[2] == "s3" && r.parts[4] != "" && strings.HasPrefix(action, "s3:"):
		return true // access points and other things of an account, for which the reference is short of types
	case len(formats) == 0:
		return strings.EqualFold(action, "s3:ListAllMyBuckets") && r.Value == "arn:aws:s3:::*" // rule 49
	}
	if bare, ok := strings.CutSuffix(r.Value, ":*"); ok && f.meetsOne(readResource(policy.Text{Value: bare}), formats) {
		return true
	}
	return !f.meetsOne(r, fitsFormats(r.parts[2])) && !slashed(r)
}

// slashed says whether an entry is a bucket with a slash behind it: that is
// neither the bucket, nor an object, whose key has a character at least.
func slashed(r resource) bool {
	name, key, slash := strings.Cut(r.parts[5], "/")
	return r.n == 6 && r.parts[2] == "s3" && r.parts[3]+r.parts[4] == "" && slash && key == "" && name != "" && !strings.ContainsAny(name, "*?$")
}

var fitsOfService sync.Map // string -> []string

// fitsFormats are all ARN formats of a service's resources, none for a service
// that is not known.
func fitsFormats(service string) []string {
	service = strings.ToLower(service)
	if _, ok := catalog.FindService(service); !ok {
		return nil
	}
	if all, ok := fitsOfService.Load(service); ok {
		return all.([]string)
	}
	var all []string
	for t := range catalog.Targets(service) {
		for format := range strings.SplitSeq(t.Formats, ", ") {
			if format != "" && !slices.Contains(all, format) {
				all = append(all, format)
			}
		}
	}
	fitsOfService.Store(service, all)
	return all
}

// fitsHint says what an action works on; of S3's two kinds of resources, which
// one to add.
func fitsHint(a action, resources []resource) string {
	name := a.known()[0]
	formats := formatsOf(name)
	if len(formats) == 0 {
		return `write "Resource": "*" in a statement of its own`
	}
	for _, r := range resources {
		bucket, key, object := strings.Cut(r.parts[5], "/")
		switch {
		case r.parts[2] != "s3" || r.parts[4] != "" || bucket == "":
		case formats[0] == "arn:${Partition}:s3:::${BucketName}" && slashed(r):
			return fmt.Sprintf(`it works on buckets: write "arn:%s:s3:::%s", without the slash`, r.parts[1], bucket)
		case formats[0] == "arn:${Partition}:s3:::${BucketName}" && object:
			return fmt.Sprintf(`it works on buckets: add "arn:%s:s3:::%s"`, r.parts[1], bucket)
		case formats[0] == "arn:${Partition}:s3:::${BucketName}/${ObjectName}" && key == "":
			return fmt.Sprintf(`it works on objects: add "arn:%s:s3:::%s/*"`, r.parts[1], bucket)
		}
	}
	return "it works on " + strings.NewReplacer("${Partition}", "aws", "${", "", "}", "").Replace(formats[0])
}

// resources says the resources without an action. They are read only where
// the catalogue knows every action of the statement.
func (f *fitter) resources(s *statement) {
	for _, a := range s.actions {
		if a.star() || len(a.known()) == 0 {
			return
		}
	}
	for _, r := range s.resources {
		if r.star() || r.n < 6 || !f.meetsOne(r, fitsFormats(r.parts[2])) && !slashed(r) || slices.ContainsFunc(s.actions, func(a action) bool { return f.some(a, []resource{r}) }) {
			continue
		}
		does := "grants"
		if s.Effect == policy.Deny {
			does = "protects"
		}
		f.at(resourceWithoutItsAction, s, r.Span, "add the action that goes with it, or delete the entry",
			"no action of the statement works on %s, so the entry %s nothing", r.parts[5], does)
	}
}
