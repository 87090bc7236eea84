package route53

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gatehouse/engine/nearest"
)

// whole is a number member within its bounds, or def when it is absent.
func (f *form) whole(o *fields, name string, least, most, def int) int {
	n, ok := o.get(name)
	if !ok {
		return def
	}
	v, err := strconv.Atoi(n.Text)
	hint := fmt.Sprintf("write a number from %d to %d", least, most)
	switch {
	case err != nil || v > most:
		f.add(tooMuch.at(n.Span, hint, short(n.Text), wire(o.path+"."+name), most))
		return def
	case v < least:
		f.add(tooLittle.at(n.Span, hint, short(n.Text), wire(o.path+"."+name), least))
		return def
	}
	return v
}

// line is a text member of a bounded length, in characters.
func (f *form) line(o *fields, name string, least, most int) string {
	n, ok := o.get(name)
	if !ok {
		return ""
	}
	switch length := utf8.RuneCountInString(n.Text); {
	case length > most:
		f.add(tooLong.at(n.Span, fmt.Sprintf("write at most %d characters", most), short(n.Text), wire(o.path+"."+name), most))
		return ""
	case length < least:
		f.add(tooShort.at(n.Span, "write it, or leave the member out", short(n.Text), wire(o.path+"."+name), least))
		return ""
	}
	return n.Text
}

// word is a text member out of a closed set.
func (f *form) word(o *fields, name string, set []string) string {
	n, ok := o.get(name)
	if !ok {
		return ""
	}
	return f.oneOf(n.Text, n.Span, o.path+"."+name, set)
}

func (f *form) oneOf(value string, span Span, path string, set []string) string {
	if slices.Contains(set, value) {
		return value
	}
	f.add(notInSet.at(span, nearest.Hint(value, set), short(value), wire(path), strings.Join(set, ", ")))
	return ""
}

// name is a member that holds a DNS name.
func (f *form) name(o *fields, name string) string {
	n, ok := o.get(name)
	if !ok {
		return ""
	}
	s, err := CleanName(n.Text)
	if err != nil {
		f.add(nameProblem(err, n.Span))
	}
	return s
}

// nameProblem is CleanName's error at its place.
func nameProblem(err error, span Span) Problem {
	if e, ok := err.(*nameError); ok {
		return e.at(span)
	}
	return badHost.at(span, "", err.Error())
}

// bareID drops the prefix that AWS's own listings put before zone ids.
func bareID(id string) string { return strings.TrimPrefix(id, "/hostedzone/") }
