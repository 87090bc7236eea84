package twin

// The second part of the house readings, point by point (R1 to R19).

const (
	ourRetire = "kms:RetireGrant"
	oai       = "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1"
	slr       = "arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/Linked"
)

// handed is a KMS grant; more holds its constraints.
func handed(grantee, operation, more string) part {
	return `'kmsGrants':[{'grantee':'` + grantee + `','operations':['` + operation + `']` + more + `}]`
}

const (
	wantsApp     = `,'encryptionContextEquals':{'app':'x'}`
	needsApp     = `,'encryptionContextSubset':{'app':'x'}`
	crossRole    = "arn:aws:iam::444455556666:role/Cross"
	crossSession = "arn:aws:sts::444455556666:assumed-role/Cross/s"
	guest        = "arn:aws:sts::444455556666:federated-user/guest"
)

var denyAllKMS = document2012(st("Deny", "kms:*", "*", everybody))

var grantedCases = []ruleCase{
	{"R1", "A", "kms:Decrypt", key, carol, []part{handed(carol, "Decrypt", "")}},
	{"R1", "I", "kms:Decrypt", key, carol, []part{handed(rootB, "Decrypt", "")}},
	{"R1", "A", "kms:Decrypt", key, carol, []part{handed(rootB, "Decrypt", ""), id(all)}},
	{"R1", "A", "kms:Decrypt", key, rootB, []part{handed(rootB, "Decrypt", "")}},
	{"R1", "A", "kms:Decrypt", key, crossSession, []part{handed(crossRole, "Decrypt", "")}},
	{"R1", "I", "kms:Decrypt", key, crossSession, []part{handed(crossRole, "Decrypt", ""), pb(nothing2)}},
	{"R1", "A", "kms:Decrypt", key, crossSession, []part{handed(crossRole, "Decrypt", ""), pb(all), sp(all)}},
	{"R1", "I", "kms:Decrypt", key, crossSession, []part{handed(crossRole, "Decrypt", ""), sp(nothing2)}},
	{"R1", "A", "kms:Decrypt", key, crossSession, []part{handed(crossSession, "Decrypt", ""), sp(nothing2)}},
	{"R1", "E", "kms:Decrypt", key, carol, []part{handed(carol, "Decrypt", ""), id(denyAll)}},
	{"R1", "I", "kms:Decrypt", key, carol, []part{rp(st("Allow", "*", "*", forAWS(carol)))}},
	{"R1", "I", "kms:Decrypt", key, carol, []part{handed(carol, "Decrypt", ""), scp(document2012(nothing2))}},
	{"R1", "I", "kms:PutKeyPolicy", key, carol, []part{handed(carol, "PutKeyPolicy", "")}},
	{"R1", "A", "kms:Decrypt", key, lambda, []part{handed(lambda, "Decrypt", "")}},
	{"R1", "I", "kms:Decrypt", key, lambda, []part{handed("ec2.amazonaws.com", "Decrypt", "")}},
	{"R1", "A", "kms:DescribeKey", key, alice, []part{handed(alice, "DescribeKey", wantsApp)}},
	{"R1", "A", "kms:DescribeKey", key, alice, []part{handed(alice, "DescribeKey", needsApp)}},
	{"R1", "I", "kms:DescribeKey", key, alice, []part{handed(alice, "Decrypt", wantsApp)}},
	{"R1", "I", "kms:Decrypt", key, alice, []part{handed(alice, "Decrypt", wantsApp)}},
	{"R1", "A", "kms:Decrypt", key, alice, []part{handed(alice, "Decrypt", wantsApp), ctx(`'kms:EncryptionContext:app':'x'`)}},
	{"R2", "A", ourRetire, key, alice, []part{handed(alice, "RetireGrant", wantsApp)}},
	{"R2", "A", ourRetire, key, alice, []part{id(all)}},
	{"R2", "I", ourRetire, key, alice, nil},
	{"R2", "I", ourRetire, key, alice, []part{rp(st("Allow", "*", "*", forAWS(alice)))}},
	{"R2", "A", ourRetire, key, alice, []part{id(all), rp(st("Deny", "*", "*", everybody))}},
	{"R2", "E", "kms:RevokeGrant", key, alice, []part{id(all), rp(st("Deny", "*", "*", everybody))}},
	{"R2", "A", ourRetire, key, alice, []part{id(all), rp(st("Allow", "kms", "*", everybody))}},
	{"R2", "I", "kms:RevokeGrant", key, alice, []part{id(all), rp(st("Allow", "kms", "*", everybody))}},
	{"R2", "A", ourRetire, key, alice, []part{id(all), rcp(denyAllKMS)}},
	{"R2", "E", "kms:RevokeGrant", key, alice, []part{id(all), rp(st("Allow", "*", "*", everybody)), rcp(denyAllKMS)}},
	{"R2", "E", ourRetire, key, alice, []part{id(denyAll), handed(alice, "RetireGrant", "")}},
	{"R2", "I", ourRetire, key, alice, []part{id(all), scp(document2012(nothing2))}},
	{"R2", "A", ourRetire, key, ci, []part{path, handed(deploy, "RetireGrant", "")}},
	{"R2", "I", ourRetire, key, ci, []part{path, handed(deploy, "RetireGrant", ""), sp(nothing2)}},
	{"R2", "I", ourRetire, key, alice, []part{handed(rootA, "RetireGrant", "")}},
	{"R2", "A", ourRetire, key, carol, []part{handed(carol, "RetireGrant", "")}},
	{"R2", "I", ourRetire, key, carol, []part{id(all)}},
	{"R11", "I", "s3:GetObject", object, temp, []part{rp(st("Allow", "*", "*", forAWS(alice))), by(alice)}},
	{"R11", "A", "s3:GetObject", object, temp, []part{rp(st("Allow", "*", "*", forAWS(alice))), by(alice), sp(all)}},
	{"R11", "A", "s3:GetObject", object, temp, []part{rp(st("Allow", "*", "*", forAWS(temp)))}},
	{"R11", "I", "kms:Decrypt", key, guest, []part{handed(carol, "Decrypt", ""), by(carol)}},
	{"R11", "A", "kms:Decrypt", key, guest, []part{handed(carol, "Decrypt", ""), by(carol), sp(all)}},
}

