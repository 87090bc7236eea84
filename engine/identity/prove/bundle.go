package prove

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/match"
)

var bundles = []bundle{
	{holds: oneOf("aws:multifactorauthpresent", "aws:multifactorauthage", "aws:tokenissuetime"), hub: "aws:multifactorauthpresent", agree: mfaAgrees},
	{holds: oneOf("aws:sourceip", "aws:vpcsourceip", "aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn", "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths"), agree: networkAgrees},
	{holds: oneOf("aws:currenttime", "aws:epochtime"), agree: timeAgrees},
	{holds: oneOf("aws:calledvia", "aws:calledviafirst", "aws:calledvialast", "aws:viaawsservice"), hub: "aws:calledvia", agree: viaAgrees},
	{holds: func(key string) bool { return key == "aws:tagkeys" || strings.HasPrefix(key, "aws:requesttag/") }, agree: tagsAgree},
}

func oneOf(keys ...string) func(string) bool {
	return func(key string) bool { return slices.Contains(keys, key) }
}

// mfaAgrees: the age is there exactly with MFA, the time of issue exactly with
// temporary credentials (rules 106, 107).
func mfaAgrees(c *caller, of iam.Context) (iam.Context, bool) {
	mfa := value(of, "aws:multifactorauthpresent")
	if _, asked := of.Lookup("aws:multifactorauthage"); asked && present(of, "aws:multifactorauthage") != (mfa == "true") {
		return of, false
	}
	temporary := mfa != "" || c.session()
	if _, asked := of.Lookup("aws:tokenissuetime"); asked && present(of, "aws:tokenissuetime") != temporary {
		return of, false
	}
	return of, true
}

// networkAgrees: a request has a public address or comes through an endpoint of
// a VPC (rule 108).
func networkAgrees(c *caller, of iam.Context) (iam.Context, bool) {
	some, all := false, true
	for _, e := range of {
		if e.Key != "aws:sourceip" {
			some, all = some || len(e.Values) > 0, all && len(e.Values) > 0
		}
	}
	if some && !all {
		return of, false
	}
	if _, asked := of.Lookup("aws:sourceip"); !asked {
		return of, true
	}
	if !present(of, "aws:sourceip") && len(of) == 1 {
		return append(of, c.company("aws:SourceVpce", "vpce-0123456789abcdef0")), true
	}
	return of, present(of, "aws:sourceip") != some
}

// company is a key that is only there because of others.
func (c *caller) company(key, usual string) iam.Entry {
	if given, _ := c.space.valuesOf(key); len(given) > 0 {
		usual = given[0]
	}
	return iam.Entry{Key: key, Values: []string{usual}}
}

// timeAgrees: two names of one instant.
func timeAgrees(_ *caller, of iam.Context) (iam.Context, bool) {
	if len(of) < 2 || len(of[0].Values) == 0 || len(of[1].Values) == 0 {
		return of, true
	}
	a, _, ok := match.Moment(of[0].Values[0])
	b, _, ok2 := match.Moment(of[1].Values[0])
	return of, ok && ok2 && a == b
}

// viaAgrees: first and last of the services that call on the principal's behalf
// follow from the list of them (rules 110, 111).
func viaAgrees(c *caller, of iam.Context) (iam.Context, bool) {
	via, _ := of.Lookup("aws:calledvia")
	want := map[string]string{"aws:viaawsservice": "false"}
	if n := len(via.Values); n > 0 {
		if !c.who.Kind.Signs() {
			return of, false
		}
		want = map[string]string{"aws:viaawsservice": "true", "aws:calledviafirst": via.Values[0], "aws:calledvialast": via.Values[n-1]}
	}
	for _, e := range of {
		if e.Key != "aws:calledvia" && value(of, e.Key) != want[e.Key] {
			return of, false
		}
	}
	return of, true
}

// tagsAgree: the keys of a request's tags are told by aws:TagKeys.
func tagsAgree(c *caller, of iam.Context) (iam.Context, bool) {
	keys, asked := of.Lookup("aws:tagkeys")
	if !asked {
		return of, true
	}
	for _, e := range of {
		if name, isTag := strings.CutPrefix(e.Key, "aws:requesttag/"); isTag {
			named := slices.ContainsFunc(keys.Values, func(k string) bool { return strings.EqualFold(k, name) })
			if named != (len(e.Values) > 0) {
				return of, false
			}
		}
	}
	for _, k := range keys.Values {
		if _, there := of.Lookup("aws:requesttag/" + k); !there {
			of = append(of, c.company("aws:RequestTag/"+k, "x"))
		}
	}
	return of, true
}
