package catalog

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// notListed are resources that an action is asked on though the reference does
// not list them with it: session tags go with every call that makes a session,
// and of the actions that classic and newer load balancers share it has those
// of the classic ones.
var notListed = map[string]string{
	"sts:TagSession":                          "sts:federated-user",
	"elasticloadbalancing:AddTags":            "elasticloadbalancing:targetgroup elasticloadbalancing:loadbalancer/app/",
	"elasticloadbalancing:CreateLoadBalancer": "elasticloadbalancing:loadbalancer/app/",
}

// TestOperationsFitTheReference: each action is asked on a resource type it
// has, and carries the keys that the table names.
func TestOperationsFitTheReference(t *testing.T) {
	for _, op := range Operations() {
		for _, n := range op.Needs {
			a, ok := FindAction(n.Action)
			if !ok || a.Name != n.Action {
				t.Errorf("%s needs %s, which is not listed", op.Name, n.Action)
				continue
			}
			have := a.Keys
			if n.Resource == "*" {
				if !NoResource(n.Action) || n.ARN != "*" {
					t.Errorf("%s: %s has resource types", op.Name, n.Action)
				}
			} else {
				service, name, _ := strings.Cut(n.Resource, ":")
				r, ok := FindResource(service, name)
				if !ok || n.ARN != r.ARN || !strings.HasPrefix(n.ARN, "arn:") {
					t.Errorf("%s: there is no %s", op.Name, n.Resource)
				}
				i := slices.IndexFunc(a.Resources, func(r ResourceType) bool { return r.Name == name })
				switch {
				case i >= 0:
					have = append(slices.Clone(have), a.Resources[i].Keys...)
				case !slices.Contains(strings.Fields(notListed[n.Action]), n.Resource):
					t.Errorf("%s: %s is not asked on %s", op.Name, n.Action, n.Resource)
				}
			}
			for _, k := range n.Keys {
				if !slices.Contains(have, k) && notListed[n.Action] == "" {
					t.Errorf("%s: %s does not carry %s", op.Name, n.Action, k)
				}
			}
		}
	}
}

func TestOperationsAreWellFormed(t *testing.T) {
	name := regexp.MustCompile(`^[a-z0-9]+:[A-Z][A-Za-z0-9]+$`)
	rule := regexp.MustCompile(`^(M[0-9]+|[0-9]+)$`)
	used := map[Occasion]bool{"": true}
	for _, op := range Operations() {
		if !name.MatchString(op.Name) || op.Page == "" || !slices.Contains([]Event{Management, Data, ""}, op.Event) {
			t.Errorf("%+v", op)
		}
		if slices.ContainsFunc(op.Rules, func(r string) bool { return !rule.MatchString(r) }) || (op.Event == Data) != slices.Contains(op.Rules, "M11") {
			t.Errorf("%s: rules %v, event %q", op.Name, op.Rules, op.Event)
		}
		if m := op.Missing; m != (Missing{}) && (m.Found < 400 || m.Else < 400) || (m.Found == 404) != slices.Contains(op.Rules, "M2") {
			t.Errorf("%s: missing %+v", op.Name, m)
		}
		for _, n := range op.Needs {
			used[n.When] = true
			if !slices.Contains([]string{"", "source", "destination", "each"}, n.Of) || n.When != "" && n.When.String() == "" {
				t.Errorf("%s: %+v", op.Name, n)
			}
			kms := strings.HasPrefix(n.Action, "kms:") && !strings.HasPrefix(op.Name, "kms:")
			if kms && !slices.Contains(op.Rules, "M3") {
				t.Errorf("%s needs %s, and does not name M3", op.Name, n.Action)
			}
			if (n.Action == "iam:PassRole") && !slices.Contains(op.Rules, "146") {
				t.Errorf("%s passes a role, and does not name rule 146", op.Name)
			}
		}
	}
	for o := range occasions() {
		if !used[o] {
			t.Errorf("nothing happens on the occasion %q", o)
		}
	}
	if n := len(Operations()); n < 80 {
		t.Errorf("%d operations", n)
	}
}

// TestOperationsSayMore: a call that needs the action of its own name and
// nothing else, and of which nothing else is to know, need not be in the
// table.
func TestOperationsSayMore(t *testing.T) {
	for _, op := range Operations() {
		if len(op.Needs) == 1 && op.Needs[0].Action == op.Name && len(op.Rules) == 0 && op.Name != "s3:GetBucketLocation" && op.Name != "sts:AssumeRoot" {
			t.Errorf("%s says nothing", op.Name)
		}
	}
}

