package directory_test

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"

	"gatehouse/engine/identity/directory"
)

var names = map[string]directory.Name{"user": directory.UserName, "role": directory.RoleName, "group": directory.GroupName,
	"policy": directory.PolicyName, "profile": directory.ProfileName, "path": directory.Path, "session-name": directory.SessionName,
	"external-id": directory.ExternalID, "tag-key": directory.TagKey, "tag-value": directory.TagValue}

var quotas = map[string]directory.Quota{"scps": directory.SCPsPerNode, "rcps": directory.RCPsPerNode,
	"session-policies": directory.SessionPolicies, "inline-session-policies": directory.InlineSessionPolicies,
	"policy-versions": directory.PolicyVersions, "groups": directory.GroupsPerUser, "user-policies": directory.PoliciesPerUser,
	"role-policies": directory.PoliciesPerRole, "group-policies": directory.PoliciesPerGroup, "boundaries": directory.Boundaries,
	"access-keys": directory.AccessKeys, "tags": directory.Tags}

// refusal is what the directory says of one line's input.
func refusal(t *testing.T, rule, what, input string) error {
	n, _ := strconv.Atoi(input)
	if name, ok := names[what]; ok {
		if name.Rule() != rule {
			t.Errorf("%s is rule %s", what, name.Rule())
		}
		return name.Check(input)
	}
	if q, ok := quotas[what]; ok {
		if q.Rule != rule {
			t.Errorf("%s is rule %s", what, q.Rule)
		}
		return q.Check(n)
	}
	switch what {
	case "session", "chained":
		return directory.SessionLength(n, 2*directory.MaxSession, what == "chained")
	case "same":
		if a, b, _ := strings.Cut(input, " "); directory.Same(a, b) {
			return errors.New("the name is taken")
		}
		return nil
	}
	t.Fatalf("nothing is called %q", what)
	return nil
}

// TestLimits runs testdata/limits.txt, a test a rule.
func TestLimits(t *testing.T) {
	src, err := os.ReadFile("testdata/limits.txt")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]map[string]bool{}
	for line := range strings.Lines(string(src)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cell := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		rule, what, input, want := cell[0], cell[1], cell[2], cell[3]
		t.Run("rule "+rule, func(t *testing.T) {
			if word, times, ok := strings.Cut(input, "*"); ok {
				n, _ := strconv.Atoi(times)
				input = strings.Repeat(word, n)
			}
			if err := refusal(t, rule, what, input); (err != nil) != (want == "refused") {
				t.Errorf("%s %.40q: %v, want it %s", what, input, err, want)
			}
		})
		if said[rule] == nil {
			said[rule] = map[string]bool{}
		}
		said[rule][want] = true
	}
	for rule, s := range said {
		if len(s) != 2 {
			t.Errorf("rule %s has no pair", rule)
		}
	}
}

// TestRoleMaximum: the order in which STS asks (S7).
func TestRoleMaximum(t *testing.T) {
	if err := directory.SessionLength(7200, 3600, true); err == nil || !strings.Contains(err.Error(), "MaxSessionDuration") {
		t.Errorf("got %v", err)
	}
}

// FuzzName: nothing panics, and what is taken is within its bounds.
func FuzzName(f *testing.F) {
	f.Add("mia")
	f.Add("/eng/\x7f/")
	f.Add("\xff")
	f.Fuzz(func(t *testing.T, s string) {
		for n := directory.UserName; n <= directory.TagValue; n++ {
			if n.Check(s) == nil && len(s) > 1224*4 {
				t.Errorf("%d takes %d bytes", n, len(s))
			}
		}
	})
}
