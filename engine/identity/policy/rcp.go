package policy

// checkRCP: a customer's RCP only denies (rule 130), to everyone, and takes no
// NotAction (rule 135). What it spares is said in conditions.
func (c *parser) checkRCP(d *Document) {
	if d.Language() != Version2012 {
		at := d.Version.Span
		if at.IsZero() {
			at = Span{Line: 1, Col: 1}
		}
		c.problem("rcp-version", "135", at, `write "Version": "2012-10-17"`, "a resource control policy is written in the language of 2012-10-17")
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		if s.Effect == Allow {
			c.problem("rcp-allow", "130", s.EffectText.Span, "write Deny: RCPFullAWSAccess, always attached, allows", "a resource control policy of your own only denies")
		}
		for _, v := range s.Action.Values {
			if v.Value == "*" {
				c.problem("rcp-action", "135", v.Span, `name the service, as in "s3:*"`, "a resource control policy of your own does not take * alone for all actions")
			}
		}
		if s.NotAction.Present {
			c.problem("rcp-notaction", "135", s.NotAction.Key, "list the actions with Action", "a resource control policy takes no NotAction")
		}
		if s.Principal.Present && !s.Principal.Everyone() {
			c.problem("rcp-principal", "135", s.Principal.Span, `write "*" and name who is meant in a condition`, "a resource control policy takes no Principal but *")
		}
	}
}

// Everyone says whether the element is "*", bare or as {"AWS": "*"} (rule 23).
func (p *Principals) Everyone() bool {
	return p.Star || len(p.Groups) == 1 && p.Groups[0].Type.Value == "AWS" && len(p.Groups[0].Values) == 1 && p.Groups[0].Values[0].Value == "*"
}

// grantsAll says whether the document allows everything to everyone, as
// RCPFullAWSAccess does, the one RCP that allows (rule 130).
func (d *Document) grantsAll() bool {
	if len(d.Statements) != 1 {
		return false
	}
	s := &d.Statements[0]
	return s.Effect == Allow && s.Principal.Everyone() && s.Action.all() && s.Resource.all() && len(s.Conditions) == 0
}

// all says whether the list is a lone *.
func (l *List) all() bool { return len(l.Values) == 1 && l.Values[0].Value == "*" }
