package exercises_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// object is a JSON object of a solution.
type object = map[string]any

// breaking makes the mutants of one document of a solution.
type breaking struct {
	t    *testing.T
	ex   *pack.Exercise
	doc  pack.Document
	made []mutant
}

// fresh is the document as data that may be changed.
func (b *breaking) fresh() object {
	var root object
	if err := json.Unmarshal([]byte(b.doc.Solution), &root); err != nil {
		b.t.Fatal(err)
	}
	return root
}

// add keeps a changed document.
func (b *breaking) add(root object, says string, args ...any) {
	text, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		b.t.Fatal(err)
	}
	answer := grade.Solution(b.ex)
	answer[b.doc.Name] = string(text)
	b.made = append(b.made, mutant{fmt.Sprintf(says, args...), answer})
}

// items are the changes of a batch or the checks of a list.
func items(root object) []any {
	for _, key := range []string{"Changes", "HealthChecks"} {
		if list, ok := root[key].([]any); ok {
			return list
		}
	}
	return nil
}

// inner is the record set of a change, or the settings of a check.
func inner(root object, i int) object {
	item := items(root)[i].(object)
	for _, key := range []string{"ResourceRecordSet", "HealthCheckConfig"} {
		if o, ok := item[key].(object); ok {
			return o
		}
	}
	return nil
}

// label is what a change or a check is called in words.
func label(root object, i int) string {
	item, o := items(root)[i].(object), inner(root, i)
	switch id, ok := o["SetIdentifier"].(string); {
	case item["Id"] != nil:
		return fmt.Sprint(item["Id"])
	case ok && item["Action"] == "DELETE":
		return "the end of " + id
	case ok:
		return id
	}
	return fmt.Sprint(o["Name"])
}

// set makes a mutant with one member changed; nil takes it away.
func (b *breaking) set(i int, says string, value any, path ...string) {
	root := b.fresh()
	o := inner(root, i)
	for _, key := range path[:len(path)-1] {
		o = o[key].(object)
	}
	last := path[len(path)-1]
	if value == nil {
		delete(o, last)
	} else {
		o[last] = value
	}
	b.add(root, "%s %s", label(root, i), says)
}

// swap exchanges a member of two items.
func (b *breaking) swap(i, j int, key string) {
	root := b.fresh()
	a, c := inner(root, i), inner(root, j)
	x, y := a[key], c[key]
	if fmt.Sprint(x) == fmt.Sprint(y) {
		return
	}
	put(a, key, y)
	put(c, key, x)
	b.add(root, "%s and %s exchange %s", label(root, i), label(root, j), key)
}

func put(o object, key string, v any) {
	if v == nil {
		delete(o, key)
		return
	}
	o[key] = v
}

// drop leaves one item out.
func (b *breaking) drop(i int) {
	root := b.fresh()
	name := label(root, i)
	for _, key := range []string{"Changes", "HealthChecks"} {
		if list, ok := root[key].([]any); ok {
			root[key] = append(append([]any{}, list[:i]...), list[i+1:]...)
		}
	}
	b.add(root, "%s is left out", name)
}

// others are the addresses of the world's endpoints but for one.
func (b *breaking) others(address string) []string {
	var all []string
	for _, e := range b.ex.World.Endpoints {
		for _, a := range e.Addresses {
			if a != address {
				all = append(all, a)
			}
		}
	}
	return all
}

// records breaks a change batch.
func (b *breaking) records() {
	root := b.fresh()
	for i := range items(root) {
		b.drop(i)
		if items(root)[i].(object)["Action"] == "DELETE" {
			continue // what is deleted must stand there to the letter
		}
		b.record(i, inner(root, i))
		for j := range i {
			for _, key := range []string{"Weight", "Region", "Failover", "GeoLocation", "GeoProximityLocation", "CidrRoutingConfig", "HealthCheckId", "ResourceRecords"} {
				if items(root)[j].(object)["Action"] != "DELETE" && inner(root, j)["Name"] == inner(root, i)["Name"] {
					b.swap(j, i, key)
				}
			}
		}
	}
}

func (b *breaking) record(i int, o object) {
	if w, ok := o["Weight"].(float64); ok {
		b.weight(i, w)
	}
	if ttl, ok := o["TTL"].(float64); ok {
		b.set(i, "has a TTL ten times as long", ttl*10, "TTL")
	}
	if _, ok := o["HealthCheckId"]; ok {
		b.set(i, "heeds no health check", nil, "HealthCheckId")
	}
	if _, ok := o["MultiValueAnswer"]; ok {
		b.set(i, "is no multivalue answer", false, "MultiValueAnswer")
	}
	if alias, ok := o["AliasTarget"].(object); ok {
		b.set(i, "flips EvaluateTargetHealth", alias["EvaluateTargetHealth"] != true, "AliasTarget", "EvaluateTargetHealth")
	}
	b.values(i, o)
	b.places(i, o)
}

