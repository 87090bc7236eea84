package worldfile

import (
	"bytes"
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/bounded"
	"gatehouse/engine/nearest"
	"gatehouse/engine/plainjson"
	"gatehouse/engine/plainyaml"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/health"
	"gatehouse/engine/traffic/route53"
)

// Zone is the hosted zone that a reference names: "zone/example.com".
func (w *World) Zone(ref string) (*route53.Zone, error) {
	name, ok := strings.CutPrefix(ref, "zone/")
	var known []string
	for _, z := range w.Zones {
		if short := strings.TrimSuffix(z.Name, "."); ok && short == strings.TrimSuffix(name, ".") {
			return z, nil
		} else {
			known = append(known, "zone/"+short)
		}
	}
	return nil, &NameError{fmt.Sprintf("there is no zone %q in the world", ref), nearest.Hint(ref, known)}
}

// DNS is what a change batch is checked against, with further health
// checks beside the world's own.
func (w *World) DNS(checks []route53.HealthCheck) route53.Account {
	a := route53.Account{Zones: w.Zones, Checks: append(slices.Clone(w.Checks), checks...)}
	for _, e := range w.Endpoints {
		if kind := e.Kind.Alias(); kind != "" {
			a.Targets = append(a.Targets, route53.TargetName{DNSName: e.DNSName, ZoneID: e.ZoneID, Kind: kind})
		}
	}
	return a
}

// dns reads health checks, collections and zones, in the order in which they
// speak of one another.
func (l *loader) dns(checks, collections, zones plainyaml.Node) {
	if text, told := l.json(checks, "health-checks"); text != "" {
		all, problems := route53.ParseHealthChecks("health-checks", []byte(text))
		l.w.Checks = all
		told(append(problems, route53.CheckHealthChecks(all)...))
	}
	all := l.collections(collections)
	for _, p := range l.Map(zones, "zones") {
		l.zone(p, all)
	}
}

func (l *loader) zone(p plainyaml.Pair, collections []route53.Collection) {
	f := l.Fields(p.Value, "zone "+p.Name, "id", "private", "vpcs", "records")
	name, err := route53.CleanName(p.Name)
	if err != nil {
		wrong(l.Reader, p.Key, "bad-name", err)
		return
	}
	id := l.Word(f["id"], "id")
	if id == "" {
		id = "Z0" + strings.ToUpper(strings.NewReplacer(".", "", "-", "").Replace(p.Name))
	}
	z := route53.NewZone(id, name)
	z.Private = yes(l.Reader, f["private"], "private")
	z.Collections = collections
	z.VPCs = l.vpcs(f["vpcs"])
	l.single(z, p.Key)
	if z.Private && len(z.VPCs) == 0 {
		l.At(p.Key, "missing-key", fmt.Sprintf("the private zone %s has no VPC", p.Name), "add vpcs: {vpc-eu: eu-west-1}")
	}
	l.w.Zones = append(l.w.Zones, z)
	if text, told := l.json(f["records"], "records"); text != "" {
		l.records(z, text, told)
	}
}

func (l *loader) vpcs(n plainyaml.Node) (all []route53.VPC) {
	for _, v := range l.Map(n, "vpcs") {
		region := l.Word(v.Value, "the VPC's Region")
		if _, ok := geo.FindRegion(region); !ok && (region != "" || v.Value.IsNull()) {
			l.At(v.Value, "unknown-region", fmt.Sprintf("there is no Region %q", region), nearest.Hint(region, regionCodes()))
		}
		all = append(all, route53.VPC{ID: v.Name, Region: region})
	}
	return all
}

// single tells of a zone that cannot be told from another by its name or id. A
// private one may share its name with a public one, as in AWS.
func (l *loader) single(z *route53.Zone, key plainyaml.Node) {
	for _, other := range l.w.Zones {
		switch {
		case other.Name == z.Name && other.Private == z.Private:
			l.At(key, "duplicate-zone", fmt.Sprintf("the zone %s stands there already", strings.TrimSuffix(z.Name, ".")), "keep one of them")
		case other.ID == z.ID:
			l.At(key, "duplicate-zone", fmt.Sprintf("%s is the id of the zone %s already", z.ID, strings.TrimSuffix(other.Name, ".")), "give each zone its own")
		}
	}
}

