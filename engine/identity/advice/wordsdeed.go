package advice

import (
	"slices"
	"strings"
	"unicode"
)

// deeds are the actions that their names do not tell well; {} is the resource.
var deeds = map[string]string{
	"s3:GetObject":                  "read {}",
	"s3:GetObjectVersion":           "read old versions of {}",
	"s3:PutObject":                  "write {}",
	"s3:ListBucket":                 "list {}",
	"s3:ListBucketVersions":         "list the old versions in {}",
	"s3:ListAllMyBuckets":           "list all buckets",
	"s3:PutBucketPolicy":            "change the policy of {}",
	"s3:PutBucketAcl":               "change the access control list of {}",
	"s3:PutObjectAcl":               "change the access control list of {}",
	"s3:BypassGovernanceRetention":  "lift the retention of {}",
	"sts:AssumeRole":                "become {}",
	"sts:AssumeRoleWithSAML":        "become {}",
	"sts:AssumeRoleWithWebIdentity": "become {}",
	"sts:GetCallerIdentity":         "ask who it is",
	"iam:PassRole":                  "hand {} to a service",
	"iam:PutUserPolicy":             "write a policy for {}",
	"iam:PutRolePolicy":             "write a policy for {}",
	"iam:PutGroupPolicy":            "write a policy for {}",
	"iam:AttachUserPolicy":          "attach a policy to {}",
	"iam:AttachRolePolicy":          "attach a policy to {}",
	"iam:AttachGroupPolicy":         "attach a policy to {}",
	"iam:CreateAccessKey":           "create an access key for {}",
	"iam:AddUserToGroup":            "add users to {}",
	"iam:UpdateAssumeRolePolicy":    "change who may become {}",
	"kms:Decrypt":                   "decrypt with {}",
	"kms:Encrypt":                   "encrypt with {}",
	"kms:GenerateDataKey":           "make data keys with {}",
	"kms:PutKeyPolicy":              "change the policy of {}",
	"kms:ScheduleKeyDeletion":       "have {} deleted",
	"lambda:InvokeFunction":         "run {}",
	"ec2:RunInstances":              "start an instance with {}",
	"ec2:TerminateInstances":        "terminate {}",
	"ec2:StartInstances":            "start {}",
	"ec2:StopInstances":             "stop {}",
	"sqs:SendMessage":               "send messages to {}",
	"sqs:ReceiveMessage":            "take messages from {}",
	"sns:Publish":                   "publish to {}",
	"dynamodb:GetItem":              "read items of {}",
	"dynamodb:BatchGetItem":         "read items of {}",
	"dynamodb:Query":                "query {}",
	"dynamodb:Scan":                 "read all of {}",
	"dynamodb:PutItem":              "write items to {}",
	"dynamodb:UpdateItem":           "change items of {}",
	"dynamodb:DeleteItem":           "delete items of {}",
	"secretsmanager:GetSecretValue": "read {}",
	"ssm:GetParameter":              "read {}",
}

// plainDeeds say so well what is done that the action need not follow.
var plainDeeds = []string{"s3:GetObject", "s3:PutObject", "s3:DeleteObject", "sts:AssumeRole", "lambda:InvokeFunction"}

// verbs are the first words of actions that English puts otherwise, and what
// joins them to the resource where a noun stands between.
var verbs = map[string][2]string{
	"Get": {"read", "of"}, "Describe": {"read", "of"}, "Put": {"change", "of"}, "Update": {"change", "of"}, "Modify": {"change", "of"},
	"Set": {"set", "of"}, "Create": {"create", "for"}, "Attach": {"attach", "to"}, "Detach": {"detach", "from"}, "Add": {"add", "to"},
	"Associate": {"associate", "with"}, "Disassociate": {"take", "from"}, "Remove": {"remove", "from"}, "Send": {"send", "to"},
	"Register": {"register", "with"}, "Run": {"run", "on"}, "Start": {"start", "on"}, "Untag": {"untag", "of"},
}

