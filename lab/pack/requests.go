package pack

import (
	"fmt"
	"regexp"
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/nearest"
	"gatehouse/engine/world/worldfile"
)

var (
	action     = regexp.MustCompile(`^[a-z0-9-]{1,64}:[A-Za-z0-9]{1,128}$`)
	contextKey = regexp.MustCompile(`^[A-Za-z0-9-]+:\S+$`)
)

// request reads an exact row: a request, and the verdict that it wants.
func (p *page) request(info CheckInfo, row map[string]cell) Check {
	want, by := p.verdict(row["verdict"], info.At)
	c := p.exact(info, row)
	c.Want, c.By = want, by
	return c
}

// exact puts the request of a row together.
func (p *page) exact(info CheckInfo, row map[string]cell) RequestCheck {
	c := RequestCheck{CheckInfo: info, Who: row["who"].text, Does: row["does"].text, On: row["on"].text}
	c.Request.Action = c.Does
	if !action.MatchString(c.Does) {
		p.add(place(row["does"], info.At), "bad-action", fmt.Sprintf("%q is not an action", c.Does), "write service:Action, such as `s3:GetObject`")
	}
	for _, w := range row["given"].words {
		c.Given = append(c.Given, Given{w.text})
	}
	if w := p.ex.World; w != nil {
		p.resolve(w, &c, row)
	}
	return c
}

// resolve fills the request through the world.
func (p *page) resolve(w *worldfile.World, c *RequestCheck, row map[string]cell) {
	before := len(p.problems)
	who, err := p.principal(w, c.Who)
	if err != nil {
		p.wrong(place(row["who"], c.At), err)
	}
	if c.On == "" {
		p.add(place(row["on"], c.At), "no-resource", "the row names no resource", "write - for an action without one")
	} else {
		p.target(w, c, row)
	}
	c.Request.Principal = who
	c.Request.Context = w.Context(c.Who)
	for _, word := range row["given"].words {
		p.given(w, c, word)
	}
	if len(p.problems) == before {
		c.Request = iam.Derive(c.Request)
	}
}

// principal is who asks. In a predict exercise that may be somebody whom the
// world does not know: an ARN, a service, anonymous.
func (p *page) principal(w *worldfile.World, ref string) (iam.Principal, error) {
	stranger := strings.HasPrefix(ref, "arn:") || strings.HasSuffix(ref, ".amazonaws.com") || ref == "anonymous"
	if p.ex.Kind != PredictKind || !stranger {
		return w.Principal(ref)
	}
	if own := w.ShortName(ref); strings.HasPrefix(own, "user/") || strings.HasPrefix(own, "role/") {
		return iam.Principal{}, &worldfile.NameError{Message: fmt.Sprintf("%q is the world's own", ref), Hint: "write " + own}
	}
	who, err := iam.ParsePrincipal(ref)
	if err != nil {
		return who, &worldfile.NameError{Message: fmt.Sprintf("%q is no principal", ref), Hint: "write the ARN of a user, role, session or root user, a service such as ec2.amazonaws.com, or anonymous"}
	}
	return who, nil
}

func (p *page) target(w *worldfile.World, c *RequestCheck, row map[string]cell) {
	on := c.On
	if on == "-" {
		on = "*"
	}
	t, err := w.Resource(on)
	if err != nil {
		p.wrong(place(row["on"], c.At), err)
	}
	c.Request.Resource = t.ARN
	if arn.IsAccount(t.Account) {
		c.Request.ResourceAccount = t.Account
	}
}

// given reads one word of a row's situation: a situation's name, a policy that
// is attached as well, or a key with its value.
func (p *page) given(w *worldfile.World, c *RequestCheck, word cell) {
	first, rest, _ := strings.Cut(word.text, " ")
	key, value, isKey := strings.Cut(word.text, "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	switch {
	case strings.HasSuffix(key, "!"):
		p.onlyProofs(word)
	case first == "also":
		name := strings.TrimSpace(rest)
		if _, err := w.PolicyNamed(name); err != nil {
			p.wrong(word.at, err)
			return
		}
		c.Also = append(c.Also, name)
	case isKey && !contextKey.MatchString(key):
		p.add(word.at, "bad-key", fmt.Sprintf("%q is not a context key", key), "write it as `aws:SourceIp = 203.0.113.9`")
	case isKey && value == "":
		p.add(word.at, "no-value", fmt.Sprintf("the key %s has no value", key), "write it after the =, or leave the key out")
	case isKey:
		c.Request.Context = c.Request.Context.With(key, value)
	default:
		p.situation(w, c, word)
	}
}

func (p *page) situation(w *worldfile.World, c *RequestCheck, word cell) {
	s, err := w.Situation(word.text)
	if err != nil && strings.HasPrefix(word.text, "not ") {
		p.onlyProofs(word)
		return
	}
	if err != nil {
		p.noSituation(w, word)
		return
	}
	for _, e := range s.Context {
		c.Request.Context = append(c.Request.Context.Without(e.Key), e)
	}
}

// onlyProofs tells of a word that an exact row cannot mean: it is one request.
func (p *page) onlyProofs(word cell) {
	p.add(word.at, "unknown-given", fmt.Sprintf("%q is no one request", word.text), `write how the request is, or "never" or "always" as the verdict, which speak of all`)
}

// noSituation tells of a word that is no situation of the world.
func (p *page) noSituation(w *worldfile.World, word cell) {
	text := strings.TrimPrefix(word.text, "not ")
	known := []string{"also"}
	for _, s := range w.Situations {
		known = append(known, s.Name)
	}
	first, _, _ := strings.Cut(text, " ")
	p.add(word.at, "unknown-given", fmt.Sprintf("%q is no situation of the world", text), nearest.Hint(first, known))
}