// barCases: what is not possible, and that a Deny shows through it.
var barCases = []ruleCase{
	{"R3", "I", "sqs:DeleteQueue", queue, carol, []part{id(all), rp(st("Allow", "*", "*", forAWS(carol)))}},
	{"R3", "I", "sqs:untagqueue", queue, rootB, []part{rp(st("Allow", "*", "*", forAWS(rootB)))}},
	{"R3", "A", "sqs:SendMessage", queue, carol, []part{id(all), rp(st("Allow", "*", "*", forAWS(carol)))}},
	{"R3", "A", "sqs:DeleteQueue", queue, alice, []part{id(all)}},
	{"R3", "A", "sqs:ListQueues", "*", carol, []part{id(all)}},
	{"R3", "A", "sqs:DeleteQueue", queue, lambda, []part{rp(st("Allow", "*", "*", `'Principal':{'Service':'lambda.amazonaws.com'}`))}},
	{"R3", "A", "sqs:DeleteQueue", queue, anyone, []part{rp(st("Allow", "*", "*", everybody))}},
	{"R3", "E", "sqs:DeleteQueue", queue, carol, []part{id(all), rp(st("Deny", "*", "*", everybody))}},
	{"R4", "I", "sts:GetSessionToken", "*", ci, []part{id(all)}},
	{"R4", "I", "sts:GetSessionToken", "*", deploy, []part{id(all)}},
	{"R4", "E", "sts:GetSessionToken", "*", ci, []part{id(denyAll)}},
	{"R4", "A", "sts:GetSessionToken", "*", alice, []part{id(denyAll)}},
	{"R4", "A", "sts:GetSessionToken", "*", rootA, nil},
	{"R4", "A", "sts:GetSessionToken", "*", lambda, nil},
	{"R4", "I", "sts:GetFederationToken", "*", temp, []part{id(all), sp(all)}},
	{"R4", "E", "sts:GetFederationToken", "*", temp, []part{id(all), sp(denyAll)}},
	{"R4", "A", "sts:GetFederationToken", "*", alice, []part{id(all)}},
	{"R4", "I", "sts:GetFederationToken", "*", alice, nil},
	{"R4", "A", "sts:GetCallerIdentity", "*", ci, []part{id(denyAll)}},
	{"R15", "I", "sts:GetCallerIdentity", "*", anyone, []part{rp(st("Allow", "*", "*", everybody))}},
	{"R15", "E", "sts:GetCallerIdentity", "*", anyone, []part{vpce(denyAll)}},
	{"R15", "I", "sts:GetSessionToken", "*", corp, nil},
	{"R15", "E", "sts:GetSessionToken", "*", oidc, []part{rp(st("Deny", "*", "*", everybody))}},
	{"R15", "I", "sts:GetSessionToken", "*", oidc, []part{rp(st("Deny", "*", "*", forAWS(alice)))}},
	{"R15", "A", "sts:GetCallerIdentity", "*", oai, nil},
	{"R15", "E", "sts:AssumeRole", deploy, rootA, []part{rp(trust("Deny", everybody))}},
	{"R15", "I", "sts:AssumeRole", deploy, rootA, []part{rp(trust("Allow", everybody)), id(denyAll)}},
	{"R15", "E", "s3:GetObject", object, corp, []part{rp(st("Deny", "*", "*", everybody))}},
	{"R15", "E", "iam:PassRole", deploy, carol, []part{id(denyAll)}},
	{"R15", "E", "kms:PutKeyPolicy", key, carol, []part{id(denyAll)}},
	{"R15", "I", "kms:PutKeyPolicy", key, carol, []part{id(st("Deny", "*", "arn:aws:kms:us-east-1:111122223333:${"))}},
}

