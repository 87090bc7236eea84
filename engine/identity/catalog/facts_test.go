package catalog

import (
	"slices"
	"strings"
	"testing"
)

// TestPresignedSeconds: M4.
func TestPresignedSeconds(t *testing.T) {
	for _, c := range []struct{ asked, left, want int64 }{
		{3600, 7200, 3600}, // the session outlives the URL
		{3600, 600, 600},   // the session ends first
		{3600, 0, 0},       // the session is over
		{3600, -1, 3600},   // signed with an access key
		{30 * 24 * 3600, -1, MaxPresigned},
		{-5, -1, 0},
	} {
		if got := PresignedSeconds(c.asked, c.left); got != c.want {
			t.Errorf("asked %d, left %d: %d", c.asked, c.left, got)
		}
	}
}

// TestRootKeeps: M6, and M7 of queues. The policy of the bucket, not its objects.
func TestRootKeeps(t *testing.T) {
	for action, want := range map[string]bool{
		"s3:GetBucketPolicy": true, "s3:PutBucketPolicy": true, "S3:deletebucketpolicy": true,
		"s3:GetObject": false, "s3:GetBucketAcl": false, "s3:GetBucketPolicyStatus": false, "sqs:SetQueueAttributes": true, "sqs:SendMessage": false, "": false,
	} {
		if RootKeeps(action) != want {
			t.Errorf("%s: %v", action, !want)
		}
	}
	for _, op := range Operations() {
		if strings.HasPrefix(op.Name, "s3:") && RootKeeps(op.Name) != slices.Contains(op.Rules, "M6") {
			t.Errorf("%s: rules %v", op.Name, op.Rules)
		}
	}
}

// TestRootTasks: M7. Some tasks an organization can take over for a member
// account, some nobody can.
func TestRootTasks(t *testing.T) {
	policies := 0
	byTask := map[string]RootTask{}
	for _, r := range RootTasks() {
		byTask[r.Task] = r
		goodHelp(t, "task", r.Task)
		if r.Policy != "" {
			policies++
			if arn, ok := ManagedPolicyARN(r.Policy); !ok || arn != "arn:aws:iam::aws:policy/root-task/"+r.Policy || r.Member == "" {
				t.Errorf("%s: %s", r.Task, arn)
			}
		}
	}
	if len(byTask) != len(RootTasks()) || policies != 4 {
		t.Errorf("%d tasks, %d of them by a root session", len(byTask), policies)
	}
	if byTask["unlock an S3 bucket whose policy denies everyone"].Policy == "" || byTask["switch MFA delete on for an S3 bucket"].Member != "" {
		t.Error("a root session unlocks a bucket, and does not switch MFA delete on")
	}
	for _, task := range []string{"change the root user's e-mail address", "change the root user's password", "make or remove access keys of the root user",
		"close the account", "give permissions back to the only IAM administrator who took them from himself", "sign up for AWS GovCloud (US)",
		"register as a seller in the Reserved Instance Marketplace", "unlock an SQS queue whose policy denies everyone"} {
		if byTask[task].Task == "" {
			t.Errorf("only root can %s", task)
		}
	}
	if _, ok := byTask["change the account's name"]; ok {
		t.Error("an IAM principal may change the account's name with account:PutAccountName")
	}
}

// TestDefaultPasswordPolicy: M8.
func TestDefaultPasswordPolicy(t *testing.T) {
	p := DefaultPasswordPolicy()
	for password, want := range map[string]bool{
		"Abcdef12": true, "Abcdef1": false, // one character short
		"abcdef12": false, "abcdef1!": true, // two kinds, three kinds
		"Shop-2026": false, "Shop-2027": true, // the account's name
		"mia@Example.org1": false,
	} {
		if got := p.Accepts(password, "Shop-2026", "mia@Example.org1"); got != want {
			t.Errorf("%s: %v", password, got)
		}
	}
	longer, expiring := p, p
	longer.MinimumLength, expiring.MaxAge = 14, 90
	if p.MaxAge != 0 || p.BitesAtOnce(longer) || !p.BitesAtOnce(expiring) {
		t.Error("a new length waits for the next change, a new expiry bites at once")
	}
}

// TestInstanceProfile: M9.
func TestInstanceProfile(t *testing.T) {
	if name, made := InstanceProfileOf("web", true, true); !made || name != "web" {
		t.Error("the console makes a profile of the role's name")
	}
	if _, made := InstanceProfileOf("web", false, true); made {
		t.Error("CreateRole makes no profile")
	}
	if _, made := InstanceProfileOf("web", true, false); made {
		t.Error("the console makes no profile for a role of another service")
	}
	if got := needs(t, "iam:CreateRole"); !slices.Equal(got, []string{"iam:CreateRole"}) {
		t.Errorf("CreateRole needs %v", got)
	}
}

// TestDelegation: M10. The key holds for what makes and arms users and roles;
// the boundary's own policy wants a Deny of its own.
func TestDelegation(t *testing.T) {
	delegated := Delegated()
	for action, want := range map[string]bool{
		"iam:CreateUser": true, "iam:CreateRole": true, "iam:PutRolePolicy": true, "iam:AttachUserPolicy": true, "iam:PutUserPermissionsBoundary": true,
		"iam:DeleteUserPermissionsBoundary": true, "iam:CreatePolicyVersion": false, "iam:CreateGroup": false, "iam:PutGroupPolicy": false, "iam:PassRole": false,
	} {
		if slices.Contains(delegated, action) != want {
			t.Errorf("%s carries %s: %v", action, BoundaryKey, !want)
		}
	}
	onPolicy, onPrincipal := Undoing()
	for _, action := range onPolicy {
		a, ok := FindAction(action)
		if !ok || a.Resources[0].Name != "policy" || slices.Contains(delegated, action) {
			t.Errorf("%+v", a)
		}
	}
	for _, action := range onPrincipal {
		if !slices.Contains(delegated, action) {
			t.Errorf("%s does not carry the key", action)
		}
	}
	for _, op := range Operations() {
		if slices.Contains(op.Rules, "M10") && !slices.Contains(delegated, op.Name) {
			t.Errorf("%s does not carry the key", op.Name)
		}
	}
}
