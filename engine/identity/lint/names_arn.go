package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/nearest"
)

var (
	invalidPrefix = aws("INVALID_ARN_PREFIX", Error, "a resource that is no ARN",
		"A resource is named by its ARN, which begins with arn: and has six parts. A bare name fits nothing; AWS refuses it.", "51")
	missingField = aws("MISSING_ARN_FIELD", Error, "an ARN with parts missing",
		"An ARN has six parts with a colon between: arn, partition, service, Region, account, resource. A part that is empty still needs its colon.", "53", "51")
	invalidPartition = aws("INVALID_PARTITION", Error, "a partition that does not exist",
		"The second part of an ARN is the partition: aws for most, aws-cn in China, aws-us-gov in GovCloud. No resource lies in any other.", "51")
	serviceCase = aws("INVALID_ARN_SERVICE_CASE", Error, "a service in capitals",
		"The service in an ARN is compared letter by letter, and AWS writes it small. In capitals it fits no resource.", "44")
	invalidService = aws("INVALID_SERVICE", Error, "a service that does not exist",
		"An ARN or condition key names its service by a prefix, which is often not the service's name. With an unknown one it fits nothing.", "48")
	invalidARNRegion = aws("INVALID_ARN_REGION", Error, "a Region that does not exist",
		"The fourth part of an ARN is a Region such as eu-west-1, without a zone's letter. No resource lies in any other.", "51")
	invalidAccount = aws("INVALID_ARN_ACCOUNT", Error, "an account that does not exist",
		"The fifth part of an ARN is an account: twelve digits, without hyphens. Zeros in front count.", "51")
	regionNotAllowed = aws("ARN_REGION_NOT_ALLOWED", Error, "a Region where the ARN has none",
		"Some resources are the same in all Regions, or have names that the whole world shares, so their ARNs leave the Region empty. With a Region the entry fits nothing.", "51")
	accountNotAllowed = aws("ARN_ACCOUNT_NOT_ALLOWED", Error, "an account where the ARN has none",
		"The names of some resources, such as buckets, are unique in the whole world, so their ARNs leave the account empty. With an account the entry fits nothing.", "51")
	missingRegion = aws("MISSING_ARN_REGION", Error, "an ARN without its Region",
		"Most resources lie in a Region, and their ARNs name it. An empty part fits only an empty part; write * for any Region.", "51")
	missingAccount = aws("MISSING_ARN_ACCOUNT", Error, "an ARN without its account",
		"Most resources belong to an account, and their ARNs name it. An empty part fits only an empty part; write the twelve digits.", "51")
	invalidResource = aws("INVALID_ARN_RESOURCE", Error, "a resource that no ARN of the service looks like",
		"Behind the fifth colon each kind of resource is written in its own way, often with its kind in front: table/orders, function:ship. Small and capital letters count.", "44")
)

// arns looks at the ARNs of Resource and NotResource.
func (l *linter) arns() {
	e, told := newPatience(), l.told(invalidPrefix, variableInElement)
	for _, s := range l.statements {
		for _, r := range s.resources {
			if r.parts[0] != "arn" || told[r.Span] {
				continue
			}
			if r.n < 6 {
				l.shortARN(e, s, r)
				continue
			}
			if l.arnPartition(s, r) && l.arnService(e, s, r) && l.arnPlace(s, r) {
				l.arnForm(e, s, r)
			}
		}
	}
}

// openPart says whether a part of an ARN holds a wildcard.
func openPart(part string) bool { return strings.ContainsAny(part, "*?") }

// shortARN tells what is missing, and puts a colon in where that alone is.
func (l *linter) shortARN(e *patience, s *statement, r resource) {
	f := l.at(missingField, s, r.Span, "write arn:partition:service:region:account:resource", "%s has %d of an ARN's six parts", short(r.Value), r.n)
	if r.n == 5 {
		for i := 3; i <= 4; i++ {
			parts := slices.Insert(slices.Clone(r.parts[:5]), i, "")
			if fitsSomeForm(e, parts) {
				f.Hint = "a colon is missing: write " + strings.Join(parts, ":")
				f.replace("put the colon in", r.Span, strings.Join(parts, ":"))
				return
			}
		}
	}
}

func (l *linter) arnPartition(s *statement, r resource) bool {
	p := r.parts[1]
	if openPart(p) || slices.Contains(partitionNames(), p) {
		return true
	}
	f := l.at(invalidPartition, s, r.Span, "there are aws, aws-cn, aws-us-gov", "there is no partition %q, so this entry fits nothing", p)
	if p == "" || vocabSlip(p, "aws") {
		f.replace("write aws", r.Span, "arn:aws:"+strings.Join(r.parts[2:], ":"))
	}
	return false
}

func (l *linter) arnService(e *patience, s *statement, r resource) bool {
	name := r.parts[2]
	small := strings.ToLower(name)
	switch {
	case openPart(name) || formsOf(name) != nil:
		return true
	case small != name && knownService(small):
		f := l.at(serviceCase, s, r.Span, "write "+small, "the service %s is written small in ARNs, so this entry fits nothing", name)
		parts := r.parts
		parts[2] = small
		f.replace("write "+small, r.Span, strings.Join(parts[:], ":"))
	case !knownService(name):
		f := l.at(invalidService, s, r.Span, "look the service's prefix up", "there is no service %q, so this entry fits nothing", name)
		if !e.search() {
			return false
		}
		if near := nearest.All(name, arnServices()); len(near) > 0 {
			f.Hint = didYouMean(near)
		}
	default:
		return true
	}
	return false
}

