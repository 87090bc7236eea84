package complete

import (
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/identity/policy"
)

var shop = Names{ARNs: []NamedARN{
	{"arn:aws:s3:::reports", "bucket reports"},
	{"arn:aws:dynamodb:eu-west-1:111122223333:table/orders", "table orders"},
	{"arn:aws:iam::111122223333:user/mia", "user mia"},
	{"arn:aws:iam::111122223333:group/staff", "group staff"},
}}

// at completes at the bar, and gives the text that would be replaced and the
// first candidates.
func at(t *testing.T, marked string) (replaced string, found []string) {
	t.Helper()
	before, after, ok := strings.Cut(marked, "|")
	if !ok {
		t.Fatalf("no cursor in %q", marked)
	}
	names := shop
	names.Kind = policy.Resource
	c := At(before+after, len(before), names)
	for _, f := range c.Candidates {
		found = append(found, f.Text)
	}
	return (before + after)[c.From:c.To], found
}

func TestAt(t *testing.T) {
	statement := func(s string) string { return "{\"Version\": \"2012-10-17\",\n\"Statement\": [{\n" + s + "\n}]}" }
	for name, tt := range map[string]struct {
		text string
		want string // the first candidates
	}{
		"effect":                       {statement(`"Effect": "|"`), "Allow Deny"},
		"effect, begun":                {statement(`"Effect": "d|"`), "Deny"},
		"services first":               {statement(`"Action": "s|"`), "s3: secretsmanager: sns: sqs: ssm: sts: s3-object-lambda:"},
		"actions of a service":         {statement(`"Action": "s3:GetO|"`), "s3:GetObject s3:GetObjectAcl s3:GetObjectAttributes"},
		"without case":                 {statement(`"NotAction": ["S3:geto|"]`), "s3:GetObject s3:GetObjectAcl"},
		"letters in order":             {statement(`"Action": ["a", "s3:bucketpol|"]`), "s3:GetBucketPolicy s3:PutBucketPolicy"},
		"begun with the verb":          {statement(`"Action": "PassR|"`), "iam:PassRole codeconnections:PassRepository"},
		"a key without its prefix":     {statement(`"Condition": {"IpAddress": {"sourcei|"}}`), "aws:SourceIp aws:SourceIdentity"},
		"common actions first":         {statement(`"Action": "ec2:Run|"`), "ec2:RunInstances ec2:RunScheduledInstances"},
		"an action nobody explains":    {statement(`"Action": "bedrock:InvokeM|"`), "bedrock:InvokeModel"},
		"unknown service":              {statement(`"Action": "zz:|"`), ""},
		"all of a service":             {statement(`"Action": "sqs:*|"`), "sqs:*"},
		"resources":                    {statement(`"Resource": "arn:aws:s3|"`), "arn:aws:s3:::reports arn:aws:s3:::reports/*"},
		"resource by its name":         {statement(`"Resource": ["orders|"]`), "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"},
		"version":                      {`{"Version": "|"`, "2012-10-17 2008-10-17"},
		"names of the document":        {`{"|"`, "Version Statement Id"},
		"names seen are left out":      {`{"Version": "2012-10-17", "|"`, "Statement Id"},
		"variables":                    {statement(`"Resource": "arn:aws:s3:::home/${|"`), "aws:username} aws:PrincipalTag/ aws:userid}"},
		"variables, begun":             {statement(`"Resource": "arn:aws:s3:::home/${aws:us|}/*"`), "aws:username} aws:userid}"},
		"variables by their name":      {statement(`"Resource": "arn:aws:s3:::home/${user|"`), "aws:username} aws:userid}"},
		"variables in a condition":     {statement(`"Condition": {"StringEquals": {"s3:prefix": "${aws:PrincipalT|"}}`), "aws:PrincipalTag/"},
		"a variable that is closed":    {statement(`"Resource": "arn:aws:s3:::home/${aws:username}/|"`), ""},
		"no variables in actions":      {statement(`"Action": "s3:${|"`), ""},
		"names of a statement":         {statement(`"Effect": "Allow", "A|"`), "Action"},
		"a lone statement":             {`{"Statement": {"Eff|`, "Effect"},
		"operators":                    {statement(`"Condition": {"StringE|"}`), "StringEquals StringEqualsIgnoreCase StringEqualsIfExists"},
		"operators with a qualifier":   {statement(`"Condition": {"foranyvalue:StringL|"}`), "ForAnyValue:StringLike ForAnyValue:StringLikeIfExists"},
		"qualifiers":                   {statement(`"Condition": {"For|"}`), "ForAnyValue: ForAllValues:"},
		"keys":                         {statement(`"Condition": {"Bool": {"aws:S|": 1}}`), "aws:SecureTransport aws:SignInSessionArn aws:SourceAccount"},
		"keys that fit come first":     {statement(`"Condition": {"IpAddress": {"|"}}`), "aws:Ec2InstanceSourcePrivateIPv4 aws:SourceIp aws:VpcSourceIp aws:AssumedRoot"},
		"values of a switch":           {statement(`"Condition": {"Bool": {"aws:SecureTransport": "|"}}`), "true false"},
		"values of Null":               {statement(`"Condition": {"Null": {"aws:TokenIssueTime": ["|"]}}`), "true false"},
		"values nobody knows":          {statement(`"Condition": {"StringLike": {"s3:prefix": "|"}}`), ""},
		"principal":                    {statement(`"Principal": {"|"}`), "AWS Service Federated CanonicalUser"},
		"principals":                   {statement(`"Principal": {"AWS": ["|"]}`), "arn:aws:iam::111122223333:user/mia *"},
		"service principals":           {statement(`"Principal": {"Service": "la|"}`), "lambda.amazonaws.com"},
		"a Sid is free":                {statement(`"Sid": "|"`), ""},
		"outside a string":             {statement(`"Effect": |"Allow"`), ""},
		"behind a string":              {statement(`"Effect": "Allow"|`), ""},
		"an open string":               {"{\"Statement\": [{\"Action\": \"s3:PutB|\n\"Resource\": \"*\"}]}", "s3:PutBucketAcl"},
		"a comma is missing":           {statement("\"Effect\": \"Allow\"\n\"Action\": \"sqs:Se|\""), "sqs:SendMessage"},
		"an open string before":        {statement("\"Effect\": \"Allow,\n\"Action\": \"sqs:Se|\""), "sqs:SendMessage"},
		"brackets that close nothing":  {"]}}" + statement(`"Effect": "A|"`), "Allow"},
		"an escape before the cursor":  {statement(`"Action": "s3\"|"`), ""},
		"a bracket in a string":        {statement(`"Sid": "{[", "Effect": "|"`), "Allow Deny"},
		"behind a nested object":       {statement(`"Condition": {"Bool": {"a": ["x"]}}, "Ef|"`), "Effect"},
		"an element in the wrong case": {statement(`"effect": "|"`), "Allow Deny"},
	} {
		t.Run(name, func(t *testing.T) {
			_, found := at(t, tt.text)
			want := strings.Fields(tt.want)
			if len(found) < len(want) || len(want) == 0 && len(found) > 0 || !slices.Equal(found[:len(want)], want) {
				t.Errorf("found %v, want %v", found[:min(len(found), 6)], want)
			}
		})
	}
}

