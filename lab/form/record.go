package form

import (
	"fmt"
	"strings"

	"gatehouse/engine/plainjson"
	"gatehouse/lab/pack"
)

// emptyChange is the row that Add begins with.
const emptyChange = `{
  "Action": "UPSERT",
  "ResourceRecordSet": {
    "Name": "` + pack.Hole + `",
    "Type": "A",
    "TTL": 60,
    "ResourceRecords": [{"Value": "` + pack.Hole + `"}]
  }
}`

var rrset = []string{"ResourceRecordSet"}

// kinds are the record types that a learner meets, the usual first.
var kinds = []string{"A", "AAAA", "CNAME", "MX", "TXT", "NS", "PTR", "SRV", "SPF", "CAA", "DS", "HTTPS", "SVCB", "TLSA", "SSHFP", "NAPTR", "SOA"}

// changeRow is one change as fields: those that every record set has, those of
// its routing policy, then what it answers.
func changeRow(n plainjson.Node) Row {
	r := Row{node: n}
	set := within(n, rrset...)
	r.add(n, "Action", Field{Label: "do", Help: "UPSERT creates or replaces, CREATE and DELETE do just that", Choices: []string{"UPSERT", "CREATE", "DELETE"}, set: text(nil, "Action", "")})
	r.add(set, "Name", Field{Label: "name", Help: "the name asked for: www.example.com", set: text(rrset, "Name", "")})
	r.add(set, "Type", Field{Label: "type", Help: "of the record: A for IPv4, AAAA for IPv6", Choices: kinds, set: text(rrset, "Type", "Name")})
	policy := policyOf(set)
	r.Fields = append(r.Fields, Field{Label: "routing", Value: policy.name, Help: policy.help, Choices: policyNames(), set: setPolicy})
	if policy.name != "simple" {
		r.add(set, "SetIdentifier", Field{Label: "identifier", Help: "tells the records of one name apart", set: text(rrset, "SetIdentifier", "Type")})
	}
	for _, f := range policy.fields(set) {
		r.Fields = append(r.Fields, f)
	}
	r.answer(set)
	r.add(set, "HealthCheckId", Field{Label: "health check", Help: "the Id of a health check; empty: counts as healthy", set: text(rrset, "HealthCheckId", "")})
	r.Title = title(set)
	return r
}

// add takes a field in with the value that a member has.
func (r *Row) add(n plainjson.Node, member string, f Field) {
	f.Value, f.Line = word(n, member)
	r.Fields = append(r.Fields, f)
}

func title(set plainjson.Node) string {
	name, _ := word(set, "Name")
	kind, _ := word(set, "Type")
	id, _ := word(set, "SetIdentifier")
	return strings.Join(strings.Fields(strings.TrimSuffix(name, ".")+" "+kind+" "+id), " ")
}

// answer is what a record set answers: values with a TTL, or an alias.
func (r *Row) answer(set plainjson.Node) {
	alias, isAlias := set.Member("AliasTarget")
	f := Field{Label: "answers with", Value: "values", Help: "values, or an alias to another record or an AWS resource", Choices: []string{"values", "alias"}, set: setAnswer}
	if isAlias {
		f.Value = "alias"
	}
	r.Fields = append(r.Fields, f)
	if isAlias {
		path := []string{"ResourceRecordSet", "AliasTarget"}
		r.add(alias, "DNSName", Field{Label: "alias to", Help: "a name in this zone, or that of a load balancer and the like", set: text(path, "DNSName", "HostedZoneId")})
		r.add(alias, "HostedZoneId", Field{Label: "zone id", Help: "of this zone for a record, else of the AWS service", set: text(path, "HostedZoneId", "")})
		value, line := word(alias, "EvaluateTargetHealth")
		r.Fields = append(r.Fields, Field{Label: "target health", Value: yesNo(value), Line: line, Help: "evaluate it: yes, or no", Choices: []string{"yes", "no"}, set: truth(path, "EvaluateTargetHealth", "DNSName")})
		return
	}
	v := Field{Label: "values", Help: "what is answered; several with commas", set: setValues}
	if list, ok := set.Member("ResourceRecords"); ok && list.Kind == '[' {
		var out []string
		for _, kid := range list.Kids {
			s, _ := word(kid, "Value")
			out = append(out, s)
		}
		v.Value, v.Line = strings.Join(out, ", "), int(list.Span.Line)
	}
	r.Fields = append(r.Fields, v)
	r.add(set, "TTL", Field{Label: "TTL", Help: "seconds that resolvers may keep the answer", set: number(rrset, "TTL", "Type")})
}

func setValues(src string, row plainjson.Node, v string) (string, error) {
	if strings.Contains(v, `"`) {
		return src, fmt.Errorf("values with quotes are written in the text")
	}
	raw := "[]"
	if list := quoted(v); len(list) > 0 {
		raw = `[{"Value": ` + strings.Join(list, `}, {"Value": `) + `}]`
	}
	return put(src, row, rrset, "ResourceRecords", raw, "TTL")
}

// setAnswer turns values into an alias, and back.
func setAnswer(src string, row plainjson.Node, v string) (string, error) {
	set := within(row, rrset...)
	if _, isAlias := set.Member("AliasTarget"); isAlias == (v == "alias") || v == "" {
		return src, nil
	}
	gone, edits := []string{"AliasTarget"}, []member{
		{"TTL", "60", "Type"}, {"ResourceRecords", `[{"Value": "` + pack.Hole + `"}]`, "TTL"}}
	if v == "alias" {
		gone, edits = []string{"TTL", "ResourceRecords"}, []member{
			{"AliasTarget", `{"HostedZoneId": "` + pack.Hole + `", "DNSName": "` + pack.Hole + `", "EvaluateTargetHealth": true}`, ""}}
	}
	return rewrite(src, row, gone, edits)
}
