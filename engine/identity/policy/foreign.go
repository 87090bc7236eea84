package policy

import (
	"regexp"
	"strings"

	"gatehouse/engine/plainjson"
)

// What people bring to a reader of policies is often a policy in something: what
// a command printed around it, a template that makes one, or a text that was
// encoded on its way. It is named, with what to read instead.

// wrapper is what a command of AWS's puts around a policy.
type wrapper struct {
	path  string // of the policy, as --query takes it
	as    string // who prints it
	trust bool   // it is a role's trust policy
}

// wrappers are looked for in this order. Their paths have one or two names.
var wrappers = []wrapper{
	{path: "PolicyVersion.Document", as: "aws iam get-policy-version"},
	{path: "Role.AssumeRolePolicyDocument", as: "aws iam get-role", trust: true},
	{path: "Policy.Content", as: "aws organizations describe-policy"},
	{path: "Attributes.Policy", as: "a command that reads attributes"},
	{path: "policyText", as: "aws ecr get-repository-policy"},
	{path: "ResourcePolicy", as: "aws secretsmanager get-resource-policy"},
	{path: "PolicyDocument", as: "a command such as aws iam get-role-policy"},
	{path: "AssumeRolePolicyDocument", as: "the description of a role", trust: true},
	{path: "Policy", as: "a command such as aws s3api get-bucket-policy"},
}

// wrapped tells of a policy within something else, and says whether it did.
func (p *parser) wrapped(n node) bool {
	if _, ok := n.Member("Statement"); ok {
		return false
	}
	if v, ok := n.Member("Policy"); ok && p.metadata(n, v) {
		return true
	}
	for _, w := range wrappers {
		outer, inner, _ := strings.Cut(w.path, ".")
		v, ok := n.Member(outer)
		if ok && inner != "" {
			v, ok = v.Member(inner)
		}
		if !ok || v.Kind != '"' && v.Kind != '{' {
			continue
		}
		hint := "add --query " + w.path + " to the command"
		switch {
		case v.Kind == '"' && encoded(v.Text):
			hint = "take what stands in " + w.path + " and decode it: it is URL-encoded"
		case v.Kind == '"':
			hint = "add --query " + w.path + " --output text to the command"
		}
		if w.trust {
			hint += "; it is a trust policy"
		}
		p.problem("unknown-element", "167", n.Keys[0].Span, hint, "this is what %s prints, and the policy lies in %s", w.as, w.path)
		return true
	}
	return p.template(n)
}

// metadata tells of what is known about a managed policy, without its document.
func (p *parser) metadata(n, about node) bool {
	version, ok := about.Member("DefaultVersionId")
	if !ok {
		return false
	}
	hint := "ask aws iam get-policy-version for it"
	if arn, ok := about.Member("Arn"); ok && len(arn.Text)+len(version.Text) < 160 {
		hint += ", with --policy-arn " + arn.Text + " --version-id " + version.Text + " --query PolicyVersion.Document"
	}
	p.problem("unknown-element", "167", n.Keys[0].Span, hint, "this is what aws iam get-policy prints, and the policy's text is not in it")
	return true
}

// template tells of a template that makes policies.
func (p *parser) template(n node) bool {
	_, version := n.Member("AWSTemplateFormatVersion")
	resources, ok := n.Member("Resources")
	if !version && (!ok || resources.Kind != '{') {
		return false
	}
	p.problem("unknown-element", "167", n.Keys[0].Span, "take the object behind PolicyDocument or AssumeRolePolicyDocument out of it", "this is a CloudFormation template, which makes policies and is none")
	return true
}

// bare tells of a statement's elements without a Statement around them, and
// reads them.
func (p *parser) bare(n node) bool {
	if _, ok := n.Member("Statement"); ok {
		return false
	}
	s, lone, effect := node{Kind: '{', Span: n.Span}, true, false
	for i, key := range n.Keys {
		switch key.Text {
		case "Version":
			p.version(n.Kids[i])
			lone = false
			continue
		case "Id":
			lone = false
			continue
		case "Effect", "Action", "NotAction":
			effect = true
		}
		s.Keys, s.Kids = append(s.Keys, key), append(s.Kids, n.Kids[i])
	}
	switch {
	case !effect:
		p.doc.Version = Text{}
		p.doc.Problems = nil
		return false
	case lone:
		p.problem("missing-statement", "167", s.Span, `write {"Version": "2012-10-17", "Statement": [ before it and ]} behind it`, "this is a statement, and a policy has it in its Statement")
	default:
		s.Span = s.Keys[0].Span
		s.Span.End = s.Kids[len(s.Kids)-1].Span.End
		p.problem("missing-statement", "167", s.Span, `write "Statement": [{ before it and }] behind the last of them`, "%s stands beside the Version, and belongs into a Statement", s.Keys[0].Text)
	}
	p.statement(s)
	return true
}

