package worldfile

import (
	"fmt"
	"slices"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/plainyaml"
)

func (l *loader) groups(n plainyaml.Node) {
	for _, p := range l.entries(n, "groups", nameShape) {
		f := l.Fields(p.Value, "group "+p.Name, "policies", "account")
		l.w.Groups = append(l.w.Groups, Group{
			Name:     p.Name,
			Account:  l.account(f["account"]).ID,
			Policies: l.known(f["policies"], "policies", "policy", names(l.w.Policies)),
		})
	}
}

func (l *loader) users(n plainyaml.Node) {
	for _, p := range l.entries(n, "users", nameShape) {
		f := l.Fields(p.Value, "user "+p.Name, "groups", "policies", "tags", "account")
		u := User{
			Name:     p.Name,
			Account:  l.account(f["account"]).ID,
			Groups:   l.known(f["groups"], "groups", "group", names(l.w.Groups)),
			Policies: l.known(f["policies"], "policies", "policy", names(l.w.Policies)),
		}
		for _, t := range l.Map(f["tags"], "tags") {
			if u.Tags == nil {
				u.Tags = map[string]string{}
			}
			u.Tags[t.Name] = l.Word(t.Value, "a tag")
		}
		l.sameAccount(f["groups"], u)
		u.ARN = "arn:aws:iam::" + u.Account + ":user/" + u.Name
		u.ID = uniqueID("AIDA", u.ARN)
		l.w.Users = append(l.w.Users, u)
	}
}

// sameAccount refuses membership across accounts, which IAM does not have.
func (l *loader) sameAccount(n plainyaml.Node, u User) {
	for _, name := range u.Groups {
		if g, _ := find(l.w.Groups, name); g.Account != u.Account {
			l.At(n, "other-account", fmt.Sprintf("group %q is in another account than user %q", name, u.Name), "use a group of the user's account")
		}
	}
}

func (l *loader) roles(n plainyaml.Node) {
	for _, p := range l.entries(n, "roles", nameShape) {
		f := l.Fields(p.Value, "role "+p.Name, "policies", "account")
		r := Role{
			Name:     p.Name,
			Account:  l.account(f["account"]).ID,
			Policies: l.known(f["policies"], "policies", "policy", names(l.w.Policies)),
		}
		r.ARN = "arn:aws:iam::" + r.Account + ":role/" + r.Name
		r.ID = uniqueID("AROA", r.ARN)
		l.w.Roles = append(l.w.Roles, r)
	}
}

func (l *loader) buckets(n plainyaml.Node) {
	for _, p := range l.entries(n, "buckets", bucketShape) {
		if slices.Contains(prefixes, p.Name) {
			l.At(p.Key, "bad-name", fmt.Sprintf("a bucket called %q could not be told from %s/NAME", p.Name, p.Name), "choose another name")
		}
		f := l.Fields(p.Value, "bucket "+p.Name, "policy", "account")
		b := Bucket{Name: p.Name, Account: l.account(f["account"]).ID, ARN: "arn:aws:s3:::" + p.Name}
		if !f["policy"].IsNull() {
			b.Policy = l.written(f["policy"], "bucket/"+p.Name, policy.Resource)
		}
		l.w.Buckets = append(l.w.Buckets, b)
	}
}

func (l *loader) tables(n plainyaml.Node) {
	if n.IsList() {
		for _, e := range l.List(n, "tables") {
			if name := l.Word(e, "each of tables"); name != "" {
				l.shape(e, name, tableShape, "a name under tables", tableShape.want)
				l.table(e, name, nil)
			}
		}
		return
	}
	for _, p := range l.entries(n, "tables", tableShape) {
		l.table(p.Key, p.Name, l.Fields(p.Value, "table "+p.Name, "region", "account"))
	}
}

func (l *loader) table(at plainyaml.Node, name string, f map[string]plainyaml.Node) {
	if _, twice := find(l.w.Tables, name); twice {
		l.At(at, "listed-twice", fmt.Sprintf("the table %q is listed twice", name), "keep one of them")
		return
	}
	t := Table{Name: name, Account: l.account(f["account"]).ID, Region: l.w.Region}
	if region := l.Word(f["region"], "region"); region != "" {
		t.Region = region
		l.shape(f["region"], region, regionShape, "a Region", "write it as AWS does: eu-west-1")
	}
	t.ARN = "arn:aws:dynamodb:" + t.Region + ":" + t.Account + ":table/" + name
	l.w.Tables = append(l.w.Tables, t)
}

func (l *loader) situations(n plainyaml.Node) {
	for _, p := range l.entries(n, "situations", wordShape) {
		f := l.Fields(p.Value, "situation "+p.Name, "says", "context")
		s := Situation{Name: p.Name, Says: l.Word(f["says"], "says")}
		for _, k := range l.Map(f["context"], "context") {
			l.shape(k.Key, k.Name, keyShape, "a context key", keyShape.want)
			e := iam.Entry{Key: k.Name, Multi: k.Value.IsList()}
			switch {
			case e.Multi:
				e.Values = l.Words(k.Value, "the values")
			case k.Value.IsNull():
				l.At(k.Value, "no-value", fmt.Sprintf("the key %s has no value", k.Name), "write one, or leave the key out")
				continue
			default:
				e.Values = []string{l.Word(k.Value, "the value")}
			}
			if _, twice := s.Context.Lookup(k.Name); twice {
				l.At(k.Key, "duplicate-key", fmt.Sprintf("the key %s stands twice (letter case does not count)", k.Name), "keep one of them")
				continue
			}
			s.Context = append(s.Context, e)
		}
		l.w.Situations = append(l.w.Situations, s)
	}
}
