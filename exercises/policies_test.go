package exercises_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/identity/catalog"
	"gatehouse/lab/pack"
)

// TestPoliciesTeachTheirPartOfTheSyllabus: each fact about policies, resource
// policies and groups has an exercise or a question in the pack.
func TestPoliciesTeachTheirPartOfTheSyllabus(t *testing.T) {
	taught := map[string]bool{}
	for _, p := range packs(t) {
		if p.ID != "policies" {
			continue
		}
		for _, ex := range p.Exercises {
			covers := [][]string{ex.Covers}
			for i := range ex.Questions {
				covers = append(covers, ex.Questions[i].Covers)
			}
			for _, id := range slices.Concat(covers...) {
				taught[id] = true
			}
		}
	}
	for group, n := range map[string]int{"POL": 18, "RES": 3, "GRP": 5} {
		for i := range n {
			if id := fmt.Sprintf("%s-%d", group, i+1); !taught[id] {
				t.Errorf("nothing in the pack covers %s", id)
			}
		}
	}
}

// TestTheTextCountsTheListingActionsRightly: policies/list-names says how many
// actions s3:List* reaches, and how many of them are asked of a bucket. When
// this fails, AWS has added or taken away one: mend the text.
func TestTheTextCountsTheListingActionsRightly(t *testing.T) {
	all, ofBucket := 0, 0
	for a := range catalog.Actions("s3") {
		if !strings.HasPrefix(a.Name, "s3:List") {
			continue
		}
		all++
		if slices.ContainsFunc(a.Resources, func(r catalog.ResourceType) bool { return r.Name == "bucket" }) {
			ofBucket++
		}
	}
	ex := exercise(t, "policies/list-names")
	said := ex.After + mistake(ex, "only-lists")
	if !strings.Contains(said, fmt.Sprintf("reaches %d today", all)) || !strings.Contains(said, fmt.Sprintf("reaches %d actions", all)) {
		t.Errorf("the catalogue knows %d actions that fit s3:List*, and the text says another number", all)
	}
	if ofBucket != 4 {
		t.Errorf("%d of them are asked of a bucket, and the text says four", ofBucket)
	}
}

func mistake(ex *pack.Exercise, id string) string {
	for _, m := range ex.Mistakes {
		if m.ID == id {
			return m.Text
		}
	}
	return ""
}
