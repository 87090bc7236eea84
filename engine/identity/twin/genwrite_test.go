package twin

import "strings"

func (c *gcase) line() []byte {
	return text(c.written())
}

func (c *gcase) written() obj {
	o := obj{}.with("id", c.id).with("request", c.request())
	if c.identity != nil {
		o = o.with("identityPolicies", writtenDocs(c.identity))
	}
	if c.resource != nil {
		o = o.with("resourcePolicy", c.resource.written())
	}
	if c.boundaries != nil {
		o = o.with("permissionBoundaries", writtenDocs(c.boundaries))
	}
	if c.scps != nil {
		o = o.with("scps", writtenLevels(c.scps))
	}
	if c.rcps != nil {
		o = o.with("rcps", writtenLevels(c.rcps))
	}
	if len(c.sessions) == 1 && c.oneSession {
		o = o.with("sessionPolicy", c.sessions[0].written())
	} else if c.sessions != nil {
		o = o.with("sessionPolicies", writtenDocs(c.sessions))
	}
	if c.endpoints != nil {
		o = o.with("vpcEndpointPolicies", writtenDocs(c.endpoints))
	}
	return append(o, c.writtenFacts()...)
}

func (c *gcase) request() obj {
	r := obj{}.with("action", c.action)
	if len(c.resources) == 1 {
		r = r.with("resource", c.resources[0])
	} else {
		r = r.with("resource", c.resources)
	}
	if c.owner != "" {
		r = r.with("resourceAccountId", c.owner)
	}
	return r.with("principal", c.who.text).with("context", obj(c.context))
}

func (c *gcase) writtenFacts() obj {
	var o obj
	if c.bpa || c.acl != nil {
		s3 := obj{}.with("blockPublicAccess", c.bpa)
		list := []any{}
		for _, e := range c.acl {
			list = append(list, obj{}.with("account", e.key).with("permission", e.value))
		}
		o = o.with("settings", obj{}.with("s3", s3.with("acl", list)))
	}
	if c.grants != nil {
		o = o.with("kmsGrants", c.grants)
	}
	if c.ptags != nil {
		o = o.with("principalTags", obj(c.ptags))
	}
	if c.stags != nil {
		o = o.with("sessionTags", obj(c.stags))
	}
	if c.who.role != "" && c.who.kind == sessionCaller {
		o = o.with("principalRoleArn", c.who.role)
	}
	if c.who.by != "" {
		o = o.with("federatedBy", c.who.by)
	}
	if c.tellID && c.who.id != "" {
		o = o.with("principalId", c.who.id)
	}
	if c.tellC && c.who.account != "" {
		o = o.with("canonicalUserId", canonicalIDs[c.who.account])
	}
	return append(o, c.extras...)
}

func writtenDocs(docs []*gdoc) []any {
	all := []any{}
	for _, d := range docs {
		all = append(all, d.written())
	}
	return all
}

func writtenLevels(levels [][]*gdoc) []any {
	all := []any{}
	for _, level := range levels {
		all = append(all, writtenDocs(level))
	}
	return all
}

func (d *gdoc) written() any {
	var doc any = d.document()
	if d.breakage > 0 {
		doc = breakages[(d.breakage-1)%len(breakages)](doc.(obj), d.at)
	}
	if d.name != "" {
		return obj{}.with("name", d.name).with("policy", doc)
	}
	return doc
}

func (d *gdoc) document() obj {
	var o obj
	if d.version != "" {
		o = o.with("Version", d.version)
	}
	if d.id {
		o = o.with("Id", "doc-1")
	}
	list := []any{}
	for _, s := range d.list {
		list = append(list, s.written(d.layer))
	}
	if d.single && len(list) == 1 {
		return o.with("Statement", list[0])
	}
	return o.with("Statement", list)
}

func (s *gst) written(at layer) obj {
	var o obj
	if s.sid != "" {
		o = o.with("Sid", s.sid)
	}
	o = o.with("Effect", map[bool]string{true: "Deny", false: "Allow"}[s.deny])
	if s.who != nil {
		o = o.with(named("Principal", s.notWho), s.who)
	}
	o = o.with(named("Action", s.notAction), s.listed(s.actions))
	if at != trustLayer && !s.noRes {
		o = o.with(named("Resource", s.notRes), s.listed(s.resources))
	}
	if s.conditions != nil {
		o = o.with("Condition", writtenConditions(s.conditions))
	}
	return o
}

func named(element string, negated bool) string {
	if negated {
		return "Not" + element
	}
	return element
}

func (s *gst) listed(list []string) any {
	if s.single && len(list) == 1 {
		return list[0]
	}
	if list == nil {
		return []string{}
	}
	return list
}

// writtenConditions joins the keys under one operator; a key that is there
// already, in whatever case, or of another JSON type (70) is left out.
func writtenConditions(list []gcond) obj {
	block := obj{}
	for _, c := range list {
		under, _ := block.get(c.op).(obj)
		if hasFold(under, c.key) || mixes(under, c.values) {
			continue
		}
		var value any = c.values
		if c.single && len(c.values) == 1 {
			value = c.values[0]
		}
		block = block.replaced(c.op, under.with(c.key, value))
	}
	return block
}

func (o obj) replaced(key string, value any) obj {
	for i := range o {
		if o[i].key == key {
			o[i].value = value
			return o
		}
	}
	return o.with(key, value)
}

func hasFold(o obj, key string) bool {
	for _, p := range o {
		if strings.EqualFold(p.key, key) {
			return true
		}
	}
	return false
}

func mixes(under obj, values []any) bool {
	for _, p := range under {
		list, isList := p.value.([]any)
		if !isList {
			list = []any{p.value}
		}
		if len(list) > 0 && len(values) > 0 && jsonType(list[0]) != jsonType(values[0]) {
			return true
		}
	}
	return false
}

func jsonType(v any) string {
	switch v {
	case raw("true"), raw("false"):
		return "boolean"
	}
	if _, number := v.(raw); number {
		return "number"
	}
	return "string"
}
