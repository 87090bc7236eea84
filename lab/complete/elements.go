package complete

import (
	"strings"

	"gatehouse/engine/identity/catalog"
)

var effects = []Candidate{
	{"Allow", "lets the request through unless something denies it"},
	{"Deny", "stops the request, whatever allows it"},
}

var versions = []Candidate{
	{"2012-10-17", "the current policy language, with variables"},
	{"2008-10-17", "the old language: no variables"},
}

var documentElements = []Candidate{
	{"Version", "the policy language, nearly always 2012-10-17"},
	{"Statement", "the rules: one statement or a list of them"},
	{"Id", "a name for the document, for people"},
}

var statementElements = []Candidate{
	{"Sid", "a name for the statement"},
	{"Effect", "Allow or Deny"},
	{"Action", "what may be done, or may not"},
	{"Resource", "to what"},
	{"Condition", "only when this holds of the request"},
	{"Principal", "who: in policies that hang on a resource"},
	{"NotAction", "everything but these actions"},
	{"NotResource", "everything but these resources"},
	{"NotPrincipal", "everyone but these"},
}

var principalKinds = []Candidate{
	{"AWS", "accounts, users, roles and sessions"},
	{"Service", "AWS services that call as themselves"},
	{"Federated", "identity providers"},
	{"CanonicalUser", "an account by its S3 canonical id"},
}

var servicePrincipals = []Candidate{
	{"cloudfront.amazonaws.com", "Amazon CloudFront"},
	{"cloudtrail.amazonaws.com", "AWS CloudTrail"},
	{"delivery.logs.amazonaws.com", "delivery of logs to buckets"},
	{"ec2.amazonaws.com", "EC2 instances"},
	{"ecs-tasks.amazonaws.com", "tasks of Amazon ECS"},
	{"events.amazonaws.com", "Amazon EventBridge"},
	{"lambda.amazonaws.com", "functions of AWS Lambda"},
	{"logging.s3.amazonaws.com", "access logs of Amazon S3"},
	{"s3.amazonaws.com", "Amazon S3"},
	{"sns.amazonaws.com", "Amazon SNS"},
	{"sqs.amazonaws.com", "Amazon SQS"},
	{"states.amazonaws.com", "AWS Step Functions"},
}

var operators = []Candidate{
	{"StringEquals", "is exactly this text; * and ? are plain characters"},
	{"StringNotEquals", "is not this text; true when the key is absent"},
	{"StringEqualsIgnoreCase", "is this text, capital or small"},
	{"StringNotEqualsIgnoreCase", "is not this text, capital or small; true when the key is absent"},
	{"StringLike", "fits the pattern: * any characters, ? one"},
	{"StringNotLike", "does not fit the pattern; true when the key is absent"},
	{"Bool", "is true or false"},
	{"Null", "the key is absent (true) or there (false)"},
	{"IpAddress", "is this address or in this range"},
	{"NotIpAddress", "is not in this range; true when the key is absent"},
	{"ArnEquals", "fits the ARN part by part: the same as ArnLike"},
	{"ArnLike", "fits the ARN part by part, * and ? within a part"},
	{"ArnNotEquals", "does not fit the ARN; true when the key is absent"},
	{"ArnNotLike", "does not fit the ARN; true when the key is absent"},
	{"NumericEquals", "is this number"},
	{"NumericNotEquals", "is not this number; true when the key is absent"},
	{"NumericLessThan", "is less than this number"},
	{"NumericLessThanEquals", "is this number or less"},
	{"NumericGreaterThan", "is more than this number"},
	{"NumericGreaterThanEquals", "is this number or more"},
	{"DateEquals", "is this moment"},
	{"DateNotEquals", "is not this moment; true when the key is absent"},
	{"DateLessThan", "is before this moment"},
	{"DateLessThanEquals", "is this moment or before"},
	{"DateGreaterThan", "is after this moment"},
	{"DateGreaterThanEquals", "is this moment or after"},
	{"BinaryEquals", "is exactly these bytes, in base64"},
}

var qualifiers = []Candidate{
	{"ForAnyValue:", "for keys with several values: one of them at least"},
	{"ForAllValues:", "for keys with several values: every one, and also when there is none"},
}

// conditionOperators are the operators, behind a qualifier when one is typed,
// and each but Null also with IfExists.
func conditionOperators(typed string) []Candidate {
	prefix := ""
	for _, q := range qualifiers {
		if len(typed) >= len(q.Text) && strings.EqualFold(typed[:len(q.Text)], q.Text) {
			prefix = q.Text
		}
	}
	var all []Candidate
	for _, o := range operators {
		all = append(all, Candidate{prefix + o.Text, o.Help})
	}
	if prefix == "" {
		all = append(all, qualifiers...)
	}
	for _, o := range operators {
		if o.Text != "Null" {
			all = append(all, Candidate{prefix + o.Text + "IfExists", "only if the key is there: " + o.Help})
		}
	}
	return all
}

// typesOf says which types of keys an operator compares, nil for an unknown
// one and for Null, which asks of any.
func typesOf(operator string) []catalog.Type {
	if i := strings.IndexByte(operator, ':'); i >= 0 {
		operator = operator[i+1:]
	}
	for prefix, types := range map[string][]catalog.Type{
		"String": {catalog.String}, "Bool": {catalog.Bool}, "IpAddress": {catalog.IP}, "NotIpAddress": {catalog.IP},
		"Arn": {catalog.ARN}, "Numeric": {catalog.Number}, "Date": {catalog.Date},
	} {
		if strings.HasPrefix(operator, prefix) {
			return types
		}
	}
	return nil
}