func (b *breaking) weight(i int, w float64) {
	if w == 0 {
		b.set(i, "has a weight of 1", 1, "Weight")
		return
	}
	b.set(i, "has twice the weight", 2*w, "Weight")
	b.set(i, "has no weight", 0, "Weight")
}

// values exchanges addresses with each other endpoint's, and takes them away.
func (b *breaking) values(i int, o object) {
	list, _ := o["ResourceRecords"].([]any)
	for k := range list {
		was := list[k].(object)["Value"].(string)
		for _, other := range b.others(was) {
			root := b.fresh()
			inner(root, i)["ResourceRecords"].([]any)[k].(object)["Value"] = other
			b.add(root, "%s has %s for %s", label(root, i), other, was)
		}
		if len(list) > 1 {
			root := b.fresh()
			inner(root, i)["ResourceRecords"] = append(append([]any{}, list[:k]...), list[k+1:]...)
			b.add(root, "%s has no %s", label(root, i), was)
		}
	}
}

// places breaks what a record's place says.
func (b *breaking) places(i int, o object) {
	if region, ok := o["Region"].(string); ok {
		for _, other := range []string{"us-west-2", "sa-east-1"} {
			if other != region {
				b.set(i, "stands in "+other, other, "Region")
			}
		}
	}
	if geo, ok := o["GeoLocation"].(object); ok {
		for _, to := range []object{{"CountryCode": "*"}, {"CountryCode": "US"}, {"ContinentCode": "AF"}} {
			if fmt.Sprint(geo) != fmt.Sprint(to) {
				b.set(i, "is for "+fmt.Sprint(to), to, "GeoLocation")
			}
		}
	}
	if near, ok := o["GeoProximityLocation"].(object); ok {
		bias, _ := near["Bias"].(float64)
		b.set(i, "has the opposite bias", opposite(bias), "GeoProximityLocation", "Bias")
		b.set(i, "has a bias of 0", 0, "GeoProximityLocation", "Bias")
	}
}

// opposite negates a bias; none becomes a strong one.
func opposite(bias float64) float64 {
	if bias == 0 {
		return 50
	}
	return -bias
}

// checks breaks a list of health checks.
func (b *breaking) checks() {
	root := b.fresh()
	for i := range items(root) {
		b.drop(i)
		o := inner(root, i)
		b.set(i, "flips Inverted", o["Inverted"] != true, "Inverted")
		b.set(i, "is disabled", true, "Disabled")
		switch o["Type"] {
		case "CALCULATED":
			b.calculated(i, o)
		case "CLOUDWATCH_METRIC":
			b.alarm(i, o)
		default:
			b.endpoint(i, o)
		}
	}
}

func (b *breaking) endpoint(i int, o object) {
	interval, _ := o["RequestInterval"].(float64)
	if interval == 10 {
		b.set(i, "checks each 30 s", 30, "RequestInterval")
	} else {
		b.set(i, "checks each 10 s", 10, "RequestInterval")
	}
	b.set(i, "has a threshold of 1", 1, "FailureThreshold")
	b.set(i, "has a threshold of 10", 10, "FailureThreshold")
	b.set(i, "asks port 8080", 8080, "Port")
	if ip, ok := o["IPAddress"].(string); ok {
		for _, other := range b.others(ip) {
			b.set(i, "asks "+other, other, "IPAddress")
		}
	}
	if _, ok := o["SearchString"]; ok {
		b.set(i, "looks for the closing words", "Closed for maintenance", "SearchString")
		root := b.fresh()
		c := inner(root, i)
		c["Type"] = "HTTP"
		delete(c, "SearchString")
		b.add(root, "%s looks for no words", label(root, i))
	}
}

func (b *breaking) calculated(i int, o object) {
	threshold, _ := o["HealthThreshold"].(float64)
	for _, n := range []float64{threshold - 1, threshold + 1} {
		b.set(i, fmt.Sprintf("wants %g healthy", n), n, "HealthThreshold")
	}
	kids := o["ChildHealthChecks"].([]any)
	for k := range kids {
		b.set(i, fmt.Sprint("does not count ", kids[k]), append(append([]any{}, kids[:k]...), kids[k+1:]...), "ChildHealthChecks")
	}
}

func (b *breaking) alarm(i int, o object) {
	for _, word := range []string{"Healthy", "Unhealthy", "LastKnownStatus"} {
		if o["InsufficientDataHealthStatus"] != word {
			b.set(i, "takes missing data for "+word, word, "InsufficientDataHealthStatus")
		}
	}
	b.set(i, "follows an alarm that is not there", "another", "AlarmIdentifier", "Name")
}
