package worldfile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gatehouse/engine/bounded"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/plainyaml"
)

func (l *loader) policies(n plainyaml.Node) {
	for _, p := range l.entries(n, "policies", nameShape) {
		value := p.Value
		if value.IsMap() {
			value = l.Fields(p.Value, "policy "+p.Name, "file")["file"]
		}
		if value.IsZero() {
			l.At(p.Key, "no-policy", fmt.Sprintf("policy %q has no document", p.Name), "write {file: policies/NAME.json}, or the JSON as a block string")
			continue
		}
		doc := l.written(value, p.Name, policy.Identity)
		l.w.Policies = append(l.w.Policies, Policy{p.Name, doc})
	}
}

// written reads a policy where it stands: JSON in the YAML when the text begins
// with a brace, else a file by its path.
func (l *loader) written(n plainyaml.Node, name string, kind policy.Kind) *policy.Document {
	switch text := strings.TrimSpace(n.Text()); {
	case text == "":
		l.At(n, "no-policy", "there is no policy here", "write {file: policies/NAME.json}, or the JSON as a block string")
		return policy.Parse(name, nil)
	case strings.HasPrefix(text, "{"):
		doc := policy.Parse(name, []byte(n.Text()))
		for _, p := range doc.Check(kind) {
			line, col := l.inBlock(n, p.Span)
			l.Problems = append(l.Problems, plainyaml.Problem{Line: line, Col: col, Code: p.Code, Message: p.Message, Hint: p.Hint})
		}
		return doc
	default:
		return l.policyFile(n, text, name, kind)
	}
}

func (l *loader) policyFile(n plainyaml.Node, file, name string, kind policy.Kind) *policy.Document {
	src, e := bounded.ReadFile(l.fsys, file, MaxPolicySize)
	if e != nil {
		l.At(n, e.Code, e.Message, e.Hint)
		return policy.Parse(name, nil)
	}
	if !slices.Contains(l.w.Files, file) {
		l.w.Files = append(l.w.Files, file)
	}
	l.clean(file, src)
	doc := policy.Parse(name, src)
	if key := kind.String() + " " + file; !l.told[key] {
		l.told[key] = true
		for _, p := range doc.Check(kind) {
			l.others = append(l.others, Problem{file, max(1, int(p.Span.Line)), max(1, int(p.Span.Col)), p.Code, p.Message, p.Hint})
		}
	}
	return doc
}

// clean tells of the first character of a file that must not reach a screen.
func (l *loader) clean(file string, src []byte) bool {
	i := bytes.IndexFunc(src, odd)
	if i < 0 {
		return true
	}
	l.others = append(l.others, Problem{file, 1 + bytes.Count(src[:i], []byte("\n")), 1, "control-character", "there is a control character in this line", "remove it"})
	return false
}

// odd says whether a file must not hold r, which may reach a screen.
func odd(r rune) bool { return r != '\r' && plainyaml.Unprintable(r) }

// inBlock is the place in the YAML of a place in a string. Lines of a literal
// block stand in the file as they are, indented; other strings have one place.
func (l *loader) inBlock(n plainyaml.Node, s policy.Span) (line, col int) {
	line = n.Line() + int(s.Line)
	if !n.IsBlock() || s.Line < 1 || line > len(l.lines) {
		return n.Line(), n.Col()
	}
	text := strings.Split(n.Text(), "\n")[s.Line-1]
	before, found := strings.CutSuffix(strings.TrimSuffix(l.lines[line-1], "\r"), text)
	if !found {
		return n.Line(), n.Col()
	}
	return line, utf8.RuneCountInString(before) + int(s.Col)
}
