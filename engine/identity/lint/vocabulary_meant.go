package lint

import (
	"slices"
	"strings"
	"unicode"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/nearest"
)

// calledElse are names that people give services, with the prefix of their
// actions.
var calledElse = map[string]string{
	"alb": "elasticloadbalancing", "apigw": "apigateway", "asg": "autoscaling", "aurora": "rds", "beanstalk": "elasticbeanstalk", "certificatemanager": "acm",
	"cloudwatchevents": "events", "cloudwatchlogs": "logs", "cloudwatch-events": "events", "cloudwatch-logs": "logs", "cognito": "cognito-idp", "documentdb": "rds",
	"dynamo": "dynamodb", "efs": "elasticfilesystem", "elasticsearch": "es", "elb": "elasticloadbalancing", "elbv2": "elasticloadbalancing", "emr": "elasticmapreduce",
	"eventbridge": "events", "fargate": "ecs", "identitycenter": "sso", "msk": "kafka", "nlb": "elasticloadbalancing", "parameterstore": "ssm", "sfn": "states",
	"stepfunctions": "states", "systemsmanager": "ssm", "vpc": "ec2",
}

// elsewhere names the action that is meant by one of an unknown service: that
// of the service which people call so, or the only one of that name.
func (a action) elsewhere() (meant string, ok bool) {
	if prefix := calledElse[strings.ToLower(a.service)]; prefix != "" {
		return prefix + ":" + a.name, true
	}
	if a.wild() {
		return "", false
	}
	for service := range catalog.Services() {
		if found, known := catalog.FindAction(service.Prefix + ":" + a.name); known {
			if ok {
				return "", false // of several nobody knows which
			}
			meant, ok = found.Name, true
		}
	}
	return meant, ok
}

// verbs are words that people take for one another in names of actions.
var verbs = [][]string{
	{"Read", "Get", "Head", "Receive", "Fetch", "Download", "Retrieve", "Poll", "Consume", "View"},
	{"List", "Describe", "Get", "Head", "Show", "View"},
	{"Put", "Write", "Upload", "Update", "Set", "Save", "Modify", "Change"},
	{"Delete", "Remove", "Terminate", "Destroy", "Drop"},
	{"Send", "Publish", "Post", "Push"},
	{"Start", "Run", "Launch", "Execute", "Begin", "Invoke"},
	{"Create", "Make", "Add", "New"},
	{"Create", "Run", "Launch"},
	{"Stop", "End", "Halt", "Cancel"},
}

// wordsOf takes a name apart where a capital begins a word.
func wordsOf(name string) (words []string) {
	start := 0
	for i, r := range name {
		if i > start && unicode.IsUpper(r) && !(i > 0 && unicode.IsUpper(rune(name[i-1])) && (i+1 == len(name) || unicode.IsUpper(rune(name[i+1])))) {
			words = append(words, name[start:i])
			start = i
		}
	}
	return append(words, name[start:])
}

// meant are the known actions that say with other words what an unknown one
// says: another verb of the same sense, or initials written out; else those
// with more words; else one with fewer.
func (a action) meant() (names []string) {
	own := wordsOf(a.name)
	if len(own) < 2 || len(a.name) > 64 {
		return nil
	}
	var longer []string
	shorter, verbs := "", alikes(own[0])
	for name := range catalog.ActionNames(strings.ToLower(a.service)) {
		_, bare, _ := strings.Cut(name, ":")
		if !slices.ContainsFunc(verbs, func(v string) bool { return strings.HasPrefix(bare, v) }) {
			continue
		}
		words := wordsOf(bare)
		same := strings.EqualFold(own[0], words[0])
		switch {
		case !slices.Contains(verbs, words[0]):
		case len(words) > 1 && sameNouns(own[1:], words[1:]):
			names = append(names, name)
		case len(words) > len(own) && sameNouns(own[1:], words[1:len(own)]):
			longer = append(longer, name)
		case same && len(words) < len(own) && sameNouns(own[:len(words)], words) && len(name) > len(shorter):
			shorter = name
		}
	}
	switch {
	case len(names) > 0:
		return names
	case len(longer) > 0 && len(longer) <= 3:
		return longer
	case shorter != "":
		return []string{shorter}
	}
	return nil
}

// alikes are a verb, as AWS writes verbs, and those that people take it for.
func alikes(verb string) []string {
	verb = strings.ToUpper(verb[:1]) + verb[1:]
	all := []string{verb}
	for _, list := range verbs {
		if slices.Contains(list, verb) {
			all = append(all, list...)
		}
	}
	return all
}

// sameNouns says whether words are the same, in the plural or not, or one side
// has the other's initials.
func sameNouns(a, b []string) bool {
	join := func(words []string) string { return strings.TrimSuffix(strings.ToLower(strings.Join(words, "")), "s") }
	if join(a) == join(b) {
		return true
	}
	initials := ""
	for _, w := range b {
		initials += w[:1]
	}
	return len(b) > 1 && strings.Join(a, "") == initials
}

// sensible says whether a name that is near could be meant: a slip away, or one
// that does the same to something alike. Nobody who writes Update means Delete.
func (a action) sensible(near string) bool {
	_, bare, _ := strings.Cut(near, ":")
	if vocabSlip(a.name, bare) {
		return true
	}
	own, words := wordsOf(a.name), wordsOf(bare)
	if !vocabSlip(own[0], words[0]) || len(own[0]) < 3 || (len(own) > 1) != (len(words) > 1) {
		return false
	}
	nouns, others := strings.Join(own[1:], ""), strings.Join(words[1:], "")
	_, ok := nearest.To(nouns, []string{others})
	return ok || len(nouns) > 2 && strings.HasPrefix(others, nouns)
}
