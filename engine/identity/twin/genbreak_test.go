package twin

// breakages are ways to spoil a document; some do no harm in some layers.
var breakages []func(doc obj, i int) any

func init() {
	breakages = []func(doc obj, i int) any{
		func(obj, int) any { return `{"Version": "2012-10-17", "Statement": [` },
		func(doc obj, _ int) any { return []any{doc} },
		func(obj, int) any { return obj{} },
		top(func(d obj) obj { return d.set("Version", "2012-10-18") }),
		top(func(d obj) obj { return d.set("Version", raw("20121017")) }),
		top(func(d obj) obj { return d.with("Version", "2012-10-17").with("Version", "2012-10-17") }),
		top(func(d obj) obj { return d.with("Comment", "x") }),
		top(func(d obj) obj { return d.set("Id", "x") }),
		top(func(d obj) obj { return d.set("Id", raw("7")) }),
		top(func(d obj) obj { return d.set("Statement", []any{}) }),
		top(func(d obj) obj { return d.without("Statement") }),
		top(func(d obj) obj { return d.set("Statement", []any{"x"}) }),
		top(func(d obj) obj { return d.without("Statement").with("statement", d.get("Statement")) }),
		one(func(s obj) obj { return s.without("Effect") }),
		one(func(s obj) obj { return s.set("Effect", "allow") }),
		one(func(s obj) obj { return s.set("Effect", "Permit") }),
		one(func(s obj) obj { return s.without("Effect").with("effect", s.get("Effect")) }),
		one(func(s obj) obj { return s.with("Foo", "x") }),
		one(func(s obj) obj { return s.set("Sid", "a-b") }),
		one(func(s obj) obj { return s.set("Sid", raw("5")) }),
		one(func(s obj) obj { return s.with("Sid", "x").with("Sid", "y") }),
		func(d obj, i int) any {
			return change(change(d, i, func(s obj) obj { return s.set("Sid", "same") }), i+1, func(s obj) obj { return s.set("Sid", "same") })
		},
		one(func(s obj) obj { return s.set("Action", "s3:Get*").set("NotAction", "s3:Put*") }),
		one(func(s obj) obj { return s.without("Action", "NotAction") }),
		one(func(s obj) obj { return s.set("Resource", "*").set("NotResource", "arn:aws:s3:::x") }),
		one(func(s obj) obj { return s.without("Resource", "NotResource") }),
		one(func(s obj) obj { return s.without("NotResource").set("Resource", "*") }),
		one(func(s obj) obj { return s.without("NotPrincipal").set("Principal", "*") }),
		one(func(s obj) obj { return s.without("Principal", "NotPrincipal") }),
		one(func(s obj) obj { return s.set("Principal", "*").set("NotPrincipal", "*") }),
		one(func(s obj) obj { return s.without("Principal").set("NotPrincipal", obj{}.with("AWS", third)) }),
		one(func(s obj) obj { return s.without("NotPrincipal").set("Principal", raw("5")) }),
		one(func(s obj) obj { return s.without("NotPrincipal").set("Principal", raw("null")) }),
		one(func(s obj) obj { return s.without("NotPrincipal").set("Principal", obj{}.with("AWS", raw("7"))) }),
		one(func(s obj) obj { return s.without("NotPrincipal").set("Principal", obj{}.with("AWS", third)) }),
		one(func(s obj) obj { return s.without("NotAction").set("Action", raw("null")) }),
		one(func(s obj) obj { return s.set("Effect", raw("null")) }),
		top(func(d obj) obj { return d.set("Version", raw("null")) }),
		one(func(s obj) obj {
			return s.without("NotPrincipal").set("Principal", obj{}.with("AWS", "*").with("AWS", third))
		}),
		one(func(s obj) obj { return s.without("NotAction").set("Action", []string{"*", "s3GetObject"}) }),
		one(func(s obj) obj { return s.without("NotAction").set("Action", []string{"*", "s3:"}) }),
		one(func(s obj) obj { return s.without("NotAction").set("Action", []string{"*", ":Get"}) }),
		one(func(s obj) obj { return s.without("NotAction").set("Action", []string{"*", ""}) }),
		one(func(s obj) obj { return s.without("NotAction").set("Action", raw("5")) }),
		one(func(s obj) obj { return s.without("Action").set("NotAction", "nosuch:Thing") }),
		one(func(s obj) obj { return s.with("Action", "*").with("Action", "*") }),
		one(func(s obj) obj { return s.set("Resource", []string{"*", "bkt/*"}).without("NotResource") }),
		one(func(s obj) obj { return s.set("Resource", []string{"*", ""}).without("NotResource") }),
		one(func(s obj) obj { return s.set("Resource", []string{"*", "**"}).without("NotResource") }),
		one(func(s obj) obj { return s.set("Resource", []string{"*", "ARN:aws:s3:::b"}).without("NotResource") }),
		one(func(s obj) obj { return s.set("Resource", []string{"*", "arn:aws:s3:::ā"}).without("NotResource") }),
		one(func(s obj) obj {
			return s.set("Resource", []string{"*", "arn:aws:s3:::é\u0001"}).without("NotResource")
		}),
		one(func(s obj) obj {
			return s.set("Resource", raw(`["*","arn:aws:s3:::\u0101"]`)).without("NotResource")
		}),
		one(func(s obj) obj {
			return s.set("Condition", obj{}.with("StringNotEquals", obj{}.with("aws:RequestTag/ā", "x")))
		}),
		one(func(s obj) obj { return s.without("NotPrincipal").set("Principal", "lambda.amazonaws.com") }),
		one(func(s obj) obj { return s.without("NotPrincipal").set("Principal", []string{"*"}) }),
		one(func(s obj) obj { return s.without("NotPrincipal").set("Principal", []string{}) }),
		one(func(s obj) obj { return s.without("Principal").set("NotPrincipal", []string{third}) }),
		one(func(s obj) obj { return s.without("Resource").set("NotResource", []string{}) }),
		one(func(s obj) obj {
			return s.set("Resource", []string{"*", "arn:aws:s3:::\u007f\tÿ"}).without("NotResource")
		}),
		under(obj{}.with("StringLikeIgnoreCase", obj{}.with("aws:username", "x"))),
		under(obj{}.with("NullIfExists", obj{}.with("aws:username", "true"))),
		under(obj{}.with("ForAllValue:StringEquals", obj{}.with("aws:TagKeys", "x"))),
		under(obj{}.with("BinaryNotEquals", obj{}.with("app:blob", "QQ=="))),
		under(obj{}.with("StringNotEquals", obj{}.with("aws:nothing", "x").with("aws:Nothing", "x"))),
		under(obj{}.with("StringNotEquals", obj{}.with("aws:Nothing", "x").with("aws:Nothing", "x"))),
		under(obj{}.with("StringNotEquals", obj{}.with("aws:Nothing", []any{"x", raw("5")}))),
		under(obj{}.with("NumericNotEquals", obj{}.with("aws:Nothing", raw("5")).with("aws:Nought", raw("true")))),
		under(obj{}.with("StringNotEquals", obj{}.with("aws:Nothing", raw("null")))),
		under(obj{}.with("StringNotEquals", obj{}.with("aws:Nothing", obj{}))),
		under(obj{}.with("StringNotEquals", "x")),
		under([]any{}),
		under("x"),
		under(obj{}),
		under(obj{}.with("StringNotEquals", obj{})),
	}
}

func top(change func(obj) obj) func(obj, int) any {
	return func(doc obj, _ int) any { return change(doc) }
}

func one(f func(obj) obj) func(obj, int) any {
	return func(doc obj, i int) any { return change(doc, i, f) }
}

func under(block any) func(obj, int) any {
	return one(func(s obj) obj { return s.set("Condition", block) })
}

// change alters one statement of a document.
func change(doc obj, i int, f func(obj) obj) obj {
	list, isList := doc.get("Statement").([]any)
	if !isList {
		s, isObject := doc.get("Statement").(obj)
		if !isObject {
			return doc
		}
		return doc.set("Statement", f(s))
	}
	if len(list) == 0 {
		return doc
	}
	list = append([]any{}, list...)
	list[i%len(list)] = f(list[i%len(list)].(obj))
	return doc.set("Statement", list)
}
