package main

import (
	"slices"
	"testing"
)

func TestKeyName(t *testing.T) {
	for name, want := range map[string]string{
		"aws:SourceIp":                             "aws:SourceIp",
		"aws:ResourceTag/${TagKey}":                "aws:ResourceTag/",
		"s3:ExistingObjectTag/<key>":               "s3:ExistingObjectTag/",
		"ssm:resourceTag/tag-key":                  "ssm:resourceTag/",
		"kms:EncryptionContext:${EncryptionKey}":   "kms:EncryptionContext:",
		"glacier:ResourceTag/":                     "glacier:ResourceTag/",
		"events:Metadata/${MetadataKey}/Matcher":   "events:Metadata/${MetadataKey}/Matcher",
		"agent.${Domain}.buildkite.dev:cluster_id": "agent.${Domain}.buildkite.dev:cluster_id",
	} {
		if got := keyName(name); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestFillKeys: a resource type's own keys hold where an action lists none
// with it, and where the service never names them so; what a request sets
// belongs to the actions that list it.
func TestFillKeys(t *testing.T) {
	s := service{
		resources: []resource{{name: "volume", keys: []string{"aws:RequestTag/", "aws:ResourceTag/", "x:Color", "x:Size"}}},
		actions: []action{
			{name: "x:Make", resources: []resourceType{{name: "volume", keys: []string{"aws:RequestTag/", "x:Size"}}}},
			{name: "x:Drop", resources: []resourceType{{name: "volume"}}},
			{name: "x:Grow", resources: []resourceType{{name: "volume", keys: []string{"aws:ResourceTag/"}}}},
		},
	}
	s.fillKeys()
	for i, want := range [][]string{
		{"aws:RequestTag/", "x:Color", "x:Size"},  // no tags yet, for others name them; the color is named nowhere
		{"aws:ResourceTag/", "x:Color", "x:Size"}, // all of the type's but what a request sets
		{"aws:ResourceTag/", "x:Color"},
	} {
		if got := s.actions[i].resources[0].keys; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", s.actions[i].name, got, want)
		}
	}
}

func TestSorted(t *testing.T) {
	if got := sorted([]string{"b:X\t1", "a:Z\t2", "A:y\t3", "b:x\t4"}); got != "A:y\t3\na:Z\t2\nb:X\t1\n" {
		t.Errorf("%q", got)
	}
}
