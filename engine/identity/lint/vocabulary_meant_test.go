package lint

import (
	"slices"
	"testing"

	"gatehouse/engine/identity/catalog"
)

// TestWhatPeopleCallServicesIsNoPrefixAndMeansOne: another name stands in for
// a prefix that exists, and is none itself.
func TestWhatPeopleCallServicesIsNoPrefixAndMeansOne(t *testing.T) {
	for name, prefix := range calledElse {
		if _, ok := catalog.FindService(name); ok {
			t.Errorf("%s is a prefix itself", name)
		}
		if _, ok := catalog.FindService(prefix); !ok {
			t.Errorf("%s means %s, which is no prefix", name, prefix)
		}
	}
}

// TestNamesAreTakenApartByTheirCapitals: initials stay together.
func TestNamesAreTakenApartByTheirCapitals(t *testing.T) {
	for name, want := range map[string][]string{
		"UpdateASG":              {"Update", "ASG"},
		"CreateDBInstance":       {"Create", "DB", "Instance"},
		"GetSAMLProvider":        {"Get", "SAML", "Provider"},
		"Publish":                {"Publish"},
		"UpdateAutoScalingGroup": {"Update", "Auto", "Scaling", "Group"},
	} {
		if got := wordsOf(name); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
