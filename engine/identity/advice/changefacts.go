package advice

import (
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/prove"
)

// calledKeys agree with each other: by what services a call came.
var calledKeys = []string{"aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast", "aws:ViaAWSService"}

// endpointKeys come with a request through a VPC endpoint, which has no
// aws:SourceIp (rule 108).
var endpointKeys = []string{"aws:SourceVpce", "aws:SourceVpc", "aws:VpcSourceIp"}

func among(list []string, key string) bool {
	return slices.ContainsFunc(list, func(k string) bool { return strings.EqualFold(k, key) })
}

// changeable says whether a request of this caller, action and resource can
// carry the key otherwise than it does.
func changeable(r *iam.Request, key string, sp *prove.Space) bool {
	if yes, known := catalog.Carries(r.Action, key); known && !yes && sp.Actions == nil {
		return false
	}
	if there, _ := prove.Occurs(r.Principal, false, key, sp); !there {
		return false
	}
	if !strings.EqualFold(key, "aws:RequestedRegion") {
		return true
	}
	bare := *r
	bare.Context = r.Context.Without(key)
	_, derived := iam.Derive(bare).Context.Lookup(key)
	return !derived
}

// settle lets the keys that go with a changed one follow it.
func settle(r iam.Request, key string, l testedList) iam.Request {
	s := settler{&r, l}
	e, _ := r.Context.Lookup(key)
	switch {
	case strings.EqualFold(key, "aws:MultiFactorAuthPresent"), strings.EqualFold(key, "aws:MultiFactorAuthAge"), strings.EqualFold(key, "aws:TokenIssueTime"):
		s.factors(key, e.Values)
	case strings.EqualFold(key, "aws:SourceIp"):
		if len(e.Values) > 0 {
			s.drop(endpointKeys...)
		} else {
			s.endpoint()
		}
	case among(endpointKeys, key):
		if len(e.Values) > 0 {
			s.endpoint()
		} else {
			s.drop(endpointKeys...)
			s.put("aws:SourceIp", "203.0.113.9")
		}
	case strings.EqualFold(key, "aws:CurrentTime"), strings.EqualFold(key, "aws:EpochTime"):
		s.instant(key, e.Values)
	case among(calledKeys, key):
		s.called(key, e.Values)
	case strings.EqualFold(key, "aws:TagKeys"), hasTagPrefix(key):
		s.tags(key, e.Values)
	}
	return iam.Derive(r)
}

func hasTagPrefix(key string) bool {
	const prefix = "aws:RequestTag/"
	return len(key) > len(prefix) && strings.EqualFold(key[:len(prefix)], prefix)
}

// settler changes the context of a request of its own.
type settler struct {
	r      *iam.Request
	tested testedList
}

func (s settler) drop(keys ...string) {
	s.r.Context = slices.DeleteFunc(slices.Clone(s.r.Context), func(e iam.Entry) bool { return among(keys, e.Key) })
}

func (s settler) put(key string, values ...string) {
	k, _ := catalog.FindKey(key)
	s.r.Context = append(s.r.Context.Without(key), iam.Entry{Key: key, Multi: k.Multi, Values: values})
}

// need adds a key that goes with a changed one, where a statement asks for it
// and the request has none.
func (s settler) need(key, value string) {
	if e, _ := s.r.Context.Lookup(key); len(e.Values) == 0 && s.tested.has(key) {
		s.put(key, value)
	}
}

// factors: with MFA there is its age, and for users every key about it means
// temporary credentials (rules 106, 107).
func (s settler) factors(key string, values []string) {
	long := s.r.Principal.Kind == iam.User || s.r.Principal.Kind == iam.Root
	const present, age, issued = "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:TokenIssueTime"
	switch {
	case strings.EqualFold(key, age) && len(values) > 0:
		s.put(present, "true")
	case strings.EqualFold(key, age):
		s.put(present, "false")
	case strings.EqualFold(key, issued) && long && len(values) == 0:
		s.drop(present)
	case strings.EqualFold(key, issued) && long:
		if e, _ := s.r.Context.Lookup(present); len(e.Values) == 0 {
			s.put(present, "false")
		}
	}
	e, _ := s.r.Context.Lookup(present)
	if slices.Equal(e.Values, []string{"true"}) {
		s.need(age, "60")
	} else {
		s.drop(age)
	}
	if long && len(e.Values) == 0 {
		s.drop(issued)
	} else {
		s.need(issued, "2026-01-01T00:00:00Z")
	}
}

// endpoint brings the request through a VPC endpoint.
func (s settler) endpoint() {
	s.drop("aws:SourceIp")
	for i, value := range []string{"vpce-0a1b2c3d4e5f60718", "vpc-0a1b2c3d4e5f60718", "10.0.0.9"} {
		if e, _ := s.r.Context.Lookup(endpointKeys[i]); len(e.Values) == 0 {
			s.put(endpointKeys[i], value)
		}
	}
}

// instant keeps the two clocks of a request together.
func (s settler) instant(key string, values []string) {
	if len(values) != 1 {
		return
	}
	at, _, ok := match.Moment(values[0])
	switch other := "aws:EpochTime"; {
	case !ok:
		s.drop("aws:CurrentTime", "aws:EpochTime")
		s.put(key, values...)
	case strings.EqualFold(key, other):
		s.put("aws:CurrentTime", match.WriteMoment(at))
	default:
		s.put(other, strconv.FormatInt(at, 10))
	}
}

// called keeps together by what services a call came (rules 110, 111).
func (s settler) called(key string, values []string) {
	s.drop(calledKeys...)
	switch {
	case len(values) == 0, strings.EqualFold(values[0], "false"):
	case strings.EqualFold(values[0], "true"):
		s.put("aws:CalledVia", "cloudformation.amazonaws.com")
	default:
		s.put("aws:CalledVia", values...)
	}
}

// tags keeps aws:TagKeys and aws:RequestTag together.
func (s settler) tags(key string, values []string) {
	if !hasTagPrefix(key) {
		s.r.Context = slices.DeleteFunc(slices.Clone(s.r.Context), func(e iam.Entry) bool {
			return hasTagPrefix(e.Key) && !slices.Contains(values, e.Key[len("aws:RequestTag/"):])
		})
		for _, v := range values {
			if e, _ := s.r.Context.Lookup("aws:RequestTag/" + v); len(e.Values) == 0 {
				s.put("aws:RequestTag/"+v, "x")
			}
		}
		return
	}
	var names []string
	for _, e := range s.r.Context {
		if hasTagPrefix(e.Key) && len(e.Values) > 0 {
			names = append(names, e.Key[len("aws:RequestTag/"):])
		}
	}
	slices.Sort(names)
	s.put("aws:TagKeys", names...)
}

// possible says whether a request can be as it was changed to be.
func possible(was, is *iam.Request, sp *prove.Space) bool {
	for _, e := range is.Context {
		old, _ := was.Context.Lookup(e.Key)
		if slices.Equal(old.Values, e.Values) {
			continue
		}
		there, missing := prove.Occurs(is.Principal, false, e.Key, sp)
		if len(e.Values) > 0 && !there || len(e.Values) == 0 && !missing {
			return false
		}
	}
	return true
}
