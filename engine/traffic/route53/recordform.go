package route53

import (
	"fmt"
	"strings"

	"gatehouse/engine/plainjson"
)

// recordTypes are the types of records that Route 53 keeps.
var recordTypes = strings.Fields("SOA A TXT NS CNAME MX NAPTR PTR SRV SPF AAAA CAA DS TLSA SSHFP SVCB HTTPS")

// recordShape is ResourceRecordSet.
var recordShape = []member{{"Name", text, true}, {"Type", text, true}, {"SetIdentifier", text, false}, {"Weight", number, false},
	{"Region", text, false}, {"GeoLocation", object, false}, {"Failover", text, false}, {"MultiValueAnswer", truth, false},
	{"TTL", number, false}, {"ResourceRecords", list, false}, {"AliasTarget", object, false}, {"HealthCheckId", text, false},
	{"TrafficPolicyInstanceId", text, false}, {"CidrRoutingConfig", object, false}, {"GeoProximityLocation", object, false}}

var (
	valueShape = []member{{"Value", text, true}}
	aliasShape = []member{{"HostedZoneId", text, true}, {"DNSName", text, true}, {"EvaluateTargetHealth", truth, true}}
)

// maxTTL is RFC 2181's.
const maxTTL = 1<<31 - 1

// record reads one record set. The action is of its change, for the messages.
func (f *form) record(n plainjson.Node, path, action string) RecordSet {
	before := len(f.problems)
	o := f.members(n, path, recordShape)
	r := RecordSet{Span: n.Span, Doc: f.doc}
	r.Name, r.Spans.Name = f.name(&o, "Name"), o.span("Name")
	r.Type, r.Spans.Type = f.word(&o, "Type", recordTypes), o.span("Type")
	r.SetID = f.line(&o, "SetIdentifier", 1, 128)
	r.HealthCheck = f.line(&o, "HealthCheckId", 1, 64)
	r.TTL = f.whole(&o, "TTL", 0, maxTTL, 0)
	r.Spans.SetID, r.Spans.TTL, r.Spans.HealthCheck = found(&o, "SetIdentifier"), found(&o, "TTL"), found(&o, "HealthCheckId")
	f.values(&r, &o)
	f.alias(&r, &o)
	policies := f.routing(&r, &o)
	if len(f.problems) > before {
		return r // the faults of form come first: others may only follow from them
	}
	f.content(&r, &o, action)
	f.identified(&r, &o, policies, action)
	f.checkValues(&r)
	return r
}

// found is a member's place, zero when it is absent.
func found(o *fields, name string) Span {
	if n, ok := o.get(name); ok {
		return n.Span
	}
	return Span{}
}

func (f *form) values(r *RecordSet, o *fields) {
	n, ok := o.get("ResourceRecords")
	if !ok {
		return
	}
	path := o.path + ".ResourceRecords"
	if len(n.Kids) == 0 {
		f.add(emptyList.at(n.Span, `write [{"Value": "..."}]`, path))
	}
	for i, kid := range n.Kids {
		at := fmt.Sprintf("%s[%d]", path, i)
		if !f.fits(kid, at, object) {
			continue
		}
		v := f.members(kid, at, valueShape)
		if v.has("Value") {
			r.Values = append(r.Values, f.line(&v, "Value", 0, 4000))
			r.Spans.Values = append(r.Spans.Values, v.span("Value"))
		}
	}
}

func (f *form) alias(r *RecordSet, o *fields) {
	n, ok := o.get("AliasTarget")
	if !ok {
		return
	}
	t := f.members(n, o.path+".AliasTarget", aliasShape)
	r.Alias = &Alias{ZoneID: bareID(f.line(&t, "HostedZoneId", 1, 32)), Evaluate: t.truth("EvaluateTargetHealth"),
		DNSName: strings.TrimPrefix(f.name(&t, "DNSName"), "dualstack.")}
	r.Spans.Alias, r.Spans.AliasZone = n.Span, t.span("HostedZoneId")
	r.Spans.AliasName, r.Spans.AliasEvaluate = t.span("DNSName"), t.span("EvaluateTargetHealth")
}

// content holds that a record set has values with a TTL, or an alias and
// neither: an alias answers with its target's TTL (traffic 1.5.9).
func (f *form) content(r *RecordSet, o *fields, action string) {
	if n, ok := o.get("TrafficPolicyInstanceId"); ok {
		f.add(trafficPolicy.at(n.Span, "write the records themselves"))
		return
	}
	ttl, values, alias := o.has("TTL"), o.has("ResourceRecords"), o.has("AliasTarget")
	switch {
	case alias && ttl:
		f.add(twoContents.at(r.Spans.TTL, "delete TTL: an alias answers with the TTL of its target", f.change(o, action)))
	case alias && values:
		f.add(twoContents.at(o.span("ResourceRecords"), "delete ResourceRecords or AliasTarget", f.change(o, action)))
	case alias || ttl && values:
	case values:
		f.add(noContent.at(opening(o.node), `add "TTL", in seconds`, f.change(o, action)))
	case ttl:
		f.add(noContent.at(opening(o.node), `add "ResourceRecords"`, f.change(o, action)))
	default:
		f.add(noContent.at(opening(o.node), `add "AliasTarget", or "TTL" and "ResourceRecords"`, f.change(o, action)))
	}
}

// change is a change as Route 53's messages name it.
func (f *form) change(o *fields, action string) string {
	id := "null"
	if o.has("SetIdentifier") {
		id = short(o.text("SetIdentifier"))
	}
	return fmt.Sprintf("Action=%s, Name=%s, Type=%s, SetIdentifier=%s", action, short(o.text("Name")), short(o.text("Type")), id)
}

// identified holds that a SetIdentifier and a routing policy come together
// (traffic 1.5.1) and that there is one policy (1.5.2).
func (f *form) identified(r *RecordSet, o *fields, policies []string, action string) {
	switch {
	case len(policies) > 1:
		f.add(twoPolicies.at(o.span(policies[1]), "delete "+policies[0]+" or "+policies[1], f.change(o, action)))
	case len(policies) == 1 && r.SetID == "":
		f.add(noSetID.at(opening(o.node), `add "SetIdentifier", a name of your choice for this record set`, f.change(o, action)))
	case len(policies) == 0 && r.SetID != "":
		f.add(noPolicy.at(r.Spans.SetID, "a simple record set has no SetIdentifier: delete it, or add the routing policy", f.change(o, action)))
	case len(policies) == 1 && (r.Type == "NS" || r.Type == "SOA"):
		f.add(delegationSimple.at(r.Spans.Policy, "delete "+policies[0]+" and SetIdentifier", r.Type))
	case r.Routing == Multivalue && r.Alias != nil:
		f.add(multivalueAlias.at(r.Spans.Alias, "write the values themselves, or use weighted routing"))
	}
}
