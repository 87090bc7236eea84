package lint

import (
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

var (
	missingBrace = aws("MISSING_BRACE_IN_VARIABLE", Error, "a variable that is not closed",
		"A policy variable begins with ${ and ends with }. Without its brace it is never replaced, and the entry cannot be judged.", "102")
	missingQuote = aws("MISSING_QUOTE_IN_VARIABLE", Error, "a default without quotes",
		"What a variable stands for when the request does not carry it is written behind a comma and a space, in single quotes: ${aws:PrincipalTag/team, 'all'}.", "98")
	spaceInVariable = aws("UNSUPPORTED_SPACE_IN_VARIABLE", Error, "a space in a variable's name",
		"The name stands between the braces with nothing around it. With a space it names nothing.", "102")
	emptyVariable = aws("EMPTY_VARIABLE", Error, "a variable without a name",
		"Between the braces belongs the condition key whose value is to be put in, as in ${aws:username}.", "102")
	variableInElement = aws("VARIABLE_UNSUPPORTED_IN_ELEMENT", Error, "a variable where none is replaced",
		"Variables are replaced in a resource behind the fifth colon of its ARN and in the values of conditions. Anywhere else ${aws:username} means these very characters.", "93", "50")
	variableInVersion = aws("VARIABLE_UNSUPPORTED_IN_VERSION", Error, "variables in the old language",
		"Only the language of 2012-10-17 replaces variables. A policy without a Version is in the old one, where ${aws:username} means these very characters.", "92", "165")
	variableForOperator = aws("INVALID_VARIABLE_FOR_OPERATOR", Error, "a variable under an operator that takes none",
		"Only the String... and Arn... operators put values in for variables. Under the others the text is no number, date or address, so it is equal to nothing.", "93", "78", "79")
)

// variables looks at every ${...} of the document.
func (l *linter) variables() {
	old, e := false, newPatience()
	for _, s := range l.statements {
		for _, a := range s.actions {
			l.variableOutside(s, a.Text, "an action's name", "write the action out")
		}
		for _, p := range []policy.Principals{s.Principal, s.NotPrincipal} {
			for _, g := range p.Groups {
				for _, v := range g.Values {
					l.variableOutside(s, v, "a principal", "name who is meant, or compare aws:PrincipalArn in a condition")
				}
			}
		}
		for _, r := range s.resources {
			if at := strings.Index(r.Value, "${"); at >= 0 && strings.Count(r.Value[:at], ":") < 5 && r.n > 1 {
				l.variableOutside(s, r.Text, "an ARN before its fifth colon", "write that part out, or * where any will do")
				continue
			}
			l.variablesOf(s, r.Text, &old, e)
		}
		for i := range s.Conditions {
			c := &s.Conditions[i]
			for _, v := range c.Values {
				if l.fitsOperator(s, c, v) {
					l.variablesOf(s, v.Text, &old, e)
				}
			}
		}
	}
}

// vocabVariable is what stands between ${ and } in a text; open is one that
// nothing closes.
type vocabVariable struct {
	from, to int
	inside   string
	open     bool
}

// vocabVariables takes the variables of a text apart, up to the first that is
// open. ${*}, ${?} and ${$} are characters and no variables (rule 99).
func vocabVariables(text string) (all []vocabVariable) {
	for at := 0; ; {
		i := strings.Index(text[at:], "${")
		if i < 0 {
			return all
		}
		from := at + i
		end, next := strings.IndexByte(text[from:], '}'), strings.Index(text[from+2:], "${")
		if end < 0 || next >= 0 && next+2 < end {
			return append(all, vocabVariable{from: from, to: len(text), inside: text[from+2:], open: true})
		}
		v := vocabVariable{from: from, to: from + end + 1, inside: text[from+2 : from+end]}
		if v.inside != "*" && v.inside != "?" && v.inside != "$" {
			all = append(all, v)
		}
		at = v.to
	}
}

func (l *linter) variableOutside(s *statement, t policy.Text, where, hint string) {
	for _, v := range vocabVariables(t.Value) {
		if whose := policy.Template(v.inside); whose != "" {
			hint = "write what it becomes: the variable is " + whose + "'s"
		}
		l.at(variableInElement, s, t.Span, hint, "%s is not replaced in %s", short(t.Value[v.from:v.to]), where)
		return
	}
}

// fitsOperator tells of a variable under an operator that takes none. Of Bool
// AWS's pages disagree, so nothing is said there (rule 82).
func (l *linter) fitsOperator(s *statement, c *policy.Condition, v policy.Value) bool {
	op, ok := match.ParseOperator(c.Operator.Value)
	if !ok || op.Family == match.String || op.Family == match.ARN || op.Family == match.Bool {
		return true
	}
	vars := vocabVariables(v.Value)
	if len(vars) > 0 {
		l.at(variableForOperator, s, v.Span, "write the value itself", "%s puts no values in for variables, so %s equals nothing", op.Name, short(v.Value))
	}
	return len(vars) == 0
}

// variablesOf looks at the variables of a text that may hold some; old says
// that the language has been spoken of.
func (l *linter) variablesOf(s *statement, t policy.Text, old *bool, e *patience) {
	for _, v := range vocabVariables(t.Value) {
		name, rest, hasDefault := strings.Cut(v.inside, ",")
		written := short(t.Value[v.from:v.to])
		switch {
		case l.doc.Language() != policy.Version2012:
			if _, known := catalog.FindKey(strings.TrimSpace(name)); known && !*old {
				*old = true
				f := l.at(variableInVersion, s, t.Span, `write "Version": "2012-10-17"`, "the policy is in the old language, where %s means these very characters", written)
				l.mendVersion(f)
			}
		case v.open:
			l.at(missingBrace, s, t.Span, "close it with }", "%s is never closed", written)
		case strings.TrimSpace(name) == "":
			l.at(emptyVariable, s, t.Span, "name the condition key whose value is meant, or take it out", "%s names nothing", written)
		case strings.ContainsAny(name, " \t"):
			f := l.at(spaceInVariable, s, t.Span, "take the space out", "the name in %s has a space", written)
			l.mendSpace(f, t, v, name)
		case hasDefault && !quoted(rest):
			f := l.at(missingQuote, s, t.Span, "write ${"+name+", 'text'}", "the default in %s needs single quotes", written)
			text := strings.Trim(rest, " '")
			f.replace("quote it", t.Span, t.Value[:v.from]+"${"+name+", '"+text+"'}"+t.Value[v.to:])
		default:
			l.unknownVariable(s, t, v, name, e)
		}
	}
}

func quoted(text string) bool {
	text = strings.TrimSpace(text)
	return len(text) > 1 && text[0] == '\'' && text[len(text)-1] == '\''
}

// mendSpace takes the spaces out where a key of that name is left.
func (l *linter) mendSpace(f *Finding, t policy.Text, v vocabVariable, name string) {
	tight := strings.Join(strings.Fields(name), "")
	if _, known := catalog.FindKey(tight); known {
		f.replace("take it out", t.Span, t.Value[:v.from]+"${"+tight+v.inside[len(name):]+"}"+t.Value[v.to:])
	}
}
