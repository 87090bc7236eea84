package twin

// A typeOfKey names a pool of values.
type typeOfKey int

const (
	textual typeOfKey = iota
	numeric
	dated
	boolean
	address
	arnal
	binary
)

var pools = map[typeOfKey][]string{
	textual: {"alice", "Alice", "blue", "Blue", "red", "", "home/alice/", "home/", "a*b", "aXb", "a?b", "${aws:username}", "x y", "né", "true", "5",
		"o-abc123", "vpce-1a2b", home, other, "Deploy", "us-east-1", "us-west-2", "User", "AssumedRole", "*", "?", "$", "lambda.amazonaws.com"},
	numeric: {"5", "5.0", "05", "-5", "+5", ".5", "0.5", "5.", "0", "-0", "0.000", "1e2", "100", "1E+2", "100.0e0", "10000e-2",
		"18446744073709551616", "18446744073709551617", "9007199254740993", "9007199254740992", "1e400", "10e399", "1e401", "-1e400", "1e-400", "0.00e5",
		"123456789012345678901234567890.000000000000000000001", "123456789012345678901234567890", "1e1000000000", "10e999999999", "1e1000000001",
		"1e-1000000000", "1e-1000000001", "0e1000000001", "1e00000000000000000000002", "abc", "5e", "e5", "0x10", "", ".", "+", "1_000", "1,5", " 5", "5.5.5", "--5",
		"1e2.5", "Infinity", "NaN", "٥"},
	dated: {"2026", "2026-01", "2026-01-01", "2026-01-01T00:00Z", "2026-01-01T00:00:00Z", "2026-01-01T01:30:00+01:30", "2025-12-31T23:00:00-01:00",
		"2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.0000000000001Z", "2026-06-15T12:00:00Z", "2026-06-15T14:00:00+02:00", "1767225600", "1767225600.0",
		"1767225600.5", "1781524800", "-1", "0", "0000", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "-62167219200", "-62167219201", "253402300799", "253402300800",
		"2024-02-29", "2025-02-29", "2026-13", "2026-00-10", "2026-01-01T24:00Z", "2026-01-01T23:59:60Z", "2026-01-01T00:00:00", "2026-01-01 00:00:00Z",
		"2026-01-01T00:00:00+24:00", "2026-01-01T00:00+23:59", "2026-01-01T00:00:00+0100", "2026-1-1", "20260101", "2026-01-01T00Z", "12345", "1234", "-1234", "026",
		"1.767225600e9", "2026-01-01T00:00.5Z", "2026-01-01T00:00:00.Z", "", "yesterday", "1767225600Z", "0000-01-01T00:00:00+01:00", "2026-01T00:00Z"},
	boolean: {"true", "false", "True", "FALSE", "tRuE", "1", "0", "yes", "", "true "},
	address: {"203.0.113.9", "203.0.113.10", "203.0.113.0/24", "203.0.113.9/32", "203.0.113.77/24", "203.0.113.8/31", "0.0.0.0/0", "10.0.0.0/8", "10.1.2.3", "2001:db8::1", "2001:DB8:0:0::1",
		"2001:db8::/32", "2001:db8:8000::/33", "::/0", "2001:db8::1/128", "::ffff:203.0.113.9", "::ffff:203.0.113.0/120", "::ffff:cb00:7109", "fe80::1", "fe80::1%eth0", "203.0.113.009", "203.0.113",
		"203.0.113.9/33", "203.0.113.9/", "203.0.113.0/024", "", "localhost", "300.1.1.1", "::1/129", "203.0.113.*", "1::2::3"},
	arnal: {"arn:aws:sns:us-east-1:111122223333:news", "arn:aws:sns:us-east-1:111122223333:News", "arn:aws:sns:*:111122223333:*", "arn:aws:sns:us-*-1:*:n?ws", "arn:aws:*:*:*:*",
		"arn:*:sns:us-east-1:111122223333:news", "arn:aws:sns:us-east-1:*", "arn:aws:sns*news", "arn:aws:s3:::bkt", "arn:aws:s3:::*", "arn:aws:s3:::bkt/a:b", "arn:aws:s3:::bkt/*:*",
		"arn:aws:iam::111122223333:role/app/Deploy", "arn:aws:iam::111122223333:role/*", "arn:aws:iam::*:user/alice", "arn:aws:iam::111122223333:user/alice", "arn:aws:iam::111122223333:*",
		"arn:aws:iam::111122223333:root", "arn:aws:sts::111122223333:assumed-role/Deploy/ci", "arn:aws:sns:us-east-1", "ARN:aws:sns:us-east-1:111122223333:news", "*", "", "a*n:aws:s3:::bkt", "news", "arn::::::"},
	binary: {"QUJD", "QUI=", "QQ==", "QQ", "QQ=", "QUJDRA==", "qujd", "AAAA", "AAECAw==", "_-8=", "/+8=", "", "!!!!", "QUJD="},
}

// A keyForm is a context key as the generator knows it.
type keyForm struct {
	name string
	kind typeOfKey
	list bool
}

