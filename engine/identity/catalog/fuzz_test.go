package catalog

import (
	"strings"
	"testing"
)

var seeds = []string{"s3:GetObject", "S3:LISTOBJECTSV2", "aws:ResourceTag/team", "kms:EncryptionContext:a:b", "events:Metadata/x/Matcher",
	"token.actions.githubusercontent.com/a:sub", "codebuild:fileSystemLocations/.type", "a\tb", "a\nb", "#", "\x00", "aws:", "é", "${a}:b"}

// FuzzFindKey: a key found by any name is found by its own, and a name in
// other letters finds the same.
func FuzzFindKey(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		k, ok := FindKey(name)
		if again, okAgain := FindKey(upper(name)); again != k || okAgain != ok {
			t.Fatalf("%q finds %s, in capitals %s", name, k.Name, again.Name)
		}
		if own, _ := FindKey(k.Name); ok && own != k {
			t.Fatalf("%q finds %s, which finds %s", name, k.Name, own.Name)
		}
		if ok && !k.Open() && !strings.EqualFold(name, k.Name) {
			t.Fatalf("%q finds %s", name, k.Name)
		}
	})
}

// FuzzFindAction: what is found has the name that was asked for.
func FuzzFindAction(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, name, key string) {
		a, ok := FindAction(name)
		if ok != (compare(a.Name, name) == 0 && name != "") {
			t.Fatalf("%q finds %q %v", name, a.Name, ok)
		}
		if yes, known := Carries(name, key); yes && !known || known && !ok {
			t.Fatalf("%q carries %q: %v %v", name, key, yes, known)
		}
		Misspelt(name)
		NoResource(name)
		RCP(name)
		FindService(name)
		FindResource(name, key)
		ManagedPolicy(name)
	})
}

// FuzzFindOperation: what is found has the name that was asked for.
func FuzzFindOperation(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, call string) {
		if op, ok := FindOperation(call); ok && compare(op.Name, call) != 0 || !ok && op.Name != "" {
			t.Fatalf("%q finds %q %v", call, op.Name, ok)
		}
	})
}

// upper is in capitals, ASCII letters alone.
func upper(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' {
			return c - 'a' + 'A'
		}
		return c
	}, s)
}
