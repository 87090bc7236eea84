package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/lint"
	"gatehouse/engine/identity/policy"
)

// onAWS is what advice says of policies that AWS itself manages. The page of
// the checks names AdministratorAccess, IAMFullAccess, PowerUserAccess and
// AWSOrganizationsServiceTrustPolicy for the codes on roles; the others name
// actions that work on "*" alone beside resources.
var onAWS = map[string][]string{
	"ACTION_WITHOUT_ITS_RESOURCE": {"AWSLambda_FullAccess", "AWSLambda_ReadOnlyAccess", "AWSOrganizationsServiceTrustPolicy",
		"CloudWatchReadOnlyAccess", "NetworkAdministrator", "SystemAdministrator"},
	"CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE": {"AdministratorAccess", "IAMFullAccess"},
	"CREATE_SLR_WITH_STAR_IN_RESOURCE":            {"AWSOrganizationsServiceTrustPolicy", "PowerUserAccess"},
	"NOTACTION_WITH_ALLOW":                        {"PowerUserAccess"},
	"NOTRESOURCE_WITH_ALLOW":                      {"DataScientist"},
	"PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE":  {"AdministratorAccess", "IAMFullAccess"},
}

// silentOnAWS are codes that must say nothing of them: what they would find is
// a fault that AWS would not leave in.
var silentOnAWS = []string{"RESOURCE_WITHOUT_ITS_ACTION", "KEY_NEVER_CARRIED", "MFA_DENY_MISSES_CALLERS", "MFA_ALLOW_WITHOUT_MFA",
	"TYPE_MISMATCH", "WILDCARD_WITHOUT_LIKE_OPERATOR", "ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", "FORALLVALUES_WITH_SINGLE_VALUED_KEY"}

func TestAdviceOnThePoliciesThatAWSManages(t *testing.T) {
	got := map[string][]string{}
	for _, name := range catalog.ManagedPolicies() {
		text, _ := catalog.ManagedPolicy(name)
		kind := policy.Identity
		switch name {
		case "FullAWSAccess":
			kind = policy.SCP
		case "RCPFullAWSAccess":
			kind = policy.RCP
		}
		for _, f := range lint.Lint(policy.Parse(name, []byte(text)), kind, lint.Options{Steps: -1}) {
			if !slices.Contains(got[f.Code.ID], name) {
				got[f.Code.ID] = append(got[f.Code.ID], name)
			}
		}
	}
	for code, want := range onAWS {
		if !slices.Equal(got[code], want) {
			t.Errorf("%s is said of %v, want %v", code, got[code], want)
		}
	}
	for _, code := range silentOnAWS {
		if len(got[code]) > 0 {
			t.Errorf("%s is said of %v", code, got[code])
		}
	}
}

// TestAdviceOnHugePoliciesEnds: whatever a pack brings, the linter stops.
func TestAdviceOnHugePoliciesEnds(t *testing.T) {
	list := func(n int, format string) string {
		all := make([]string, n)
		for i := range all {
			all[i] = strings.ReplaceAll(format, "#", fmt.Sprint(i))
		}
		return strings.Join(all, ",")
	}
	for name, statement := range map[string]string{
		"many actions on many resources": `{"Effect":"Allow","Action":[` + list(3000, `"ec2:RunInstances"`) + `],"Resource":[` + list(2000, `"arn:aws:ec2:eu-west-1:1:volume/*a*a*a*#"`) + `]}`,
		"many wildcards":                 `{"Effect":"Allow","Action":[` + list(1000, `"sqs:*a#*"`) + `],"Resource":[` + list(3000, `"arn:aws:sqs:*:*:*a*b*#"`) + `]}`,
		"long entries":                   `{"Effect":"Allow","Action":"s3:*","Resource":["arn:aws:s3:::*` + strings.Repeat("a", 200_000) + `b","arn:aws:s3:::` + strings.Repeat("a", 200_000) + `"]}`,
		"many stars":                     `{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::` + strings.Repeat("a*", 200_000) + `b"}`,
		"many tags":                      `{"Effect":"Deny","Action":[` + list(3000, `"ec2:Describe*"`) + `],"Resource":"*","Condition":{"StringEquals":{` + list(3000, `"aws:ResourceTag/#":"x*"`) + `}}}`,
		"many keys":                      list(2000, `{"Effect":"Deny","Action":"ec2:*","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"#"}}}`),
		"many variables":                 `{"Effect":"Allow","Action":"s3:GetObject","Resource":[` + list(4000, `"arn:aws:s3:::home/${aws:usrname#}"`) + `]}`,
		"many dead values":               `{"Effect":"Deny","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":[` + list(8000, `"x#"`) + `]}}}`,
		"many principals": `{"Effect":"Allow","Principal":{"Service":[` + list(3000, `"sns.amazonaws.com"`) + `]},"Action":"sqs:SendMessage","Resource":"*","Condition":{"StringEquals":{` +
			list(3000, `"aws:RequestTag/#":"x"`) + `}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			doc := policy.Parse("huge.json", []byte(`{"Version":"2012-10-17","Statement":[`+statement+`]}`))
			if !doc.OK() {
				t.Fatal(doc.Problems)
			}
			lint.Lint(doc, policy.Resource, lint.Options{Steps: -1})
			if took := time.Since(start); took > 60*time.Second {
				t.Errorf("%v", took)
			}
		})
	}
}