// TestElementsOfKinds: what a kind of policy cannot hold is not proposed.
func TestElementsOfKinds(t *testing.T) {
	for kind, missing := range map[policy.Kind]string{
		policy.Identity: "Principal NotPrincipal", policy.SCP: "Principal NotPrincipal", policy.Resource: "",
		policy.Trust: "Resource NotResource NotPrincipal", policy.RCP: "NotAction NotPrincipal",
	} {
		src := `{"Statement": [{"`
		all := At(src, len(src), Names{Kind: kind}).Candidates
		if want := len(statementElements) - len(strings.Fields(missing)); len(all) != want {
			t.Errorf("%s: %d elements, want %d", kind, len(all), want)
		}
		for _, c := range all {
			if slices.Contains(strings.Fields(missing), c.Text) {
				t.Errorf("%s: proposes %s", kind, c.Text)
			}
		}
	}
}

func TestWholeNameIsReplaced(t *testing.T) {
	for text, want := range map[string]string{
		`{"Statement":{"Action": "s3:Get|Object"}}`:   "s3:GetObject",
		`{"Statement":{"Action": "s3:Get|Ob, "x": 1`:  "s3:GetOb",
		`{"Statement":{"Action": "|"}}`:               "",
		`{"Statement":{"Resource": "a/${aws:u|}/*"}}`: "aws:u}",
		`{"Statement":{"Resource": "arn:aws:s|3:::a"`: "arn:aws:s3:::a",
	} {
		if got, _ := at(t, text); got != want {
			t.Errorf("%s replaces %q, want %q", text, got, want)
		}
	}
}

func TestEveryCandidateHelps(t *testing.T) {
	for _, all := range [][]Candidate{effects, versions, documentElements, statementElements, principalKinds, servicePrincipals,
		conditionOperators(""), explained(actions("s3:")), explained(actions("bedrock:")), explained(actions("s")), conditionKeys("Bool"), resources(shop)} {
		for _, c := range all {
			if c.Help == "" || strings.ContainsAny(c.Help, "\n\t") || strings.ContainsAny(c.Text, "\"\\\n ") {
				t.Errorf("%q: %q", c.Text, c.Help)
			}
		}
	}
}

func FuzzAt(f *testing.F) {
	f.Add(`{"Statement": [{"Action": "s3:", "Condition": {"Bool": {"aws:`, 31)
	f.Fuzz(func(t *testing.T, src string, offset int) {
		At(src, offset, shop)
		for offset := range src[:min(len(src), 300)] {
			sound(t, src, offset)
		}
	})
}