func rcpWith(version, action, more string) part {
	return `'rcps':[[{` + version + `'Statement':` + st("Deny", action, "*", everybody) + more + `}]]`
}

func bpa(condition string) []part {
	return []part{rp(st("Allow", "*", "*", everybody, `'Condition':`+condition), st("Allow", "*", "*", everybody, `'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}}`)),
		ctx(`'aws:PrincipalOrgID':'o-1'`), `'settings':{'s3':{'blockPublicAccess':true}}`}
}

func bpaIP(block string) []part { return bpa(`{'IpAddress':{'aws:SourceIp':['` + block + `']}}`) }

func bpaPoint(op, value string) []part {
	return bpa(`{'` + op + `':{'s3:DataAccessPointArn':'` + value + `'}}`)
}

func twoTags(members string) []part { return []part{id(all), ctx(members)} }

var currentCases = []ruleCase{
	{"R5", "A", "sts:AssumeRole", slr, alice, []part{rp(trust("Allow", forAWS(alice))), rcp(denyAnyone)}},
	{"R5", "A", "sts:TagSession", slr, alice, []part{rp(trust("Allow", forAWS(alice))), rcp(denyAnyone)}},
	{"R5", "E", "sts:AssumeRole", deploy, alice, []part{rp(trust("Allow", forAWS(alice))), rcp(denyAnyone)}},
	{"R5", "E", "sts:GetFederationToken", slr, alice, []part{id(all), rcp(denyAnyone)}},
	{"R6", "E", "s3:GetObject", object, alice, []part{id(all), rcpWith(`'Version':'2012-10-17',`, "s3:*", "")}},
	{"R6", "I", "s3:GetObject", object, alice, []part{id(all), rcpWith(`'Version':'2008-10-17',`, "s3:*", "")}},
	{"R6", "I", "s3:GetObject", object, alice, []part{id(all), rcpWith(``, "s3:*", "")}},
	{"R6", "I", "s3:GetObject", object, alice, []part{id(all), rcpWith(`'Version':'2012-10-17',`, "*", "")}},
	{"R6", "I", "s3:GetObject", object, alice, []part{id(all), rcpWith(`'Version':'2012-10-17',`, "s3:*','*", "")}},
	{"R6", "A", "s3:GetObject", object, alice, []part{id(all), rcpWith(`'Version':'2012-10-17',`, "sqs:*", "")}},
	{"R6", "A", "s3:GetObject", object, alice, []part{id(all), `'rcps':[[{'Version':'2008-10-17','Statement':` + st("Allow", "*", "*", everybody) + `}]]`}},
	{"R6", "A", "s3:GetObject", object, alice, []part{id(all), `'rcps':[[{'Statement':` + st("Allow", "*", "*", everybody) + `}]]`}},
	{"R7", "A", "s3:GetObject", object, anyone, bpaIP("11.0.0.0/8")},
	{"R7", "I", "s3:GetObject", object, anyone, bpaIP("12.0.0.0/7")},
	{"R7", "A", "s3:GetObject", object, anyone, bpaIP("10.0.0.0/7")},
	{"R7", "A", "s3:GetObject", object, anyone, bpaIP("172.16.0.0/6")},
	{"R7", "I", "s3:GetObject", object, anyone, bpaIP("172.32.0.0/6")},
	{"R7", "A", "s3:GetObject", object, anyone, bpaIP("203.0.113.9")},
	{"R7", "A", "s3:GetObject", object, anyone, bpaIP("2001:db8::/32")},
	{"R7", "I", "s3:GetObject", object, anyone, bpaIP("2001:db8::/31")},
	{"R7", "I", "s3:GetObject", object, anyone, bpaIP("localhost")},
	{"R7", "I", "s3:GetObject", object, anyone, bpaIP("203.0.113.0/24','::/0")},
	{"R7", "A", "s3:GetObject", object, anyone, bpaPoint("StringLike", "arn:aws:s3:us-east-1:111122223333:accesspoint/*")},
	{"R7", "I", "s3:GetObject", object, anyone, bpaPoint("StringLike", "arn:aws:s3:*:111122223333:accesspoint/*")},
	{"R7", "I", "s3:GetObject", object, anyone, bpaPoint("ArnLike", "arn:aws:s3:us-east-1:111122223333:accesspoint/a*")},
	{"R7", "I", "s3:GetObject", object, anyone, bpaPoint("ArnLike", "arn:aws:s3:us-east-1:${aws:PrincipalAccount}:accesspoint/*")},
	{"R7", "I", "s3:GetObject", object, anyone, bpa(`{'ArnLike':{'aws:SourceArn':'arn:aws:s3:us-east-1:111122223333:accesspoint/*'}}`)},
	{"R8", "A", "s3:GetObject", object, oai, []part{rp(st("Allow", "*", "*", forAWS(oai)))}},
	{"R8", "I", "s3:GetObject", object, oai, []part{rp(st("Allow", "*", "*", forAWS(oai+"2"))), id(all)}},
	{"R8", "I", "s3:GetObject", object, oai, []part{id(all), owner(home)}},
	{"R8", "A", "s3:GetObject", object, oai, []part{rp(st("Allow", "*", "*", everybody), st("Deny", "*", "*", `'NotPrincipal':{'AWS':'`+oai+`'}`))}},
	{"R8", "X", "s3:GetObject", object, "arn:aws:iam::cloudfront:user/", nil},
	{"R8", "X", "s3:GetObject", object, "arn:aws:iam::cloudfront:role/x", nil},
	{"R9", "I", "ec2:AcceptVpcPeeringConnection", "arn:aws:ec2:us-east-1:111122223333:vpc/v", alice, []part{withKey("aws:ResourceAccount", home)}},
	{"R9", "I", "ebs:GetSnapshotBlock", "arn:aws:ec2:us-east-1:111122223333:snapshot/s", alice, []part{withKey("aws:ResourceAccount", home)}},
	{"R9", "I", "es:acceptInboundConnection", "arn:aws:es:us-east-1:111122223333:domain/d", alice, []part{withKey("aws:ResourceAccount", home)}},
	{"R9", "A", "ec2:CreateVolume", "arn:aws:ec2:us-east-1:111122223333:volume/v", alice, []part{withKey("aws:ResourceAccount", home)}},
	{"R9", "A", "events:PutEvents", "arn:aws:events:us-east-1:111122223333:event-bus/b", alice, []part{withKey("aws:ResourceAccount", home)}},
	{"R10", "A", "s3:GetObject", object, anyone, []part{rp(st("Allow", "*", "*", everybody, `'Condition':{'StringEquals':{'aws:PrincipalAccount':'anonymous'}}`))}},
	{"R10", "I", "s3:GetObject", object, anyone, []part{rp(st("Allow", "*", "*", everybody, `'Condition':{'StringEquals':{'aws:PrincipalAccount':'Anonymous'}}`))}},
	{"R12", "X", "s3:GetObject", object, alice, twoTags(`'aws:Referer':'a','AWS:referer':'a'`)},
	{"R12", "X", "s3:GetObject", object, alice, twoTags(`'aws:Referer':'a','aws:referer':null`)},
	{"R12", "A", "s3:GetObject", object, alice, twoTags(`'aws:RequestTag/a':'x','aws:RequestTag/A':'y'`)},
	{"R12", "A", "s3:GetObject", object, alice, []part{withKey("aws:RequestTag/a", "x"), ctx(`'aws:RequestTag/A':'x'`)}},
	{"R12", "I", "s3:GetObject", object, alice, []part{withKey("aws:RequestTag/a", "x"), ctx(`'aws:RequestTag/a':'x','aws:RequestTag/A':'x'`)}},
	{"R12", "A", "s3:GetObject", object, alice, []part{id(st("Allow", "*", "*", `'Condition':{'ForAnyValue:StringEquals':{'s3:ExistingObjectTag/a':'y'}}`)),
		ctx(`'s3:ExistingObjectTag/a':'x','s3:ExistingObjectTag/A':'y'`)}},
	{"R13", "X", "s3:GetObject", object, alice, []part{id(all), id(all)}},
	{"R13", "X", "s3:GetObject", object, alice, []part{id(all), `'request':{}`}},
	{"R13", "X", "s3:GetObject", object, alice, []part{id(all), owner(home + `','resourceAccountId':'` + home)}},
	{"R13", "A", "s3:GetObject", object, alice, []part{id(all), owner(home)}},
	{"R14", "A", "s3:GetObject", object, alice, []part{id(all), rp(st("Deny", "*", "*", `'NotPrincipal':[]`))}},
	{"R14", "A", "s3:GetObject", object, alice, []part{id(all), rp(st("Deny", "*", "*", `'NotPrincipal':{}`))}},
	{"R14", "A", "s3:GetObject", object, alice, []part{id(all), pb(all), rp(st("Deny", "*", "*", `'NotPrincipal':{'AWS':[]}`))}},
	{"R14", "E", "s3:GetObject", object, alice, []part{id(all), rp(st("Deny", "*", "*", `'NotPrincipal':{'AWS':[],'Service':'lambda.amazonaws.com'}`))}},
	{"R14", "I", "s3:GetObject", object, alice, []part{id(all), rp(st("Allow", "*", "*", `'NotPrincipal':[]`))}},
	{"R16", "A", "s3:GetObject", object, alice, []part{id(all, `{'Effect':'Deny','Action':'*','NotResource':[]}`)}},
	{"R16", "I", "s3:GetObject", object, alice, []part{id(`{'Effect':'Allow','Action':'*','NotResource':[]}`)}},
	{"R16", "E", "s3:GetObject", object, alice, []part{id(all, `{'Effect':'Deny','Action':'*','NotResource':['arn:aws:s3:::x']}`)}},
	{"R17", "A", "s3:PutBucketPolicy", bucket, rootA, []part{rp(st("Allow", "s3", "*", everybody))}},
	{"R17", "I", "s3:ListBucket", bucket, rootA, []part{rp(st("Allow", "s3", "*", everybody))}},
	{"R17", "I", "s3:PutBucketPolicy", bucket, alice, []part{id(all), rp(st("Allow", "s3", "*", everybody))}},
	{"R17", "A", "s3:PutBucketPolicy", bucket, rootA, []part{sp(nothing2), rp(st("Allow", "*", "*", everybody))}},
	{"R17", "I", "s3:PutBucketPolicy", bucket, rootA, []part{sp(nothing2), rp(st("Allow", "s3:Get*", "*", everybody))}},
	{"R18", "I", "s3:GetObject", object, alice, []part{id(all), rp(st("Allow", "*", "*", `'Principal':'`+carol+`'`))}},
	{"R18", "I", "s3:GetObject", object, alice, []part{id(all), rp(st("Allow", "*", "*", `'Principal':['*']`))}},
	{"R18", "I", "s3:GetObject", object, alice, []part{id(all), rp(st("Deny", "*", "*", `'NotPrincipal':['nobody']`))}},
	{"R18", "A", "s3:GetObject", object, alice, []part{id(all), rp(st("Allow", "*", "*", `'Principal':[]`))}},
	{"R18", "A", "s3:GetObject", object, alice, []part{id(all), rp(st("Allow", "*", "*", `'Principal':{'AWS':'`+carol+`'}`))}},
	{"R19", "A", "s3:GetObject", object, alice, []part{id(all, st("Allow", "*", `arn:aws:s3:::\u0001`))}},
	{"R19", "A", "s3:GetObject", object, alice, []part{id(all, st("Allow", "*", `arn:aws:s3:::\u2192`))}},
	{"R19", "A", "s3:GetObject", object, alice, []part{id(all, st("Allow", "*", "arn:aws:s3:::é"))}},
	{"R19", "I", "s3:GetObject", object, alice, []part{id(all, st("Allow", "*", "arn:aws:s3:::→"))}},
	{"R19", "I", "s3:GetObject", object, alice, []part{id(all, st("Allow", "*", "*", `'Condition':{'StringEquals':{'aws:RequestTag/→':'x'}}`))}},
}