// deedOf says what an action does to a resource; plain says that its name
// would tell no more. kind is the resource's type in words of its ARN.
func deedOf(action, resource, kind string) (phrase string, plain bool) {
	for name, form := range deeds {
		if strings.EqualFold(name, action) {
			return strings.TrimSpace(strings.Replace(form, "{}", resource, 1)), holds(plainDeeds, action)
		}
	}
	_, name, _ := strings.Cut(action, ":")
	words := wordsOf(name)
	if len(words) == 0 {
		return "do something to " + resource, false
	}
	if words[0] == "Batch" && len(words) > 1 {
		words = words[1:]
	}
	verb, joint := strings.ToLower(words[0]), "of"
	if v, ok := verbs[words[0][:1]+strings.ToLower(words[0][1:])]; ok {
		verb, joint = v[0], v[1]
	}
	noun := nounOf(words[1:], kind)
	switch {
	case resource == "":
		return strings.TrimSpace(verb + " " + loneNoun(verb, strings.Join(lowerWords(words[1:]), " "))), false
	case noun == "":
		return verb + " " + resource, holds(plainDeeds, action)
	}
	return verb + " " + articleOf(verb, noun) + noun + " " + joint + " " + resource, false
}

func holds(names []string, action string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, action) })
}

// nounOf is what an action's name says beside its verb, without the resource's
// own type: "DeleteBucketPolicy" on a bucket deletes the policy of it.
func nounOf(words []string, kind string) string {
	left := lowerWords(words)
	kind = strings.ReplaceAll(kind, "-", "")
	for n := 1; kind != "" && n <= len(words); n++ {
		joined := strings.ToLower(strings.Join(words[:n], ""))
		if joined == kind || joined == kind+"s" {
			left = left[n:]
			break
		}
	}
	return strings.Join(left, " ")
}

// loneNoun is a noun that no resource follows: several things need no article.
func loneNoun(verb, noun string) string {
	if noun == "" || plural(noun) {
		return noun
	}
	return articleOf(verb, noun) + noun
}

// plural looks at the head of a noun: what stands before "to", "for" and so on.
func plural(noun string) bool {
	for _, joint := range []string{" to ", " for ", " from ", " of ", " by ", " in ", " on ", " with "} {
		noun, _, _ = strings.Cut(noun, joint)
	}
	return strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss") && !strings.HasSuffix(noun, "us")
}

func articleOf(verb, noun string) string {
	switch {
	case strings.HasPrefix(noun, "all "), strings.HasPrefix(noun, "if "):
		return ""
	case verb != "create" && verb != "attach" && verb != "add":
		return "the "
	case plural(noun):
		return ""
	case strings.ContainsRune("aeio", rune(noun[0])):
		return "an "
	}
	return "a "
}

// wordsOf takes a name apart at its capitals; a run of them is one word:
// "DeleteDBInstance" is Delete, DB, Instance.
func wordsOf(name string) (words []string) {
	runes, from := []rune(name), 0
	for i := 1; i <= len(runes); i++ {
		end := i == len(runes)
		up := !end && unicode.IsUpper(runes[i])
		if end || up && (!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			words = append(words, string(runes[from:i]))
			from = i
		}
	}
	return words
}

// abbreviations are those that some actions write like words.
var abbreviations = []string{"Abac", "Acl", "Api", "Arn", "Cidr", "Db", "Dns", "Iam", "Ip", "Ips", "Kms", "Mfa", "Saml", "Sms", "Ssh", "Ssl", "Vpc", "Vpcs"}

// lowerWords leaves abbreviations in capitals.
func lowerWords(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		switch {
		case len(w) > 1 && w == strings.ToUpper(w):
			out[i] = w
		case slices.Contains(abbreviations, w):
			out[i] = strings.ToUpper(strings.TrimSuffix(w, "s")) + w[len(strings.TrimSuffix(w, "s")):]
		default:
			out[i] = strings.ToLower(w)
		}
	}
	return out
}
