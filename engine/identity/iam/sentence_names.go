package iam

import (
	"cmp"
	"strconv"
	"strings"

	"gatehouse/engine/identity/policy"
)

// where names a statement and how it reaches the caller.
func (s Statement) where() string {
	w := capital(quoted(s.Label)) + " in " + called(s.Policy, s.kind)
	if s.Via != "" {
		w += " (through " + s.Via + ")"
	}
	return w
}

// quoted sets a Sid in quotes that is not one word: a sentence must not run on
// into it.
func quoted(label string) string {
	if strings.HasPrefix(label, "statement ") || !strings.ContainsAny(label, " \t") {
		return label
	}
	return strconv.Quote(label)
}

// capital begins a sentence with "statement 2"; a Sid keeps its own spelling.
func capital(s string) string {
	for _, word := range []string{"statement ", "the "} {
		if strings.HasPrefix(s, word) {
			return capitalize(s)
		}
	}
	return s
}

// capitalize is for words of ours: a name that was given keeps its spelling.
func capitalize(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// subject begins a sentence with a policy.
func (x *Explanation) subject(name string) string {
	if _, _, ok := unnamed(name, x.set.kind); ok {
		return capitalize(called(name, x.set.kind))
	}
	return called(name, x.set.kind)
}

// lower undoes capital: a Sid keeps its own spelling.
func lower(s string) string {
	if strings.HasPrefix(s, "Statement ") {
		return "s" + s[1:]
	}
	return s
}

// called is a policy's name as sentences write it: of an ARN its end, of one
// that was given none the kind of policy that it is.
func called(name string, resource policy.Kind) string {
	kind, number, ok := unnamed(name, resource)
	switch {
	case ok && number:
		return kind
	case ok:
		return "the " + kind
	case strings.HasPrefix(name, "arn:"):
		return cmp.Or(name[strings.LastIndexAny(name, "/:")+1:], name)
	}
	return name
}

// Heading is a policy's name as a heading over its statements writes it.
func (x *Explanation) Heading(name string) string {
	if kind, _, ok := unnamed(name, x.set.kind); ok {
		return kind
	}
	return name
}

// unnamed words the name of a policy that has none of its own, and is called
// after its layer and its place in it: "resource", "identity 2", "scp level 1",
// "scp level 1 2". What stands on the resource may be of a kind of its own.
func unnamed(name string, resource policy.Kind) (kind string, numbered, ok bool) {
	word, number, _ := strings.Cut(name, " ")
	if kind, ok = kinds[word]; !ok {
		return "", false, false
	}
	if word == "resource" && resource != policy.Resource { // a role's or a key's
		kind = resource.String() + " policy"
	}
	of := ""
	if level, ok := strings.CutPrefix(number, "level "); ok && (word == "scp" || word == "rcp") {
		level, number, _ = strings.Cut(level, " ")
		of = " of level " + level
		if !isNumber(level) {
			return "", false, false
		}
	}
	if number == "" {
		return kind + of, false, true
	}
	return kind + " " + number + of, true, isNumber(number)
}

// kinds are the layers' policies by the names that layers have in cases.
var kinds = map[string]string{"identity": "identity policy", "resource": "resource policy", "boundary": "permissions boundary",
	"session": "session policy", "endpoint": "VPC endpoint policy", "scp": "SCP", "rcp": "RCP"}

func isNumber(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n > 0
}
