package twin

import (
	"strings"
	"testing"
)

// conditionTable: rule; operator; key; values of the policy; members of the
// request's context; truth. The user is alice, without tags.
const conditionTable = `
55; StringEquals; aws:Referer; ["a","b"]; "aws:Referer":"b"; yes
55; StringEquals; aws:Referer; ["a","b"]; "aws:Referer":"c"; no
56; StringNotEquals; aws:Referer; ["a","b"]; "aws:Referer":"b"; no
56; StringNotEquals; aws:Referer; ["a","b"]; "aws:Referer":"c"; yes
57; StringEquals; AWS:referer; "a"; "aws:Referer":"a"; yes
57; StringEquals; aws:ResourceTag/DEPT; "a"; "aws:resourcetag/dept":"a"; yes
58; StringEquals; aws:ResourceTag/Dept; "a"; "aws:ResourceTag/Dept":"a","aws:ResourceTag/dept":"b"; unknown
60; StringEquals; aws:Referer; "a"; ; no
60; NumericLessThan; aws:Referer; "5"; ; no
61; StringNotEquals; aws:Referer; "a"; ; yes
61; NotIpAddress; aws:SourceIp; "10.0.0.0/8"; ; yes
61; ArnNotLike; aws:SourceArn; "arn:aws:s3:::x"; ; yes
62; StringEqualsIfExists; aws:Referer; "a"; ; yes
62; StringEqualsIfExists; aws:Referer; "a"; "aws:Referer":"b"; no
63; StringNotEqualsIfExists; aws:Referer; "a"; ; yes
63; StringNotEqualsIfExists; aws:Referer; "a"; "aws:Referer":"a"; no
64; Null; aws:Referer; "true"; ; yes
64; Null; aws:Referer; "true"; "aws:Referer":""; no
64; Null; aws:Referer; false; "aws:Referer":"x"; yes
64; Null; aws:Referer; "FALSE"; "aws:Referer":null; no
64; Null; aws:TagKeys; "false"; "aws:TagKeys":["x"]; yes
64; Null; aws:TagKeys; "true"; "aws:TagKeys":[]; yes
64; Null; aws:Referer; "maybe"; ; no
64; Null; aws:Referer; ["true","false"]; ; yes
66; Null; aws:RequestTag/a; "true"; "aws:RequestTag/a":""; yes
66; Null; aws:RequestTag/a; "true"; "aws:RequestTag/a":"x"; no
66; StringEquals; aws:RequestTag/a; ""; "aws:RequestTag/a":""; yes
68; StringEquals; aws:Referer; []; "aws:Referer":"x"; no
68; StringNotEquals; aws:Referer; []; "aws:Referer":"x"; no
68; StringNotEquals; aws:Referer; []; ; no
68; StringEqualsIfExists; aws:Referer; []; ; yes
68; StringNotEqualsIfExists; aws:Referer; []; "aws:Referer":"x"; no
68; ForAllValues:StringEquals; aws:TagKeys; []; ; yes
68; ForAllValues:StringEquals; aws:TagKeys; []; "aws:TagKeys":["a"]; no
68; ForAnyValue:StringEquals; aws:TagKeys; []; "aws:TagKeys":["a"]; no
68; ForAnyValue:StringEquals; aws:TagKeys; []; ; no
68; ForAnyValue:StringEqualsIfExists; aws:TagKeys; []; ; yes
69; StringEquals; aws:Referer; 5; "aws:Referer":"5"; yes
69; Bool; aws:SecureTransport; true; "aws:SecureTransport":true; yes
72; StringEquals; aws:Referer; "a*"; "aws:Referer":"ab"; no
72; StringEquals; aws:Referer; "a*"; "aws:Referer":"a*"; yes
72; StringEquals; aws:Referer; "a"; "aws:Referer":"A"; no
73; StringEqualsIgnoreCase; aws:Referer; "a"; "aws:Referer":"A"; yes
73; StringNotEqualsIgnoreCase; aws:Referer; "a"; "aws:Referer":"A"; no
74; StringLike; aws:Referer; "a?:*"; "aws:Referer":"ab:c:d"; yes
74; StringLike; aws:Referer; "a?"; "aws:Referer":"a"; no
74; StringNotLike; aws:Referer; "a*"; "aws:Referer":"abc"; no
75; ArnEquals; aws:SourceArn; "arn:aws:s3:::b*"; "aws:SourceArn":"arn:aws:s3:::bkt:x"; yes
75; ArnLike; aws:SourceArn; "arn:aws:*:bkt"; "aws:SourceArn":"arn:aws:s3:::bkt"; no
75; ArnLike; aws:SourceArn; "arn:aws:*:us-east-1:*:q"; "aws:SourceArn":"arn:aws:sqs:us-east-1:1:q"; yes
75; ArnLike; aws:SourceArn; "arn:aws:sqs:us-*:q"; "aws:SourceArn":"arn:aws:sqs:us-east-1:x:q"; no
75; ArnNotEquals; aws:SourceArn; "arn:aws:s3:::b*"; "aws:SourceArn":"arn:aws:s3:::bkt"; no
76; ArnEquals; aws:SourceArn; "arn:aws:s3:::BKT"; "aws:SourceArn":"arn:aws:s3:::bkt"; no
77; ArnEquals; aws:SourceArn; "*"; "aws:SourceArn":"arn:aws:s3:::bkt"; no
77; ArnNotEquals; aws:SourceArn; "arn:aws:s3:::bkt"; "aws:SourceArn":"bkt"; yes
77; ArnLike; aws:SourceArn; "arn:aws:s3:::*"; "aws:SourceArn":"bkt"; no
78; NumericEquals; app:n; "5"; "app:n":5.0; yes
78; NumericEquals; app:n; 1e2; "app:n":"100"; yes
78; NumericEquals; app:n; "18446744073709551617"; "app:n":"18446744073709551616"; no
78; NumericLessThan; app:n; "18446744073709551617"; "app:n":"18446744073709551616"; yes
78; NumericGreaterThan; app:n; "1e400"; "app:n":"1e401"; yes
78; NumericGreaterThan; app:n; "-1e400"; "app:n":"-1e401"; no
78; NumericGreaterThanEquals; app:n; "-0"; "app:n":"0.00e7"; yes
78; NumericLessThanEquals; app:n; ".5"; "app:n":"0.50000000000000000000000000000000001"; no
78; NumericEquals; app:n; "5."; "app:n":"+5"; yes
78; NumericEquals; app:n; "x"; "app:n":"x"; no
78; NumericNotEquals; app:n; "x"; "app:n":"5"; yes
78; NumericEquals; app:n; "1e1000000000"; "app:n":"10e999999999"; yes
78; NumericEquals; app:n; "1e1000000001"; "app:n":"1e1000000001"; no
78; NumericEquals; aws:MultiFactorAuthAge; "${aws:MultiFactorAuthAge}"; "aws:MultiFactorAuthAge":"5"; no
79; DateEquals; aws:CurrentTime; "2026-01-01T01:00:00+01:00"; "aws:CurrentTime":"2026-01-01T00:00Z"; yes
79; DateEquals; aws:CurrentTime; "2026"; "aws:CurrentTime":"1767225600"; yes
79; DateEquals; aws:CurrentTime; "2026-01"; "aws:CurrentTime":"2026-01-01T00:00:00.000Z"; yes
79; DateLessThan; aws:CurrentTime; "2026-01-01T00:00:00.0000000001Z"; "aws:CurrentTime":"2026-01-01"; yes
79; DateGreaterThan; aws:CurrentTime; "2026-01-01"; "aws:CurrentTime":"1767225600.5"; yes
79; DateEquals; aws:CurrentTime; "2025-02-29"; "aws:CurrentTime":"2025-02-29"; no
79; DateNotEquals; aws:CurrentTime; "2025-02-29"; "aws:CurrentTime":"2025-02-28"; yes
79; DateEquals; aws:CurrentTime; "2026-01-01T24:00Z"; "aws:CurrentTime":"2026-01-02"; no
79; DateGreaterThanEquals; aws:CurrentTime; "0000"; "aws:CurrentTime":"-62167219200"; yes
79; DateLessThan; aws:CurrentTime; "9999"; "aws:CurrentTime":"-62167219201"; no
79; DateEquals; aws:CurrentTime; "2026-*"; "aws:CurrentTime":"2026-01"; no
80; DateEquals; aws:EpochTime; "2026-01-01T00:00:00Z"; "aws:EpochTime":1767225600; yes
80; NumericEquals; aws:EpochTime; "1767225600.0"; "aws:EpochTime":1767225600; yes
81; Bool; aws:SecureTransport; "TRUE"; "aws:SecureTransport":"true"; yes
81; Bool; aws:SecureTransport; "1"; "aws:SecureTransport":"1"; no
81; Bool; aws:SecureTransport; "false"; ; no
82; Bool; aws:SecureTransport; "${aws:Referer}"; "aws:SecureTransport":true,"aws:Referer":"true"; yes
82; Bool; aws:SecureTransport; "${aws:Referer}"; "aws:SecureTransport":true; no
83; BinaryEquals; app:b; "QQ=="; "app:b":"QQ=="; yes
83; BinaryEquals; app:b; "QQ"; "app:b":"QQ"; no
83; BinaryEquals; app:b; "QUI="; "app:b":"QQ=="; no
84; IpAddress; aws:SourceIp; "203.0.113.77/24"; "aws:SourceIp":"203.0.113.9"; yes
84; IpAddress; aws:SourceIp; "203.0.113.9"; "aws:SourceIp":"203.0.113.9"; yes
84; IpAddress; aws:SourceIp; "203.0.113.8/31"; "aws:SourceIp":"203.0.113.10"; no
84; IpAddress; aws:SourceIp; "2001:DB8::/33"; "aws:SourceIp":"2001:db8:0::1"; yes
84; NotIpAddress; aws:SourceIp; "300.0.0.0/8"; "aws:SourceIp":"203.0.113.9"; yes
84; IpAddress; aws:SourceIp; "0.0.0.0/0"; "aws:SourceIp":"fe80::1%eth0"; no
85; IpAddress; aws:SourceIp; "::/0"; "aws:SourceIp":"203.0.113.9"; no
85; NotIpAddress; aws:SourceIp; "::/0"; "aws:SourceIp":"203.0.113.9"; yes
85; IpAddress; aws:SourceIp; "203.0.113.0/24"; "aws:SourceIp":"::ffff:203.0.113.9"; no
85; IpAddress; aws:SourceIp; "::ffff:203.0.113.0/120"; "aws:SourceIp":"::ffff:203.0.113.9"; yes
87; ForAllValues:StringEquals; aws:TagKeys; ["a","b"]; "aws:TagKeys":["a","b","a"]; yes
87; ForAllValues:StringEquals; aws:TagKeys; ["a","b"]; "aws:TagKeys":["a","c"]; no
87; ForAllValues:StringEquals; aws:TagKeys; "a"; ; yes
87; ForAllValues:StringNotEquals; aws:TagKeys; "a"; "aws:TagKeys":["b","a"]; no
87; ForAllValues:StringNotEquals; aws:TagKeys; "a"; "aws:TagKeys":["b"]; yes
88; ForAnyValue:StringEquals; aws:TagKeys; "a"; "aws:TagKeys":["b","a"]; yes
88; ForAnyValue:StringEquals; aws:TagKeys; "a"; "aws:TagKeys":["b"]; no
88; ForAnyValue:StringNotEquals; aws:TagKeys; "a"; ; no
88; ForAnyValue:StringNotEquals; aws:TagKeys; "a"; "aws:TagKeys":["a","b"]; yes
88; ForAnyValue:StringNotEqualsIfExists; aws:TagKeys; "a"; ; yes
88; ForAnyValue:StringEquals; aws:Referer; "a"; "aws:Referer":"a"; yes
90; StringEquals; aws:TagKeys; "a"; "aws:TagKeys":["a"]; no
90; StringNotEquals; aws:TagKeys; "a"; "aws:TagKeys":["b"]; no
90; StringNotEqualsIfExists; aws:TagKeys; "a"; ; no
91; StringEquals; aws:TagKeys; "a"; "aws:TagKeys":"a"; no
91; StringEquals; aws:Referer; "a"; "aws:Referer":["a"]; yes
91; StringEquals; aws:Referer; "a"; "aws:Referer":["a","a"]; unknown
91; ForAnyValue:StringEquals; aws:Referer; "a"; "aws:Referer":["b","a"]; yes
91; StringEquals; app:x; "a"; "app:x":["a"]; no
91; StringEquals; app:x; "a"; "app:x":"a"; yes
93; StringEquals; aws:Referer; "${aws:username}"; "aws:Referer":"alice"; yes
93; ArnLike; aws:SourceArn; "arn:aws:iam::*:user/${aws:username}"; "aws:SourceArn":"arn:aws:iam::1:user/alice"; yes
93; ArnLike; aws:SourceArn; "${aws:PrincipalArn}"; "aws:SourceArn":"arn:aws:iam::111122223333:user/alice"; no
95; StringEquals; aws:Referer; "${aws:TagKeys}"; "aws:TagKeys":["a"],"aws:Referer":"a"; unknown
95; StringNotEquals; aws:Referer; ["${aws:TagKeys}","a"]; "aws:TagKeys":["a"],"aws:Referer":"a"; no
97; StringEquals; aws:Referer; "${aws:x}"; "aws:Referer":""; no
97; StringNotEquals; aws:Referer; "${aws:x}"; "aws:Referer":""; yes
97; StringNotLike; aws:Referer; "a*${aws:x}"; "aws:Referer":"a"; yes
98; StringEquals; aws:Referer; "${aws:x, 'd'}"; "aws:Referer":"d"; yes
99; StringLike; aws:Referer; "a${*}"; "aws:Referer":"ab"; no
99; StringEquals; aws:Referer; "a${$}"; "aws:Referer":"a$"; yes
100; StringLike; aws:Referer; "${aws:UserAgent}"; "aws:UserAgent":"*","aws:Referer":"b"; no
102; StringEquals; aws:Referer; "${"; "aws:Referer":"${"; unknown
102; StringNotEquals; aws:Referer; ["${","b"]; "aws:Referer":"b"; no
102; StringEquals; aws:Referer; ["${","b"]; "aws:Referer":"b"; yes
null; ForAnyValue:Null; aws:Referer; "true"; ; no
null; ForAllValues:Null; aws:Referer; "false"; ; yes
`

func TestConditions(t *testing.T) {
	for _, row := range strings.Split(strings.TrimSpace(conditionTable), "\n") {
		f := strings.Split(row, "; ")
		if len(f) != 6 {
			t.Fatalf("row %q", row)
		}
		line := `{"request":{"action":"sqs:SendMessage","resource":"` + queue + `","principal":"` + alice + `","context":{` + f[4] + `}},
			"identityPolicies":[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
			{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"` + f[1] + `":{"` + f[2] + `":` + f[3] + `}}}]}]}`
		want := map[string]string{"yes": explicitlyDenied, "no": allowed, "unknown": implicitlyDenied}[f[5]]
		if verdict, why := Judge([]byte(line)); verdict != want {
			t.Errorf("%s: %s, want %s\n%s", row, verdict, want, why)
		}
	}
}

// FuzzJudge wants an answer for whatever line, and the same one twice.
func FuzzJudge(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(Draw(seed))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		first, _ := Judge(line)
		if second, _ := Judge(line); first != second {
			t.Fatal(first, second)
		}
	})
}