// needs are the actions that a call needs on an occasion, those it always
// needs among them.
func needs(t *testing.T, call string, on ...Occasion) []string {
	t.Helper()
	op, ok := FindOperation(call)
	if !ok {
		t.Fatalf("%s is not in the table", call)
	}
	var all []string
	for _, n := range op.Needs {
		if n.When == "" || slices.Contains(on, n.When) {
			all = append(all, n.Action)
		}
	}
	return all
}

// TestCallsAndActions: M1. A call's name is not always the action.
func TestCallsAndActions(t *testing.T) {
	for call, want := range map[string]string{
		"s3:ListObjects": "s3:ListBucket", "s3:listobjectsv2": "s3:ListBucket", "s3:HeadBucket": "s3:ListBucket",
		"s3:ListObjectVersions": "s3:ListBucketVersions", "lambda:Invoke": "lambda:InvokeFunction",
		"sqs:SendMessageBatch": "sqs:SendMessage", "sns:PublishBatch": "sns:Publish", "s3:ListBuckets": "s3:ListAllMyBuckets",
		"kms:ReEncrypt": "kms:ReEncryptFrom kms:ReEncryptTo", "sts:GetCallerIdentity": "", "sts:GetSessionToken": "",
		"apigateway:CreateRestApi": "apigateway:POST", "dynamodb:TransactGetItems": "dynamodb:GetItem",
	} {
		if got := strings.Join(needs(t, call), " "); got != want {
			t.Errorf("%s needs %q", call, got)
		}
	}
	if got := needs(t, "s3:HeadObject", "latest"); !slices.Equal(got, []string{"s3:GetObject"}) {
		t.Errorf("HeadObject needs %v", got)
	}
	if got := needs(t, "s3:HeadObject", "version"); !slices.Equal(got, []string{"s3:GetObjectVersion"}) {
		t.Errorf("HeadObject of a version needs %v", got)
	}
	for _, call := range []string{"s3:ListObject", "s3:", "", "ListObjects", "iam:GetUser"} {
		if op, ok := FindOperation(call); ok {
			t.Errorf("%q is %s", call, op.Name)
		}
	}
}

// TestMissingObject: M2. A missing object is 404 to those who may list the
// bucket, 403 to others.
func TestMissingObject(t *testing.T) {
	for _, call := range []string{"s3:GetObject", "s3:HeadObject", "s3:GetObjectAttributes"} {
		op, _ := FindOperation(call)
		if op.Missing.Tells != "s3:ListBucket" || op.Missing.Status(true) != 404 || op.Missing.Status(false) != 403 {
			t.Errorf("%s: %+v", call, op.Missing)
		}
	}
	if op, _ := FindOperation("sts:AssumeRole"); op.Missing.Tells != "" || op.Missing.Status(true) != 403 || op.Missing.Status(false) != 403 {
		t.Errorf("a missing role: %+v", op.Missing)
	}
	if op, _ := FindOperation("s3:PutObject"); op.Missing != (Missing{}) {
		t.Errorf("PutObject: %+v", op.Missing)
	}
}

// TestCompanionsOnKeys: M3. A KMS key asks for a permission of its own; an
// object that S3's own key encrypts does not.
func TestCompanionsOnKeys(t *testing.T) {
	for _, c := range []struct {
		call string
		kms  bool
		want string
	}{
		{"s3:GetObject", true, "s3:GetObject kms:Decrypt"},
		{"s3:GetObject", false, "s3:GetObject"},
		{"s3:PutObject", true, "s3:PutObject kms:GenerateDataKey"},
		{"s3:PutObject", false, "s3:PutObject"},
		{"s3:CompleteMultipartUpload", true, "s3:PutObject kms:Decrypt"},
		{"sqs:SendMessage", true, "sqs:SendMessage kms:GenerateDataKey kms:Decrypt"},
		{"sqs:ReceiveMessage", true, "sqs:ReceiveMessage kms:Decrypt"},
		{"secretsmanager:GetSecretValue", true, "secretsmanager:GetSecretValue kms:Decrypt"},
	} {
		on := []Occasion{"latest"}
		if c.kms {
			on = append(on, "kms")
		}
		if got := strings.Join(needs(t, c.call, on...), " "); got != c.want {
			t.Errorf("%s, a key of the customer's %v: needs %s", c.call, c.kms, got)
		}
	}
	op, _ := FindOperation("s3:CopyObject")
	for _, n := range op.Needs {
		if n.Action == "kms:Decrypt" && n.Of != "source" || n.Action == "kms:GenerateDataKey" && n.Of != "destination" {
			t.Errorf("CopyObject: %+v", n)
		}
	}
}