// knownService says whether a prefix is that of a service, in actions or ARNs.
func knownService(prefix string) bool {
	if formsOf(prefix) != nil {
		return true
	}
	_, ok := catalog.FindService(prefix)
	return ok
}

// arnPlace looks at Region and account as such.
func (l *linter) arnPlace(s *statement, r resource) bool {
	region, account := r.parts[3], r.parts[4]
	good := true
	switch {
	case region == "" || openPart(region) || fixedPart(r.parts[2], 3, region):
	case !isRegion(region):
		hint, meant := regionHint(region)
		f := l.at(invalidARNRegion, s, r.Span, hint, "%s is no Region, so this entry fits nothing", region)
		if meant != "" {
			mendPart(f, r, 3, meant)
		}
		good = false
	case !openPart(r.parts[1]) && partitionOf(region) != r.parts[1]:
		f := l.at(invalidARNRegion, s, r.Span, "write arn:"+partitionOf(region)+":...", "%s does not lie in the partition %s, so this entry fits nothing", region, r.parts[1])
		mendPart(f, r, 1, partitionOf(region))
		good = false
	}
	if account != "" && !openPart(account) && account != "aws" && !arn.IsAccount(account) && !fixedPart(r.parts[2], 4, account) {
		f := l.at(invalidAccount, s, r.Span, "write the account's twelve digits", "%s is no account, so this entry fits nothing", account)
		if strings.Contains(region, "*") {
			f.Message = short(account) + " stands in the account's place, and only the * before it saves the entry"
			f.Hint = "write *:* for any Region and any account"
		}
		if digits := strings.ReplaceAll(account, "-", ""); arn.IsAccount(digits) {
			mendPart(f, r, 4, digits)
		}
		good = false
	}
	return good
}

// mendPart writes a part of the ARN anew.
func mendPart(f *Finding, r resource, i int, meant string) {
	parts := r.parts
	parts[i] = meant
	says := "write " + meant
	if meant == "" {
		says = "leave it empty"
	}
	f.replace(says, r.Span, strings.Join(parts[:], ":"))
}

// accountKeepers are services that have no resources of AWS's own without an
// account, as Systems Manager has documents, but for those that have a form of
// their own, as EC2 has images: there an empty account is a slip.
var accountKeepers = map[string]bool{"autoscaling": true, "cloudtrail": true, "cloudwatch": true, "codebuild": true, "dynamodb": true, "ec2": true, "ecr": true,
	"ecs": true, "elasticloadbalancing": true, "events": true, "iam": true, "kinesis": true, "kms": true, "lambda": true, "logs": true, "secretsmanager": true, "sns": true, "sqs": true,
	"states": true}

// arnForm holds the ARN against the forms of its service's resources.
func (l *linter) arnForm(e *patience, s *statement, r resource) {
	forms := formsOf(r.parts[2])
	if len(forms) == 0 || openPart(r.parts[2]) {
		return
	}
	if l.bucketLength(s, r) || swallows(e, r) {
		return
	}
	fitting := formsFor(e, r.parts[2], r.parts[5])
	if len(fitting) == 0 && r.parts[2] == "apigateway" {
		return // its resources are paths, and collections such as /apis have no form of their own
	}
	if len(fitting) == 0 {
		f := l.at(invalidResource, s, r.Span, "", "no resource of %s is written %s, so this entry fits nothing", r.parts[2], short(r.parts[5]))
		f.Hint = "look up how they are written"
		if e.search() {
			f.Hint = formHint(forms, r)
		}
		return
	}
	region, account := needs(fitting, 3), needs(fitting, 4)
	switch {
	case region == partNever && r.parts[3] != "" && !openPart(r.parts[3]):
		f := l.at(regionNotAllowed, s, r.Span, "take it out", "ARNs of this form leave the Region empty, so with %s it fits nothing", r.parts[3])
		mendPart(f, r, 3, "")
	case region == partAlways && r.parts[3] == "":
		l.at(missingRegion, s, r.Span, "write the Region, or * for any", "an ARN of %s names its Region, so without one this entry fits nothing", r.parts[2])
	}
	switch {
	case account == partNever && r.parts[4] != "" && !openPart(r.parts[4]):
		f := l.at(accountNotAllowed, s, r.Span, "take it out", "ARNs of this form leave the account empty, so with %s it fits nothing", r.parts[4])
		mendPart(f, r, 4, "")
	case account == partAlways && r.parts[4] == "" && accountKeepers[r.parts[2]]:
		l.at(missingAccount, s, r.Span, "write the account's twelve digits", "an ARN of %s names its account, so without one this entry fits nothing", r.parts[2])
	}
}

// named is what a message calls a principal: of an ARN the resource alone.
func named(principal string) string {
	if a, err := arn.Parse(principal); err == nil {
		return short(a.Resource)
	}
	return short(principal)
}
