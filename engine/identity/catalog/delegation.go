package catalog

// BoundaryKey is the condition key by which delegated administration keeps
// what a delegate makes inside a permissions boundary (M10).
const BoundaryKey = "iam:PermissionsBoundary"

// Delegated are the IAM actions that carry the key, so that a policy can allow
// them to a delegate for users and roles with the boundary alone (M10).
func Delegated() []string {
	var all []string
	for name := range ActionNames("iam") {
		if yes, _ := Carries(name, BoundaryKey); yes {
			all = append(all, name)
		}
	}
	return all
}

// Undoing are the IAM actions that undo a delegation, and so must be denied to
// the delegate: those on the boundary's own policy, and those that take the
// boundary off (M10; "Delegating responsibility to others using permissions
// boundaries").
func Undoing() (onPolicy, onPrincipal []string) {
	return []string{"iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion"},
		[]string{"iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary"}
}

// InstanceProfileOf gives the name of the instance profile that comes with a
// new role: the console makes one of the role's name when the role is for EC2,
// a call of CreateRole makes none (M9; "Using instance profiles").
func InstanceProfileOf(role string, console, forEC2 bool) (name string, made bool) {
	if console && forEC2 {
		return role, true
	}
	return "", false
}
