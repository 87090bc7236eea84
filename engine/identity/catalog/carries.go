package catalog

import "slices"

// Carries says whether a request of an action can carry a condition key (rule
// 71): the reference names the key with the action or with one of the
// resource types it works on.
//
// Known is false where the reference cannot say: of an action it does not
// know; of global keys that exist, other than those of tags, which depend on the
// caller and on the way a request takes; of keys that a session brings along to any
// service, of an identity provider's keys, and of those that a service
// describes without naming an action.
func Carries(action, key string) (yes, known bool) {
	row, ok := actionTable().find(action)
	if !ok {
		return false, false
	}
	k, found := FindKey(key)
	if !found && noGlobal(key) {
		return false, true
	}
	if cannotSay(key, k, found) || compare(action, "iam:PassRole") == 0 && inList(ofPassedRoles, k.Name) {
		return false, false
	}
	return listed(row, k.Name) || accompanies(action) && slices.ContainsFunc(accompanied, func(call string) bool {
		yes, _ := Carries(call, key)
		return yes
	}), true
}

// listed says whether the reference names a key with an action or with one of
// its resource types.
func listed(row string, key string) bool {
	c := cells[[5]string](row)
	if inList(keySet(c[2]), key) {
		return true
	}
	for r := range resourcesOf(c[3]) {
		if inList(keySet(r.set), key) {
			return true
		}
	}
	return false
}

// accompanies says whether an action is no call of its own, but asked with
// another.
func accompanies(action string) bool {
	return compare(action, "sts:TagSession") == 0 || compare(action, "sts:SetSourceIdentity") == 0
}

// accompanied are the calls that tag a session or set its source identity:
// those two are no calls of their own, and are asked with all that the call
// carries (Pass session tags in AWS STS).
var accompanied = []string{"sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"}

// cannotSay is true of keys whose place in a request the reference does not
// give.
func cannotSay(name string, k Key, found bool) bool {
	prefix := prefixOf(name)
	switch {
	case compare(prefix, "aws") == 0:
		return !found || !inList("aws:ResourceTag/,aws:RequestTag/,aws:TagKeys", k.Name)
	case found && (k.unlisted || inList(ofSessions, k.Name)):
		return true
	}
	_, service := rowsOf(serviceText).find(prefix)
	return !service && !inList(besideServices, prefix)
}

// noGlobal says whether a key has the prefix of the global ones and is none. Of
// the keys that were global once, services still send one: what S3 tells a
// topic's policy of a bucket's owner.
func noGlobal(key string) bool {
	return compare(prefixOf(key), "aws") == 0 && compare(key, "aws:SourceOwner") != 0
}

// ofSessions are services' keys that come with the credentials of a session,
// so that a request to any service may carry them (AWS global condition
// context keys, "Properties of a role session").
const ofSessions = "ec2:RoleDelivery,ec2:SourceInstanceARN,glue:RoleAssumedBy,glue:CredentialIssuingService," +
	"codebuild:buildArn,codebuild:projectArn,lambda:SourceFunctionArn,ssm:SourceInstanceARN,identitystore:UserId"

// ofPassedRoles are keys that the reference lists with iam:PassRole, while IAM's
// page on passing roles warns that they do not hold there.
const ofPassedRoles = "aws:ResourceTag/,iam:ResourceTag/"

// besideServices are prefixes of keys that belong to a service of another
// prefix.
const besideServices = "identitycenter,catalog,cognito-identity-auth,cognito-identity-unauth"