// records puts a zone's own records in, by the rules that a learner's changes
// follow too.
func (l *loader) records(z *route53.Zone, text string, told func([]plainjson.Problem)) {
	records, problems := route53.ParseRecords("records", []byte(text))
	if len(problems) > 0 {
		told(problems)
		return
	}
	made, problems := z.With(records, l.w.DNS(nil))
	told(problems)
	if made == nil || len(problems) > 0 {
		return
	}
	*z = *made
	for i := range z.Records { // no learner has this document: reasons lead nowhere in it
		z.Records[i].Doc, z.Records[i].Span, z.Records[i].Spans = "", route53.Span{}, route53.Spans{}
	}
}

// json reads a document where it stands: JSON in the YAML when the text begins
// with a brace, else a file by its path. told lists its problems there.
func (l *loader) json(n plainyaml.Node, what string) (string, func([]plainjson.Problem)) {
	text := strings.TrimSpace(n.Text())
	if text == "" {
		if !n.IsNull() {
			l.At(n, "not-a-word", what+" must be a file, or JSON as a block", "write zones/NAME.json")
		}
		return "", nil
	}
	if strings.HasPrefix(text, "{") {
		return n.Text(), func(problems []plainjson.Problem) {
			for _, p := range problems {
				line, col := l.inBlock(n, p.Span)
				l.Problems = append(l.Problems, plainyaml.Problem{Line: line, Col: col, Code: p.Code, Message: p.Message, Hint: p.Hint})
			}
		}
	}
	src, e := bounded.ReadFile(l.fsys, text, MaxPolicySize)
	if e != nil {
		l.At(n, e.Code, e.Message, e.Hint)
		return "", nil
	}
	if !slices.Contains(l.w.Files, text) {
		l.w.Files = append(l.w.Files, text)
	}
	if !l.clean(text, src) || !l.unescaped(text, src) {
		return "", nil
	}
	return string(src), func(problems []plainjson.Problem) {
		for _, p := range problems {
			l.others = append(l.others, Problem{text, max(1, int(p.Span.Line)), max(1, int(p.Span.Col)), p.Code, p.Message, p.Hint})
		}
	}
}

// escape is a character of JSON by its number, with which a record could hold
// what its file must not.
var escape = regexp.MustCompile(`\\u[0-9a-fA-F]{4}`)

// unescaped tells of the first character that a file writes by its number and
// must not hold.
func (l *loader) unescaped(file string, src []byte) bool {
	for _, m := range escape.FindAllIndex(src, -1) {
		n, _ := strconv.ParseUint(string(src[m[0]+2:m[1]]), 16, 16)
		if plainyaml.Unprintable(rune(n)) {
			l.others = append(l.others, Problem{file, 1 + bytes.Count(src[:m[0]], []byte("\n")), 1, "control-character", string(src[m[0]:m[1]]) + " is a control character", "remove it"})
			return false
		}
	}
	return true
}

// yes reads a truth; an absent one is false.
func yes(r *plainyaml.Reader, n plainyaml.Node, what string) bool {
	switch word := r.Word(n, what); word {
	case "", "false", "no":
		return false
	case "true", "yes":
		return true
	default:
		r.At(n, "not-a-truth", fmt.Sprintf("%s is true or false, not %q", what, word), "write true, or leave it out")
		return false
	}
}

// collections reads CIDR collections; all zones of the account share them.
func (l *loader) collections(n plainyaml.Node) []route53.Collection {
	var all []route53.Collection
	for _, p := range l.entries(n, "cidr-collections", wordShape) {
		c := route53.Collection{ID: p.Name, Name: p.Name}
		for _, at := range l.Map(p.Value, "collection "+p.Name) {
			loc := route53.Location{Name: at.Name, Blocks: l.Words(at.Value, "blocks")}
			for _, b := range loc.Blocks {
				if _, err := netip.ParsePrefix(b); err != nil {
					l.At(at.Value, "bad-block", fmt.Sprintf("%q is no block of addresses", b), "write it like 198.51.100.0/24")
				}
			}
			c.Locations = append(c.Locations, loc)
		}
		all = append(all, c)
	}
	return all
}

var alarmStates = map[string]health.AlarmState{"ok": health.AlarmOK, "alarm": health.InAlarm, "insufficient": health.Insufficient}

func (l *loader) alarms(n plainyaml.Node) {
	for _, p := range l.entries(n, "alarms", nameShape) {
		word := l.Word(p.Value, "an alarm's state")
		state, ok := alarmStates[word]
		if !ok && (p.Value.IsText() || p.Value.IsNull()) {
			l.At(p.Value, "unknown-state", fmt.Sprintf("an alarm is not %q", word), nearest.Hint(word, []string{"ok", "alarm", "insufficient"}))
		}
		l.w.Alarms = append(l.w.Alarms, flow.Alarm{Name: p.Name, State: state})
	}
}
