package prove

import (
	"slices"
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/language"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// callers are those on whom a document of the stage's kind can hang: a user and
// a role's session, and others whose names the documents test.
func (s *stage) callers() (all []iam.Principal) {
	add := func(arns ...string) {
		for _, a := range arns {
			if who, ok := callerNamed(a); ok && s.carries(who.Kind) {
				all = append(all, who)
			}
		}
	}
	user, role := s.unnamed()
	home := s.home()
	add("arn:aws:iam::" + home + ":user/" + user)
	if s.tests() || s.kind == policy.Session {
		add("arn:aws:sts::" + home + ":assumed-role/" + role + "/session")
	}
	if s.kind == policy.Session {
		add("arn:aws:sts::" + home + ":federated-user/guest")
	}
	if s.kind == policy.SCP || s.kind == policy.Endpoint {
		add("arn:aws:iam::" + home + ":root")
	}
	if s.kind == policy.Endpoint {
		all = append(all, iam.Principal{Kind: iam.Anonymous})
		for _, text := range s.principals() {
			add(text)
		}
	}
	for _, text := range s.testedNames() {
		add(text)
	}
	return uniquePrincipals(all)
}

// carries says whether a document of the stage's kind bears on such a caller.
func (s *stage) carries(k iam.PrincipalKind) bool {
	switch s.kind {
	case policy.Session:
		return k == iam.RoleSession || k == iam.FederatedUser
	case policy.Identity, policy.Boundary:
		return k == iam.User || k == iam.RoleSession
	}
	return true
}

// comers are those who may come to a resource.
func (s *stage) comers(owner string) (all []iam.Principal) {
	user, role := s.unnamed()
	accounts := []string{owner, s.stranger(owner)}
	for _, text := range s.principals() {
		if arn.IsAccount(text) {
			accounts = append(accounts, text)
		} else if who, ok := callerNamed(text); ok {
			all = append(all, who)
			accounts = append(accounts, who.Account)
		}
	}
	for _, text := range s.testedNames() {
		if who, ok := callerNamed(text); ok {
			all = append(all, who)
		}
	}
	for _, account := range accounts {
		if account == "" {
			continue
		}
		for _, arn := range []string{"arn:aws:iam::" + account + ":user/" + user, "arn:aws:sts::" + account + ":assumed-role/" + role + "/session"} {
			who, _ := callerNamed(arn)
			all = append(all, who)
		}
	}
	root, _ := callerNamed("arn:aws:iam::" + owner + ":root")
	service, _ := callerNamed(s.unnamedService())
	all = append(all, root, iam.Principal{Kind: iam.Anonymous}, service)
	return uniquePrincipals(all)
}

// unnamedService is a service that no Principal names.
func (s *stage) unnamedService() string {
	named := s.principals()
	for _, name := range []string{"cloudtrail.amazonaws.com", "ec2.amazonaws.com", "lambda.amazonaws.com"} {
		if !slices.Contains(named, name) {
			return name
		}
	}
	return "backup.amazonaws.com"
}

// callerNamed reads who a text names as a caller: a role's name stands for a
// session of it.
func callerNamed(text string) (iam.Principal, bool) {
	who, err := iam.ParsePrincipal(text)
	if err != nil {
		return who, false
	}
	if who.Kind == iam.Role {
		path := strings.Split(text, "/")
		session, err := iam.ParsePrincipal("arn:aws:sts::" + who.Account + ":assumed-role/" + path[len(path)-1] + "/session")
		session.RoleARN = text
		return session, err == nil
	}
	return iam.Derive(iam.Request{Principal: who}).Principal, true
}

func uniquePrincipals(all []iam.Principal) (out []iam.Principal) {
	for _, p := range all {
		if !slices.ContainsFunc(out, func(o iam.Principal) bool { return o.Kind == p.Kind && o.ARN == p.ARN && o.RoleARN == p.RoleARN }) {
			out = append(out, p)
		}
	}
	return out
}

// principals are the names in Principal and NotPrincipal, accounts by their
// digits.
func (s *stage) principals() (out []string) {
	for _, d := range s.docs {
		for _, st := range d.Statements {
			for _, g := range append(slices.Clone(st.Principal.Groups), st.NotPrincipal.Groups...) {
				for _, v := range g.Values {
					if rest, ok := strings.CutSuffix(v.Value, ":root"); ok {
						out = append(out, rest[strings.LastIndexByte(rest, ':')+1:])
					}
					out = append(out, v.Value)
				}
			}
		}
	}
	return out
}

// testedNames are callers whom conditions on the caller's ARN or name tell
// apart: one for each set of their patterns that fits together.
func (s *stage) testedNames() (out []string) {
	for _, c := range s.conditions() {
		for _, v := range c.Values {
			switch {
			case strings.EqualFold(c.Key.Value, "aws:PrincipalAccount") && arn.IsAccount(v.Value):
				out = append(out, "arn:aws:iam::"+v.Value+":user/someone")
			case strings.EqualFold(c.Key.Value, "aws:PrincipalServiceName"):
				out = append(out, v.Value)
			}
		}
	}
	patterns, accounts := s.namePatterns()
	if len(patterns) == 0 {
		return out
	}
	for _, account := range accounts {
		for _, kind := range []string{"user", "role"} {
			shape := new(language.Builder).Text("arn:aws:iam::"+account+":"+kind+"/").AtLeast(1, language.Path).Expr()
			budget := language.Budget{Left: 50_000}
			found := 0
			language.Each([]*language.Expr{shape}, patterns, &budget, func(text string, fits language.Fits) bool {
				if slices.ContainsFunc(fits, func(word uint64) bool { return word != 0 }) {
					out = append(out, text)
					found++
				}
				return found < maxNamed
			})
		}
	}
	return out
}

// maxNamed bounds the callers of one kind and account.
const maxNamed = 12

// namePatterns are the patterns with which conditions compare the caller's ARN
// or name, as languages of ARNs, and the accounts that they name beside ours.
func (s *stage) namePatterns() (patterns []*language.Expr, accounts []string) {
	accounts = []string{s.home()}
	for _, c := range s.conditions() {
		op, ok := match.ParseOperator(c.Operator.Value)
		name := strings.EqualFold(c.Key.Value, "aws:username")
		if !ok || !name && !strings.EqualFold(c.Key.Value, "aws:PrincipalArn") {
			continue
		}
		for _, v := range c.Values {
			p := match.Compile(v.Value, match.Options{Wild: op.Like || op.Family == match.ARN})
			of := language.Of
			if op.Family == match.ARN {
				of = language.OfARN
			}
			if name {
				p = match.Compile("arn:aws:iam::"+s.home()+":user/"+v.Value, match.Options{Wild: op.Like})
			} else if parts := strings.SplitN(v.Value, ":", 6); len(parts) == 6 && arn.IsAccount(parts[4]) {
				accounts = append(accounts, parts[4])
			}
			if e := of(&p, nil); e != nil && !strings.Contains(v.Value, "${") {
				patterns = append(patterns, e)
			}
		}
	}
	return patterns, distinct(accounts)
}

func (s *stage) conditions() (out []policy.Condition) {
	for _, d := range s.docs {
		for i := range d.Statements {
			out = append(out, d.Statements[i].Conditions...)
		}
	}
	return out
}

// tests says whether a document has conditions or variables: without, a user
// stands for all.
func (s *stage) tests() bool {
	return slices.ContainsFunc(s.docs, func(d *policy.Document) bool {
		return strings.Contains(d.Source(), "${") || slices.ContainsFunc(d.Statements, func(st policy.Statement) bool { return len(st.Conditions) > 0 })
	})
}

// unnamed are names of a user and a role that no pattern of the documents
// fits, if there are such.
func (s *stage) unnamed() (user, role string) {
	pick := func(names []string) string {
		for _, name := range names {
			if !slices.ContainsFunc(s.conditions(), func(c policy.Condition) bool {
				return slices.ContainsFunc(c.Values, func(v policy.Value) bool {
					last := v.Value[strings.LastIndexAny(v.Value, "/:")+1:]
					return last != "*" && match.Fits(last, name)
				})
			}) {
				return name
			}
		}
		return names[0]
	}
	return pick([]string{"someone", "nobody", "zoe", "quentin"}), pick([]string{"Desk", "Yard", "Quay"})
}
