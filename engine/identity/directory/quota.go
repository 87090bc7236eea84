package directory

import "fmt"

// Quota is how many of something AWS takes.
type Quota struct {
	Name    string
	Default int
	Max     int // what it may be raised to; the same where it may not
	Rule    string
}

// The quotas (rules 136, 142, 174, 178; IAM User Guide, "IAM and AWS STS
// quotas"; Organizations User Guide, "Quotas and service limits for AWS
// Organizations"; RCPFullAWSAccess is one of the RCPs). Raised figures of 2026 come from secondary sources.
var (
	PolicyVersions        = Quota{"versions of a managed policy", 5, 5, "174"}
	GroupsPerUser         = Quota{"groups of a user", 10, 10, "174"}
	PoliciesPerUser       = Quota{"managed policies on a user", 10, 20, "174"}
	PoliciesPerRole       = Quota{"managed policies on a role", 10, 25, "174"}
	PoliciesPerGroup      = Quota{"managed policies on a group", 10, 10, "174"}
	Boundaries            = Quota{"permissions boundaries", 1, 1, "174"}
	AccessKeys            = Quota{"access keys of a user", 2, 2, "174"}
	Tags                  = Quota{"tags", 50, 50, "174"}
	InlineSessionPolicies = Quota{"inline session policies", 1, 1, "142"}
	SessionPolicies       = Quota{"managed session policies", 10, 10, "142"}
	SCPsPerNode           = Quota{"service control policies on a root, unit or account", 10, 10, "136"}
	RCPsPerNode           = Quota{"resource control policies on a root, unit or account", 5, 5, "136"}
)

// Check refuses more than the quota, by its name.
func (q Quota) Check(n int) error {
	if n > q.Default {
		return fmt.Errorf("%d %s: the quota is %d", n, q.Name, q.Default)
	}
	return nil
}

// Bounds of a role session, in seconds (rules 147, 177).
const (
	MinSession     = 15 * 60
	MaxSession     = 12 * 60 * 60
	ChainedSession = 60 * 60
)

// SessionLength says what STS would refuse of a role session's length: outside
// 15 minutes to 12 hours, over the role's own maximum, or over an hour where
// one role's session assumes another (rules 147, 177; S5-S7 give the order and
// the words).
func SessionLength(seconds, roleMax int, chained bool) error {
	switch {
	case seconds < MinSession || seconds > MaxSession:
		return fmt.Errorf("a role session lasts %d to %d seconds, not %d", MinSession, MaxSession, seconds)
	case seconds > roleMax:
		return awsError("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
	case chained && seconds > ChainedSession:
		return awsError("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.")
	}
	return nil
}

// awsError is a refusal in AWS's own words.
type awsError string

func (e awsError) Error() string { return string(e) }
