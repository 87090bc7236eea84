package prove_test

import (
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// A world is a service of a few actions and the resources that it has.
type world struct {
	name     string
	stem     string // what its resources begin with
	actions  []prove.Action
	patterns []string // of actions
	loose    []string // patterns of resources whose wildcards stand before the name
	trust    bool     // its resource policies are trust policies
	owned    bool     // its resources tell their account
	rcp      bool
	regional bool // its resources tell their Region
	flat     bool // none of its names stands behind a slash
}

var worlds = []*world{
	{name: "lab", stem: "arn:aws:lab:::",
		actions: []prove.Action{{Name: "lab:GetThing", Formats: []string{"arn:aws:lab:::${Thing}"}}, {Name: "lab:GetPart", Formats: []string{"arn:aws:lab:::${Thing}/${Part}"}},
			{Name: "lab:PutPart", Formats: []string{"arn:aws:lab:::${Thing}/${Part}", "arn:aws:lab:::${Thing}"}}, {Name: "lab:ListThings"}},
		patterns: []string{"lab:*", "lab:*", "lab:Get*", "lab:*Part", "lab:GetThing", "lab:GetPart", "lab:?utPart", "LAB:listthings", "lab:List*", "other:*", "*"},
		loose:    []string{"arn:*:lab:::a*", "arn:aws:lab:*:*:*", "arn:aws:lab:*", "arn:aws:l?b:::*"}},
	{name: "regional", stem: "arn:aws:lab:eu-west-1:" + home + ":thing/", owned: true, flat: true, regional: true,
		actions: []prove.Action{{Name: "lab:GetThing", Formats: []string{"arn:${Partition}:lab:${Region}:${Account}:thing/${Thing}"}}, {Name: "lab:PutThing", Formats: []string{"arn:${Partition}:lab:${Region}:${Account}:thing/${Thing}"}},
			{Name: "lab:ListThings"}},
		patterns: []string{"lab:*", "lab:*Thing", "lab:GetThing", "lab:PutThing", "lab:ListThings", "*"},
		loose:    []string{"arn:aws:lab:*:*:thing/a*", "arn:aws:lab:*:" + abroad + ":*", "arn:aws:lab:eu-*:*:thing/*", "arn:aws:lab:us-east-1:*:*", "arn:aws:lab:*a*"}},
	{name: "s3", stem: "arn:aws:s3:::", rcp: true,
		actions: []prove.Action{{Name: "s3:GetObject", Formats: []string{"arn:aws:s3:::${Thing}/${Part}"}}, {Name: "s3:PutObject", Formats: []string{"arn:aws:s3:::${Thing}/${Part}"}},
			{Name: "s3:ListBucket", Formats: []string{"arn:aws:s3:::${Thing}"}}, {Name: "s3:ListAllMyBuckets"}, {Name: "s3:ListAccessPoints"}},
		patterns: []string{"s3:*", "s3:*", "s3:Get*", "s3:*Object", "s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:ListA*", "*"},
		loose:    []string{"arn:*:s3:::a*", "arn:aws:s3:*:*:*", "arn:aws:s3:*"}},
	{name: "kms", stem: "arn:aws:kms:eu-west-1:" + home + ":key/", owned: true, flat: true, regional: true, rcp: true,
		actions:  []prove.Action{{Name: "kms:Decrypt", Formats: []string{"arn:aws:kms:eu-west-1:" + home + ":key/${Thing}"}}, {Name: "kms:DisableKey", Formats: []string{"arn:aws:kms:eu-west-1:" + home + ":key/${Thing}"}}},
		patterns: []string{"kms:*", "kms:*", "kms:Decrypt", "kms:D*", "kms:DisableKey", "*"},
		loose:    []string{"arn:aws:kms:*:*:key/a*", "arn:aws:kms:*:" + abroad + ":*", "arn:aws:kms:*"}},
	{name: "queues", stem: "arn:aws:sqs:eu-west-1:" + home + ":", owned: true, flat: true, regional: true, rcp: true,
		actions:  []prove.Action{{Name: "sqs:SendMessage", Formats: []string{"arn:aws:sqs:eu-west-1:" + home + ":${Thing}"}}, {Name: "sqs:AddPermission", Formats: []string{"arn:aws:sqs:eu-west-1:" + home + ":${Thing}"}}},
		patterns: []string{"sqs:*", "sqs:*", "sqs:SendMessage", "sqs:*Permission", "*"},
		loose:    []string{"arn:aws:sqs:*:*:a*", "arn:aws:sqs:*"}},
	{name: "roles", stem: "arn:aws:iam::" + home + ":role/", owned: true,
		actions: []prove.Action{{Name: "iam:PassRole", Formats: []string{"arn:aws:iam::" + home + ":role/${Thing}"}},
			{Name: "iam:DeleteRole", Formats: []string{"arn:aws:iam::" + home + ":role/${Thing}", "arn:aws:iam::" + home + ":role/aws-reserved/${Thing}"}},
			{Name: "iam:GetRole", Formats: []string{"arn:aws:iam::" + home + ":role/${Thing}", "arn:aws:iam::" + home + ":role/aws-reserved/${Thing}"}}},
		patterns: []string{"iam:*", "iam:*", "iam:*Role", "iam:PassRole", "iam:DeleteRole", "iam:GetRole", "*"},
		loose:    []string{"arn:aws:iam::*:role/a*", "arn:aws:iam::" + home + ":role/*/a", "arn:aws:iam:*"}},
	{name: "trust", stem: "arn:aws:iam::" + home + ":role/", owned: true, flat: true, trust: true, rcp: true,
		actions:  []prove.Action{{Name: "sts:AssumeRole", Formats: []string{"arn:aws:iam::" + home + ":role/${Thing}"}}, {Name: "sts:TagSession", Formats: []string{"arn:aws:iam::" + home + ":role/${Thing}"}}},
		patterns: []string{"sts:*", "sts:AssumeRole", "sts:AssumeRole", "sts:TagSession", "*"},
		loose:    []string{"arn:aws:iam::*:role/a*", "arn:aws:iam::" + abroad + ":*"}},
}

const home, abroad = "111122223333", "444455556666"

// cast are the callers that questions are about.
func cast() []*party {
	who := func(name, arn string) *party {
		p, err := iam.ParsePrincipal(arn)
		if err != nil {
			panic(err)
		}
		return &party{name: name, who: p}
	}
	return []*party{
		who("user/a", "arn:aws:iam::"+home+":user/a"), who("user/b", "arn:aws:iam::"+home+":user/b"),
		who("ops", "arn:aws:sts::"+home+":assumed-role/ops/s"), who("root", "arn:aws:iam::"+home+":root"),
		who("stranger", "arn:aws:iam::"+abroad+":user/a"), who("their ops", "arn:aws:sts::"+abroad+":assumed-role/ops/s"),
		who("federated", "arn:aws:sts::"+home+":federated-user/f"), who("lab", "sns.amazonaws.com"), who("anonymous", "anonymous"),
	}
}

// granted are the entries that Principal elements name.
var granted = []string{"*", "*", "arn:aws:iam::" + home + ":user/a", "arn:aws:iam::" + home + ":user/b", "arn:aws:iam::" + home + ":role/ops",
	"arn:aws:sts::" + home + ":assumed-role/ops/s", "arn:aws:iam::" + home + ":root", home, "arn:aws:iam::" + abroad + ":root",
	"arn:aws:iam::" + abroad + ":user/a", "sns.amazonaws.com", "arn:aws:sts::" + home + ":federated-user/f"}
