package catalog

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestActionsAreWellFormed(t *testing.T) {
	name := regexp.MustCompile(`^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$`)
	resource := regexp.MustCompile(`^[a-z0-9-]+$`)
	for _, a := range Actions() {
		if !name.MatchString(a.Name) {
			t.Errorf("name %q", a.Name)
		}
		if !slices.Contains([]Level{List, Read, Write, Tagging, Permissions}, a.Level) {
			t.Errorf("%s: level %q", a.Name, a.Level)
		}
		for _, r := range a.Resources {
			if !resource.MatchString(r.Name) {
				t.Errorf("%s: resource type %q", a.Name, r.Name)
			}
		}
		goodHelp(t, a.Name, a.Help)
	}
	if !slices.IsSortedFunc(Actions(), func(a, b Action) int { return strings.Compare(a.Name, b.Name) }) || len(byName()) != len(Actions()) {
		t.Error("names are out of order or twice there")
	}
	if len(Actions()) < 120 {
		t.Errorf("%d actions", len(Actions()))
	}
}

func TestKeysAreWellFormed(t *testing.T) {
	name := regexp.MustCompile(`^[a-z0-9]+:[A-Za-z0-9-]+[/:]?$`)
	for i, k := range Keys() {
		if !name.MatchString(k.Name) {
			t.Errorf("name %q", k.Name)
		}
		if !slices.Contains([]Type{String, Bool, IP, Number, Date, ARN}, k.Type) {
			t.Errorf("%s: type %q", k.Name, k.Type)
		}
		if i > 0 && Keys()[i-1].Name >= k.Name {
			t.Errorf("%s is out of order", k.Name)
		}
		goodHelp(t, k.Name, k.Help)
	}
}

func goodHelp(t *testing.T, name, help string) {
	if help == "" || len(help) > 90 || strings.HasSuffix(help, ".") || strings.TrimSpace(help) != help || strings.Contains(help, "\t") {
		t.Errorf("%s: help %q", name, help)
	}
}

func TestFindAction(t *testing.T) {
	for name, want := range map[string]string{
		"s3:GetObject": "s3:GetObject", "S3:getobject": "s3:GetObject", "sqs:SendMessage": "sqs:SendMessage",
		"s3:GetObjekt": "", "s3:": "", "": "",
	} {
		if a, ok := FindAction(name); a.Name != want || ok != (want != "") {
			t.Errorf("%q finds %q %v", name, a.Name, ok)
		}
	}
	a, _ := FindAction("iam:PassRole")
	if a.Service() != "iam" || a.Level != Write || !slices.Equal(a.Resources, []ResourceType{{"role", true}}) {
		t.Errorf("%+v", a)
	}
	if a, _ := FindAction("s3:ListAllMyBuckets"); len(a.Resources) != 0 {
		t.Errorf("%+v", a)
	}
}

func TestFindKey(t *testing.T) {
	for name, want := range map[string]Key{
		"aws:sourceip":                  {Name: "aws:SourceIp", Type: IP},
		"aws:PrincipalTag/team":         {Name: "aws:PrincipalTag/", Type: String},
		"kms:EncryptionContext:project": {Name: "kms:EncryptionContext:", Type: String},
		"aws:TagKeys":                   {Name: "aws:TagKeys", Type: String, Multi: true},
		"aws:MultiFactorAuthAge":        {Name: "aws:MultiFactorAuthAge", Type: Number},
		"aws:CurrentTime":               {Name: "aws:CurrentTime", Type: Date},
		"aws:Nothing":                   {},
	} {
		got, ok := FindKey(name)
		got.Help = ""
		if got != want || ok != (want.Name != "") {
			t.Errorf("%q finds %+v %v", name, got, ok)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		n := 0
		for range rows(actionTable) {
			n++
		}
	}
}

func TestEveryActionHasAService(t *testing.T) {
	var want, got []string
	for _, a := range Actions() {
		want = append(want, a.Service())
	}
	for _, s := range Services() {
		got = append(got, s.Prefix)
		goodHelp(t, s.Prefix, s.Help)
	}
	if want = slices.Compact(want); !slices.Equal(got, want) {
		t.Errorf("services %v, actions are of %v", got, want)
	}
}