var statedKeys = []keyForm{
	{"aws:SourceIp", address, false}, {"aws:VpcSourceIp", address, false}, {"aws:PrincipalOrgID", textual, false}, {"aws:SourceVpce", textual, false},
	{"aws:SecureTransport", boolean, false}, {"aws:MultiFactorAuthPresent", boolean, false}, {"aws:MultiFactorAuthAge", numeric, false},
	{"aws:CurrentTime", dated, false}, {"aws:TokenIssueTime", dated, false}, {"aws:EpochTime", dated, false},
	{"aws:SourceArn", arnal, false}, {"aws:SourceAccount", textual, false}, {"aws:UserAgent", textual, false}, {"aws:Referer", textual, false},
	{"aws:ResourceTag/Dept", textual, false}, {"aws:RequestTag/Dept", textual, false}, {"aws:PrincipalTag/Dept", textual, false},
	{"aws:TagKeys", textual, true}, {"aws:CalledVia", textual, true}, {"aws:PrincipalOrgPaths", textual, true},
	{"dynamodb:Attributes", textual, true}, {"dynamodb:LeadingKeys", textual, true}, {"kms:EncryptionContextKeys", textual, true},
	{"s3:prefix", textual, false}, {"s3:max-keys", numeric, false}, {"sts:ExternalId", textual, false}, {"kms:ViaService", textual, false},
	{"kms:EncryptionContext:app", textual, false}, {"kms:EncryptionContext:env", textual, false}, {"app:blob", binary, false}, {"app:labels", textual, true}, {"app:arns", arnal, true}, {"app:numbers", numeric, true},
}

var derivedKeys = []keyForm{
	{"aws:PrincipalArn", arnal, false}, {"aws:PrincipalAccount", textual, false}, {"aws:PrincipalType", textual, false}, {"aws:username", textual, false},
	{"aws:userid", textual, false}, {"aws:PrincipalIsAWSService", boolean, false}, {"aws:ViaAWSService", boolean, false}, {"aws:CalledViaFirst", textual, false},
	{"aws:CalledViaLast", textual, false}, {"aws:PrincipalServiceName", textual, false}, {"aws:MultiFactorAuthPresent", boolean, false},
	{"aws:RequestedRegion", textual, false}, {"aws:ResourceAccount", textual, false}, {"aws:PrincipalTag/Dept", textual, false}, {"aws:PrincipalTag/Team", textual, false},
}

// value draws one of the pool, or sometimes of any other pool.
func (g *gen) value(kind typeOfKey) string {
	if g.chance(8) {
		kind = typeOfKey(g.n(len(pools)))
	}
	return pick(g, pools[kind])
}

// decent draws one of the first values of the pool, which are sound ones.
func (g *gen) decent(kind typeOfKey) string {
	pool := pools[kind]
	return pool[g.n((len(pool)+2)/3)]
}

// context draws what the request carries; no key twice.
func (g *gen) drawContext() []pair {
	context := []pair{}
	for range 2 + g.n(7) {
		k := pick(g, statedKeys)
		if !hasFold(obj(context), k.name) {
			context = append(context, pair{k.name, g.contextValue(k)})
		}
	}
	if g.chance(5) {
		k := pick(g, []string{"aws:ResourceTag/Dept", "aws:RequestTag/Dept", "aws:PrincipalTag/Dept"})
		if !hasFold(obj(context), k) { // rule 58, a tag in two spellings
			value := g.decent(textual)
			context = append(context, pair{k, value}, pair{k[:len(k)-4] + pick(g, []string{"dept", "DEPT"}), pick(g, []string{value, "red"})})
		}
	}
	if g.chance(7) {
		k := pick(g, derivedKeys)
		if !hasFold(obj(context), k.name) {
			context = append(context, pair{k.name, pick(g, []any{nil, g.contextValue(k), g.contextValue(k)})})
		}
	}
	return context
}

func (g *gen) contextValue(k keyForm) any {
	if k.list {
		return g.contextList(k)
	}
	value := g.decent(k.kind)
	switch {
	case g.chance(12):
		value = g.value(k.kind)
	case k.kind == boolean && g.chance(50):
		return raw(pick(g, []string{"true", "false"}))
	case k.kind == numeric && g.chance(30) && isJSONNumber(value):
		return raw(value)
	}
	switch {
	case g.chance(3):
		return nil
	case g.chance(4):
		return []string{value}
	}
	return value
}

func (g *gen) contextList(k keyForm) any {
	list := []string{}
	for range []int{0, 1, 1, 2, 2, 3}[g.n(6)] {
		list = append(list, g.decent(k.kind))
	}
	// An empty list of a key whose type is not known has two readings.
	if len(list) == 0 && len(k.name) > 4 && k.name[:4] == "app:" {
		list = append(list, "x")
	}
	if len(list) == 1 && g.chance(20) {
		return list[0]
	}
	return list
}

func isJSONNumber(text string) bool {
	n, err := readJSON([]byte(text))
	return err == nil && n.kind == numberNode && n.text == text
}
