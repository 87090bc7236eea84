package policy

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// What stands where a text should is often a template's way to make one, or a
// list or an object too much. It is told by what is to be written instead.

// intrinsic names a function of CloudFormation's that stands for a value, ""
// where there is none.
func intrinsic(n node) string {
	if n.Kind == '{' && len(n.Keys) == 1 && (strings.HasPrefix(n.Keys[0].Text, "Fn::") || n.Keys[0].Text == "Ref") {
		return n.Keys[0].Text
	}
	return ""
}

// wrongText is what is told of a value that should be one string, or one plain
// value.
func (p *parser) wrongText(rule string, n node, hint, format string, args ...any) {
	name := intrinsic(n)
	switch {
	case name != "":
		p.problem("wrong-type", rule, n.Span, "write the text that it becomes", "%s is CloudFormation's, and AWS sees what it makes of it", name)
		return
	case rule == "69":
	case n.Kind == '{' && len(n.Keys) == 1 && n.Kids[0].Kind == '"' && len(n.Keys[0].Text)+len(n.Kids[0].Text) < 60 && slices.ContainsFunc(args, isAction):
		hint = `write one string: "` + n.Keys[0].Text + ":" + n.Kids[0].Text + `"`
	case n.Kind == '{' || n.Kind == 'n':
		hint = "write one text in double quotes"
	case n.Kind == '[':
		hint = "one list is enough: take the inner brackets away"
	}
	p.problem("wrong-type", rule, n.Span, hint, format, args...)
}

func isAction(what any) bool { return what == "each Action" || what == "each NotAction" }

// noCondition tells of a Condition that is no object.
func (p *parser) noCondition(n node) {
	hint := `write {"Bool": {"aws:MultiFactorAuthPresent": "true"}}`
	switch {
	case n.Kind == 'n' || n.Kind == '[' && len(n.Kids) == 0 || n.Kind == '"' && n.Text == "":
		hint = "delete it, where nothing is asked"
	case n.Kind == '[' && n.Kids[0].Kind == '{':
		hint = "take the brackets away: operators stand beside each other in one object"
	}
	p.problem("wrong-type", "167", n.Span, hint, "Condition is an object")
}

var (
	terraformName      = regexp.MustCompile(`^(?:aws_[a-z0-9_]+|var|local|data|module|each|path|self|count)\.`)
	cloudFormationName = regexp.MustCompile(`^(?:AWS::[A-Za-z]+|[A-Z][A-Za-z0-9]*(?:\.[A-Z][A-Za-z]*)?)$`)
)

// Template says whose template has a variable of such a name, where IAM has
// none: Terraform's, CloudFormation's, or nobody's.
func Template(variable string) string {
	switch variable = strings.TrimSpace(variable); {
	case terraformName.MatchString(variable):
		return "Terraform"
	case cloudFormationName.MatchString(variable):
		return "CloudFormation"
	}
	return ""
}

// templateOf looks for such a variable in a text, and says whose it is.
func templateOf(text string) (variable, whose string) {
	_, rest, ok := strings.Cut(text, "${")
	inside, _, closed := strings.Cut(rest, "}")
	if ok && closed {
		if whose = Template(inside); whose != "" {
			return fmt.Sprintf("${%s}", inside), whose
		}
	}
	return "", ""
}