// noObject tells of JSON that is no object: a list of statements, or a policy
// in a string.
func (p *parser) noObject(n node) {
	message, hint := "a policy is a JSON object", "begin with { and end with }"
	switch {
	case n.Kind == '[' && len(n.Kids) > 0 && n.Kids[0].Kind == '{':
		if _, ok := n.Kids[0].Member("Effect"); ok {
			message, hint = "this is a list of statements, and a policy has it in its Statement", `write {"Version": "2012-10-17", "Statement": before it and } behind it`
		} else if _, ok := n.Kids[0].Member("Statement"); ok {
			message, hint = "this is a list of policies", "take one at a time: begin with { and end with }"
		}
	case n.Kind == '"' && encoded(n.Text):
		message, hint = "this is a policy in a string, URL-encoded", "decode it, and leave the quotes out"
	case n.Kind == '"' && strings.HasPrefix(strings.TrimSpace(n.Text), "{"):
		message, hint = "this is a policy in a string", `add --output text to the command, or take the quotes away and write " for each \"`
	}
	p.problem("not-an-object", "167", n.Span, hint, "%s", message)
}

// encoded says whether a text is JSON that was URL-encoded.
func encoded(text string) bool {
	text = strings.TrimSpace(text)
	return len(text) > 2 && strings.EqualFold(text[:3], "%7b")
}

// terraform is how a file of Terraform's begins, behind its comments, and yaml how
// one of YAML's does.
var (
	terraform = regexp.MustCompile(`^(?:resource|data|module|variable|locals|provider|output|terraform)\s+(?:"|\{)|^policy\s*=|^(?:policy\s*=\s*)?(?:jsonencode\s*\(|<<-?\s*"?[A-Z])`)
	comments  = regexp.MustCompile(`(?m)^\s*#.*$`)
	yaml      = regexp.MustCompile(`^(?:---(?:\s|$)|(?:- )?[A-Za-z0-9_]+:(?:\s|$))`)
)

// foreign names a text that is no JSON, where it can be told what it is.
func foreign(src string) (message, hint string) {
	text := strings.TrimLeft(src, " \t\r\n")
	text = text[:min(len(text), 4096)]
	lines := strings.TrimLeft(comments.ReplaceAllString(text, ""), " \t\r\n")
	switch {
	case encoded(text):
		return "this is URL-encoded, as IAM's API gives policies", "decode it first: the AWS CLI prints it decoded"
	case terraform.MatchString(lines):
		return "this is Terraform, which makes policies and is none", "take the JSON that it makes: what stands between <<EOF and EOF, or what terraform show prints"
	case strings.HasPrefix(lines, "AWSTemplateFormatVersion:") || strings.HasPrefix(lines, "Resources:"):
		return "this is a CloudFormation template, which makes policies and is none", "take what stands behind PolicyDocument, and write it as JSON"
	case yaml.MatchString(lines):
		return "this is YAML, and AWS takes policies as JSON only", `write it as {"Version": "2012-10-17", "Statement": [ ... ]}`
	case strings.HasPrefix(text, "```"):
		return "this is Markdown", "take what stands between the fences"
	case strings.HasPrefix(text, "<?xml") || strings.HasPrefix(text, "<!") || strings.HasPrefix(text, "<html"):
		return "this is markup, perhaps a page that was saved", "take the JSON of the policy alone"
	}
	return "", ""
}

// refused is what is told of a text that is no JSON.
func refused(src []byte, bad *Problem) Problem {
	if bad.Code == "json" && bad.Span.Line >= 1 {
		if message, hint := foreign(string(src)); message != "" {
			at := len(src) - len(strings.TrimLeft(string(src), " \t\r\n"))
			bad.Message, bad.Hint, bad.Span = message, hint, plainjson.At(src, at, at+1)
		}
	}
	return *bad
}