// TestIndexHasItsOwnARN: M5. What is said of a table misses its indexes, the
// other way round too.
func TestIndexHasItsOwnARN(t *testing.T) {
	op, _ := FindOperation("dynamodb:Query")
	arns := map[Occasion]string{}
	for _, n := range op.Needs {
		arns[n.When] = strings.NewReplacer("${Partition}", "aws", "${Region}", "eu-west-1", "${Account}", "111122223333",
			"${TableName}", "orders", "${IndexName}", "by-day").Replace(n.ARN)
	}
	const table = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"
	if arns["table"] != table || arns["index"] != table+"/index/by-day" {
		t.Fatalf("%v", arns)
	}
	for pattern, want := range map[string][2]bool{table: {true, false}, table + "/index/*": {false, true}, table + "*": {true, true}} {
		head, wild := strings.CutSuffix(pattern, "*")
		covers := func(arn string) bool { return arn == pattern || wild && strings.HasPrefix(arn, head) }
		if got := [2]bool{covers(arns["table"]), covers(arns["index"])}; got != want {
			t.Errorf("%s covers table and index: %v", pattern, got)
		}
	}
}

// TestSeveralResources: rule 14. A launch needs all of them.
func TestSeveralResources(t *testing.T) {
	op, _ := FindOperation("ec2:RunInstances")
	var always, sometimes []string
	for _, n := range op.Needs {
		if n.Action == "ec2:RunInstances" && n.When == "" {
			always = append(always, strings.TrimPrefix(n.Resource, "ec2:"))
		} else if n.Action == "ec2:RunInstances" {
			sometimes = append(sometimes, strings.TrimPrefix(n.Resource, "ec2:"))
		}
	}
	if !slices.Equal(always, strings.Fields("image instance network-interface security-group subnet")) ||
		!slices.Equal(sometimes, strings.Fields("volume key-pair snapshot launch-template placement-group")) {
		t.Errorf("always %v, sometimes %v", always, sometimes)
	}
	if got := needs(t, "ec2:RunInstances", "profile"); !slices.Contains(got, "iam:PassRole") {
		t.Errorf("with an instance profile: %v", got)
	}
	if got := needs(t, "ec2:RunInstances"); slices.Contains(got, "iam:PassRole") {
		t.Errorf("without an instance profile: %v", got)
	}
}

// TestPassingRoles: rule 146. A call that hands a role to a service needs
// iam:PassRole besides, one that uses what is there does not.
func TestPassingRoles(t *testing.T) {
	for call, want := range map[string]bool{
		"lambda:CreateFunction": true, "lambda:Invoke": false, "iam:AddRoleToInstanceProfile": true, "iam:CreateInstanceProfile": false,
		"s3:PutBucketReplication": true, "s3:DeleteBucketReplication": false, "ecs:RunTask": true, "sts:AssumeRole": false,
	} {
		if got := slices.Contains(needs(t, call, "role", "profile"), "iam:PassRole"); got != want {
			t.Errorf("%s passes a role: %v", call, got)
		}
	}
}

// TestDataEvents: M11. Reads of objects are not recorded unless asked for,
// changes of the bucket are.
func TestDataEvents(t *testing.T) {
	for call, want := range map[string]bool{
		"s3:GetObject": false, "s3:PutObject": false, "s3:DeleteObjects": false, "lambda:Invoke": false, "dynamodb:PutItem": false, "sqs:SendMessage": false,
		"s3:PutBucketPolicy": true, "lambda:CreateFunction": true, "sts:AssumeRole": true, "secretsmanager:GetSecretValue": true, "iam:CreateRole": true,
	} {
		if op, ok := FindOperation(call); !ok || op.Event.OnByDefault() != want {
			t.Errorf("%s is recorded: %v", call, !want)
		}
	}
}

// TestTransactions: the parts of a transaction are authorised one by one.
func TestTransactions(t *testing.T) {
	if got := needs(t, "dynamodb:TransactWriteItems", "put", "check"); !slices.Equal(got, []string{"dynamodb:PutItem", "dynamodb:ConditionCheckItem"}) {
		t.Errorf("%v", got)
	}
	if got := needs(t, "dynamodb:ExecuteStatement", "insert"); !slices.Equal(got, []string{"dynamodb:PartiQLInsert"}) {
		t.Errorf("%v", got)
	}
}
