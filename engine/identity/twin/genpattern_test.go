package twin

import "strings"

// actionHit gives patterns of which at least one fits the action.
func (g *gen) actionHit() []string {
	action := g.c.action
	service, name, _ := strings.Cut(action, ":")
	i := 1 + g.n(len(name)-1)
	hit := pick(g, []string{action, action, service + ":*", "*", service + ":" + name[:i] + "*", service + ":?" + name[1:],
		service + ":*" + name[i:], service + ":" + name[:1] + "*" + name[i:] + "*"})
	return g.among(g.odd(hit, 20), g.actionMiss)
}

// among puts the hit beside some that miss.
func (g *gen) among(hit string, miss func() string) []string {
	list := []string{hit}
	for g.chance(25) {
		list = append(list, miss())
	}
	g.r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// actionMiss gives a pattern that does not fit, often nearly.
func (g *gen) actionMiss() string {
	service, name, _ := strings.Cut(g.c.action, ":")
	misses := []string{"*:*", service[:1] + "*:" + name, "?" + service[1:] + ":*", service + ":" + name[:len(name)-1], service + ":" + name + "?",
		service + ":Nothing*", service + ":" + name + "x", "nosuch:*", "*:" + name, service + "*:*"}
	for range 4 {
		if other := pick(g, targets).action; !strings.EqualFold(other, g.c.action) {
			misses = append(misses, other, other)
		}
	}
	return g.odd(pick(g, misses), 10)
}

// resourceHits fit each resource that is asked.
func (g *gen) resourceHits(q *question) []string {
	if g.chance(25) {
		return g.among("*", g.resourceMiss)
	}
	var all []string
	for _, r := range g.c.resources {
		all = append(all, g.among(g.resourceHit(q, r), g.resourceMiss)...)
	}
	return all
}

func (g *gen) resourceHit(q *question, r string) string {
	if r == "*" && strings.EqualFold(g.c.action, "s3:ListAllMyBuckets") {
		return pick(g, []string{"*", "arn:aws:s3:::*"}) // 49
	}
	if r == "*" {
		return "*"
	}
	head, tail := splitARN(r)
	i := g.n(len([]rune(tail)))
	runes := []rune(tail)
	switch g.n(12) {
	case 0:
		return head + "*"
	case 1:
		return head + string(runes[:i]) + "*"
	case 2:
		return head + string(runes[:i]) + "?" + string(runes[i+1:])
	case 3:
		return head + "*" + string(runes[i:])
	case 4, 5, 6:
		return head + g.variableFor(q, tail)
	case 7:
		return head + escaped(tail)
	case 8:
		return g.wildHead(r)
	case 9:
		return "*"
	}
	return r
}

func splitARN(r string) (head, tail string) {
	p := strings.SplitN(r, ":", 6)
	return strings.Join(p[:5], ":") + ":", p[5]
}

// wildHead puts wildcards before the fifth colon, or leaves parts out (53).
func (g *gen) wildHead(r string) string {
	p := strings.SplitN(r, ":", 6)
	switch g.n(6) {
	case 0:
		p[3] = "*"
	case 1:
		p[4] = "*"
	case 2:
		p[3], p[4] = p[3]+"*", "?*"
	case 3:
		return strings.Join(p[:3], ":") + ":*"
	case 4:
		return strings.Join(p[:3+g.n(3)], ":")
	case 5:
		p[1] = "aw?"
	}
	return strings.Join(p, ":")
}

var strayResources = []string{"arn:aws:s3:::bkt", "arn:aws:s3:::bkt/*", "arn:aws:s3:::BKT/*", "arn:aws:s3:::", "arn:aws:s3:::other/*", "arn:aws:iam::111122223333:role/*",
	"arn:aws:iam::*:user/${aws:username}", "arn:aws:sqs:us-east-1:111122223333:${aws:PrincipalTag/Dept}", "arn:aws:s3:::bkt/${aws:nothing}/*", "arn:aws:kms:*:*:key/*",
	"arn:aws:s3:::bkt/home/${aws:username}/*", "arn:aws:s3:::bkt/${aws:PrincipalTag/Dept, 'blue'}/*", "arn:aws:s3:::${aws:PrincipalAccount}/*", "arn:aws:dynamodb:*:*:table/orders"}

// resourceMiss gives a pattern that mostly does not fit.
func (g *gen) resourceMiss() string {
	r := pick(g, g.c.resources)
	if r == "*" {
		return pick(g, strayResources)
	}
	p := strings.SplitN(r, ":", 6)
	tail := []rune(p[5])
	switch g.n(13) {
	case 0:
		p[5] = g.odd(p[5], 100)
	case 1:
		p[5] += "?"
	case 2:
		p[5] = string(tail[:len(tail)-1])
	case 3:
		p[2] = pick(g, []string{"*", p[2] + "*", "?" + p[2][1:], "${aws:service}"})
	case 4:
		p[4] = pick(g, []string{third, "", "11112222333?x"})
	case 5:
		p[5] = pick(g, []string{"${aws:nothing}", "${*}", "${aws:TagKeys}", "${aws:CalledVia, 'x'}", "${app:labels}"})
	case 6:
		p[5] = string(tail[:g.n(len(tail))]) + pick(g, []string{"${*}", "${aws:nothing}*", "${", "${}", "${aws:username", "${aws: username}", "${aws:x, y}*"})
	case 7:
		p[3] = "eu-north-1"
	case 8:
		p[5] += "/" + pick(g, []string{"x", "*", "${aws:username}"})
	case 9:
		p[5] = strings.Replace(p[5], "/", "${?}", 1)
	default:
		return pick(g, strayResources)
	}
	return strings.Join(p, ":")
}