func sound(t *testing.T, src string, offset int) {
	c := At(src, offset, shop)
	if len(c.Candidates) == 0 {
		return
	}
	if c.From < 0 || c.From > offset || c.To < offset || c.To > len(src) || strings.Contains(src[c.From:c.To], "\n") {
		t.Fatalf("At(%q, %d) replaces [%d, %d)", src, offset, c.From, c.To)
	}
	for _, each := range c.Candidates {
		if each.Text == "" {
			t.Fatal("an empty candidate")
		}
	}
}

func BenchmarkVerb(b *testing.B) {
	src := `{"Statement": [{"Action": "PassR`
	for b.Loop() {
		At(src, len(src), shop)
	}
}

func BenchmarkLetters(b *testing.B) {
	src := `{"Statement": [{"Action": "xbktpol`
	for b.Loop() {
		At(src, len(src), shop)
	}
}

func BenchmarkKeys(b *testing.B) {
	src := `{"Statement": [{"Condition": {"StringEquals": {"aws:S`
	for b.Loop() {
		At(src, len(src), shop)
	}
}

func BenchmarkAt(b *testing.B) {
	src := strings.Repeat(`{"Statement": [{"Effect": "Allow", "Action": ["s3:GetObject"]}]},`+"\n", 200) + `{"Statement": [{"Action": "s3:bucketpol`
	for b.Loop() {
		At(src, len(src), shop)
	}
}

var routes = RecordNames{
	Names: []Candidate{{"www.example.com", ""}}, Targets: []Candidate{{"lb.eu-west-1.elb.amazonaws.com", "alb-eu"}}, Zones: []Candidate{{"Z0EXAMPLE", ""}},
	Addresses: []Candidate{{"203.0.113.10", "web-eu"}}, Checks: []Candidate{{"ireland", ""}}, Alarms: []Candidate{{"errors", ""}},
	Blocks: []Candidate{{"offices", ""}}, Locations: []Candidate{{"berlin", ""}},
}

// TestRecords: what may stand in change batches and health checks.
func TestRecords(t *testing.T) {
	set := func(s string) string { return "{\"Changes\": [{\"ResourceRecordSet\": {" + s + "}}]}" }
	check := func(s string) string {
		return "{\"HealthChecks\": [{\"Id\": \"a\", \"HealthCheckConfig\": {" + s + "}}]}"
	}
	for name, tt := range map[string]struct{ text, want string }{
		"the document":       {`{"|"}`, "Comment Changes HealthChecks"},
		"a change":           {`{"Changes": [{"Action": "|"}]}`, "UPSERT CREATE DELETE"},
		"members, begun":     {set(`"Name": "x", "Fail|"`), "Failover"},
		"members not twice":  {set(`"TTL": 60, "T|"`), "Type"},
		"record types":       {set(`"Type": "A|"`), "A AAAA"},
		"names":              {set(`"Name": "w|"`), "www.example.com"},
		"a Region":           {set(`"Region": "eu-w|"`), "eu-west-1 eu-west-2 eu-west-3"},
		"a continent":        {set(`"GeoLocation": {"ContinentCode": "E|"}`), "EU"},
		"a country":          {set(`"GeoLocation": {"CountryCode": "T|"}`), "TC TD TF"},
		"a state":            {set(`"GeoLocation": {"SubdivisionCode": "W|"}`), "WA WI WV"},
		"a check":            {set(`"HealthCheckId": "|"`), "ireland"},
		"an address":         {set(`"ResourceRecords": [{"Value": "2|"}]`), "203.0.113.10"},
		"an alias's target":  {set(`"AliasTarget": {"DNSName": "|"}`), "lb.eu-west-1.elb.amazonaws.com"},
		"an alias's zone":    {set(`"AliasTarget": {"HostedZoneId": "Z|"}`), "Z0EXAMPLE"},
		"a collection":       {set(`"CidrRoutingConfig": {"CollectionId": "|"}`), "offices"},
		"a location":         {set(`"CidrRoutingConfig": {"LocationName": "|"}`), "berlin"},
		"a check's type":     {check(`"Type": "C|"`), "CALCULATED CLOUDWATCH_METRIC"},
		"a check's member":   {check(`"Inv|"`), "Inverted"},
		"children":           {check(`"ChildHealthChecks": ["|"]`), "ireland"},
		"an alarm":           {check(`"AlarmIdentifier": {"Name": "|"}`), "errors"},
		"the status":         {check(`"InsufficientDataHealthStatus": "L|"`), "LastKnownStatus"},
		"nothing elsewhere":  {set(`"SetIdentifier": "|"`), ""},
		"no IAM in a record": {set(`"Effect": "|"`), ""},
	} {
		before, after, _ := strings.Cut(tt.text, "|")
		var found []string
		for _, c := range Records(before+after, len(before), routes).Candidates {
			found = append(found, c.Text)
		}
		want := strings.Fields(tt.want)
		if !slices.Equal(found[:min(len(found), len(want))], want) || len(want) == 0 && len(found) > 0 {
			t.Errorf("%s: got %v, want %v", name, found, want)
		}
	}
}
