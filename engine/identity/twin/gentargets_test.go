package twin

import "strings"

// A target is a call with the resources it can be asked on.
type target struct {
	action    string
	resources []string
}

var (
	objects = []string{"arn:aws:s3:::bkt/home/alice/a.txt", "arn:aws:s3:::bkt/a b+c%20é*?$.txt", "arn:aws:s3:::bkt//x:y/z",
		"arn:aws:s3:::bkt/${aws:username}/f", "arn:aws:s3:::bkt/blue/Deploy/ci"}
	buckets   = []string{"arn:aws:s3:::bkt", "arn:aws:s3:::logs-111122223333"}
	iamRoles  = []string{roles[0].text, roles[1].text, roles[2].text, roles[3].text, "arn:aws:iam::" + home + ":role/aws-reserved/sso/Admin"}
	keys      = []string{"arn:aws:kms:us-east-1:" + home + ":key/1234-abcd", "arn:aws:kms:eu-west-1:" + other + ":key/mrk-9"}
	aliases   = []string{"arn:aws:kms:us-east-1:" + home + ":alias/app", "arn:aws:kms:us-east-1:" + home + ":alias/aws/s3"}
	queues    = []string{"arn:aws:sqs:us-east-1:" + home + ":jobs", "arn:aws:sqs:eu-west-1:" + other + ":Jobs"}
	tables    = []string{"arn:aws:dynamodb:us-east-1:" + home + ":table/orders", "arn:aws:dynamodb:us-east-1:" + home + ":table/orders/index/by-date"}
	policies  = []string{"arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::" + home + ":policy/app/own"}
	iamUsers  = []string{users[0].text, users[1].text, users[3].text}
	machines  = []string{"arn:aws:ec2:us-east-1:" + home + ":instance/i-0abc", "arn:aws:ec2:us-west-2:" + home + ":volume/vol-1"}
	peerings  = []string{"arn:aws:ec2:us-east-1:" + home + ":vpc-peering-connection/pcx-1"}
	snapshots = []string{"arn:aws:ec2:us-east-1:" + home + ":snapshot/s-1"}
	zones     = []string{"arn:aws:route53:::hostedzone/Z1"}
	nothing   = []string{"*"}
)

// ownerless are calls of which some do not tell aws:ResourceAccount.
var ownerless = []target{
	{"ec2:AcceptVpcPeeringConnection", peerings}, {"ec2:CreateVpcEndpoint", peerings}, {"ec2:CreateVolume", machines}, {"ec2:CopySnapshot", snapshots},
	{"ebs:GetSnapshotBlock", snapshots}, {"ebs:PutSnapshotBlock", snapshots}, {"route53:AssociateVpcWithHostedZone", zones},
	{"route53:GetHostedZone", zones}, {"events:PutEvents", []string{"arn:aws:events:us-east-1:" + home + ":event-bus/b"}},
	{"ds:AcceptSharedDirectory", []string{"arn:aws:ds:us-east-1:" + home + ":directory/d-1"}}, {"guardduty:AcceptAdministratorInvitation", nothing},
	{"es:AcceptInboundConnection", []string{"arn:aws:es:us-east-1:" + home + ":domain/d"}},
}

func init() { targets = append(targets, ownerless[0], ownerless[4], ownerless[6], ownerless[8]) }

var targets = []target{
	{"s3:GetObject", objects}, {"s3:GetObject", objects}, {"s3:PutObject", objects}, {"s3:GetObjectAcl", objects}, {"s3:PutObjectAcl", objects},
	{"s3:ListBucket", buckets}, {"s3:GetBucketPolicy", buckets}, {"s3:PutBucketPolicy", buckets}, {"s3:GetBucketAcl", buckets},
	{"s3:ListAllMyBuckets", nothing}, {"s3:GetObject", buckets[:1]}, {"s3:ListBucket", objects[:1]},
	{"iam:PassRole", iamRoles}, {"iam:AttachRolePolicy", iamRoles}, {"iam:GetRole", iamRoles}, {"iam:CreateUser", iamUsers}, {"iam:ListUsers", nothing},
	{"iam:CreatePolicyVersion", policies}, {"iam:GetPolicy", policies},
	{"kms:Decrypt", keys}, {"kms:Decrypt", keys}, {"kms:Encrypt", keys}, {"kms:GenerateDataKey", keys}, {"kms:CreateGrant", keys},
	{"kms:PutKeyPolicy", keys}, {"kms:ListKeys", nothing}, {"kms:CreateAlias", aliases}, {"kms:Decrypt", aliases},
	{"sts:AssumeRole", iamRoles}, {"sts:AssumeRole", iamRoles}, {"sts:TagSession", iamRoles}, {"sts:SetSourceIdentity", iamRoles},
	{"sts:AssumeRoleWithSAML", iamRoles}, {"sts:AssumeRoleWithWebIdentity", iamRoles},
	{"sts:GetCallerIdentity", nothing}, {"sts:GetSessionToken", nothing}, {"sts:GetFederationToken", nothing},
	{"kms:RetireGrant", keys}, {"kms:RetireGrant", keys}, {"kms:DescribeKey", keys}, {"kms:RevokeGrant", keys},
	{"sqs:DeleteQueue", queues}, {"sqs:SetQueueAttributes", queues}, {"sqs:ListQueueTags", queues},
	{"sqs:SendMessage", queues}, {"sqs:SendMessage", queues}, {"sqs:ReceiveMessage", queues}, {"sns:Publish", []string{"arn:aws:sns:us-east-1:" + home + ":news"}},
	{"dynamodb:GetItem", tables}, {"dynamodb:Query", tables}, {"lambda:InvokeFunction", []string{"arn:aws:lambda:us-east-1:" + home + ":function:f"}},
	{"secretsmanager:GetSecretValue", []string{"arn:aws:secretsmanager:us-east-1:" + home + ":secret:db-AbCdEf"}},
	{"logs:PutLogEvents", []string{"arn:aws:logs:us-east-1:" + home + ":log-group:/app:log-stream:a"}},
	{"ec2:DescribeInstances", nothing}, {"ec2:RunInstances", machines}, {"ec2:CreateVolume", machines}, {"organizations:ListAccounts", nothing},
	{"globalaccelerator:ListAccelerators", nothing},
}

// target picks a call that the actor could be granted at all.
func (g *gen) target(a actor) target {
	for range 40 {
		t := pick(g, targets)
		if g.suits(t, a) {
			return t
		}
	}
	return targets[0]
}

func (g *gen) suits(t target, a actor) bool {
	trust := strings.HasPrefix(t.action, "sts:") && len(t.resources) > 1
	free := t.action == "sts:GetCallerIdentity" || t.action == "sts:GetSessionToken"
	switch {
	case free:
		return g.chance(25)
	case a.kind == samlCaller:
		return trust && t.action != "sts:AssumeRole" && t.action != "sts:AssumeRoleWithWebIdentity"
	case a.kind == oidcCaller:
		return trust && t.action != "sts:AssumeRole" && t.action != "sts:AssumeRoleWithSAML"
	case a.kind == canonicalCaller:
		return strings.HasPrefix(t.action, "s3:") && t.resources[0] != "*"
	case a.kind == anonymousCaller:
		return t.resources[0] != "*" && !trust && (strings.HasPrefix(t.action, "s3:") || g.chance(30))
	case a.kind == serviceCaller:
		return t.resources[0] != "*" && !strings.HasPrefix(t.action, "iam:")
	}
	return t.action != "sts:AssumeRoleWithSAML" && t.action != "sts:AssumeRoleWithWebIdentity"
}
