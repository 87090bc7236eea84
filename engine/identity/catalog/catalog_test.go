package catalog

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"pgregory.net/rapid"
)

func TestActionsAreWellFormed(t *testing.T) {
	name := regexp.MustCompile(`^[a-z0-9-]+:[A-Za-z][A-Za-z0-9-]+$`)
	for a := range Actions("") {
		if !name.MatchString(a.Name) {
			t.Errorf("name %q", a.Name)
		}
		if _, ok := FindService(a.Service()); !ok {
			t.Errorf("%s: the service is not listed", a.Name)
		}
		if !slices.Contains([]Level{List, Read, Write, Tagging, Permissions}, a.Level) {
			t.Errorf("%s: level %q", a.Name, a.Level)
		}
		for i, r := range a.Resources {
			if _, ok := FindResource(a.Service(), r.Name); !ok {
				t.Errorf("%s: resource type %q is not listed", a.Name, r.Name)
			}
			if i > 0 && r.Needed && !a.Resources[i-1].Needed {
				t.Errorf("%s: what is needed comes behind", a.Name)
			}
			knowsKeys(t, a.Name, r.Keys)
		}
		knowsKeys(t, a.Name, a.Keys)
		for _, d := range a.Dependents {
			if _, ok := FindAction(d); !ok {
				t.Errorf("%s depends on %s, which is not listed", a.Name, d)
			}
		}
	}
}

// knowsKeys: what stands in a set of keys is the name of a key as FindKey
// gives it.
func knowsKeys(t *testing.T, of string, keys []string) {
	for i, name := range keys {
		if k, ok := FindKey(name); !ok || !strings.EqualFold(k.Name, name) {
			t.Errorf("%s: the key %s is not listed", of, name)
		}
		if i > 0 && keys[i-1] >= name {
			t.Errorf("%s: the key %s comes behind", of, name)
		}
	}
}

func TestKeysAreWellFormed(t *testing.T) {
	name := regexp.MustCompile(`^[a-z0-9./-]+[^:]*:[^ \t<>]+$`)
	for i, k := range Keys() {
		if !name.MatchString(k.Name) || strings.HasSuffix(k.Name, "}") {
			t.Errorf("name %q", k.Name)
		}
		if !slices.Contains([]Type{String, Bool, IP, Number, Date, ARN, Binary}, k.Type) {
			t.Errorf("%s: type %q", k.Name, k.Type)
		}
		if i > 0 && compare(Keys()[i-1].Name, k.Name) >= 0 {
			t.Errorf("%s is out of order", k.Name)
		}
		if k.Help != "" {
			goodHelp(t, k.Name, k.Help)
		}
	}
}

func goodHelp(t *testing.T, name, help string) {
	if help == "" || len(help) > 90 || strings.HasSuffix(help, ".") || strings.TrimSpace(help) != help || strings.Contains(help, "\t") {
		t.Errorf("%s: help %q", name, help)
	}
}

// TestHelpIsOfWhatThereIs: words by hand on an action or a service that AWS
// does not have would never be seen.
func TestHelpIsOfWhatThereIs(t *testing.T) {
	for row := range rowsOf(helpText).beginning("") {
		name := first(row)
		_, action := FindAction(name)
		_, service := FindService(name)
		if !action && !service {
			t.Errorf("%s is neither an action nor a service", name)
		}
		goodHelp(t, name, Help(name))
	}
}

// TestKeysByHandAgree with the reference where it knows the key too, so that
// an update of the reference is noticed.
func TestKeysByHandAgree(t *testing.T) {
	// The reference has these as sets; the pages that explain them give one value.
	single := []string{"identitystore:UserId", "datapipeline:PipelineCreator"}
	for row := range rowsOf(overlayText).beginning("") {
		k := readKey(row)
		other, ok := rowsOf(keyText).find(k.Name)
		if ok == strings.HasPrefix(k.Name, "aws:") {
			t.Errorf("%s: listed by the reference: %v", k.Name, ok)
		}
		if r := readKey(other); ok && !slices.Contains(single, k.Name) && (r.Name != k.Name || r.Type != k.Type || r.Multi != k.Multi) {
			t.Errorf("%s is %s, multi %v; the reference says %s %s, multi %v", k.Name, k.Type, k.Multi, r.Name, r.Type, r.Multi)
		}
	}
}

func TestCountsInTheDoc(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	rows := func(text string) int { return strings.Count(string(rowsOf(text)), "\n") }
	said := strings.Join(strings.Fields(strings.ReplaceAll(string(doc), "//", " ")), " ")
	for _, want := range []string{
		fmt.Sprintf("%d services", rows(serviceText)), thousands(rows(actionText)) + " actions", thousands(rows(resourceText)) + " resource types",
		thousands(rows(keyText)) + " keys of services", fmt.Sprintf("%d managed policies", len(ManagedPolicies())-2),
	} {
		if !strings.Contains(said, want) {
			t.Errorf("doc.go does not say %q", want)
		}
	}
}

func thousands(n int) string { return fmt.Sprintf("%d,%03d", n/1000, n%1000) }

func TestFindAction(t *testing.T) {
	for name, want := range map[string]string{
		"s3:GetObject": "s3:GetObject", "S3:getobject": "s3:GetObject", "sqs:SendMessage": "sqs:SendMessage",
		"s3:GetObjekt": "", "s3:": "", "": "", "s3:GetObject\tR": "", "s3": "", "zzz:Z": "", "#": "",
	} {
		if a, ok := FindAction(name); a.Name != want || ok != (want != "") {
			t.Errorf("%q finds %q %v", name, a.Name, ok)
		}
	}
	a, _ := FindAction("iam:PassRole")
	if a.Service() != "iam" || a.Level != Write || len(a.Resources) != 1 || a.Resources[0].Name != "role" || !a.Resources[0].Needed ||
		!slices.Contains(a.Keys, "iam:PassedToService") || a.Help == "" {
		t.Errorf("%+v", a)
	}
	run, _ := FindAction("ec2:RunInstances")
	if !slices.Contains(run.Dependents, "iam:PassRole") || run.Resources[0].Name != "image" || len(run.Resources) < 15 {
		t.Errorf("%+v", run)
	}
	tag, _ := FindAction("s3:PutObjectTagging")
	put, _ := FindAction("s3:PutBucketPolicy")
	if !slices.Equal(put.Levels(), []Level{Permissions, Write}) || !slices.Equal(tag.Levels(), []Level{Tagging, Write}) || !slices.Equal(run.Levels(), []Level{Write}) {
		t.Errorf("levels %v, %v", tag.Levels(), run.Levels())
	}
}

// TestNoResource: rule 49.
func TestNoResource(t *testing.T) {
	for name, want := range map[string]bool{
		"s3:ListAllMyBuckets": true, "S3:LISTALLMYBUCKETS": true, "s3:ListBucket": false, "ec2:DescribeInstances": true,
		"iam:ListUsers": true, "iam:GetUser": false, "s3:Nothing": false, "": false,
	} {
		if got := NoResource(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestFindKey(t *testing.T) {
	for name, want := range map[string]Key{
		"aws:sourceip":                                        {Name: "aws:SourceIp", Type: IP},
		"aws:PrincipalTag/team":                               {Name: "aws:PrincipalTag/", Type: String},
		"AWS:RESOURCETAG/a/b:c":                               {Name: "aws:ResourceTag/", Type: String},
		"kms:EncryptionContext:project":                       {Name: "kms:EncryptionContext:", Type: String},
		"kms:EncryptionContextKeys":                           {Name: "kms:EncryptionContextKeys", Type: String, Multi: true},
		"aws:TagKeys":                                         {Name: "aws:TagKeys", Type: String, Multi: true},
		"aws:MultiFactorAuthAge":                              {Name: "aws:MultiFactorAuthAge", Type: Number},
		"aws:CurrentTime":                                     {Name: "aws:CurrentTime", Type: Date},
		"s3:ExistingObjectTag/class":                          {Name: "s3:ExistingObjectTag/", Type: String},
		"secretsmanager:ResourceTag/x":                        {Name: "secretsmanager:ResourceTag/", Type: String},
		"backup:CopyTargets":                                  {Name: "backup:CopyTargets", Type: ARN, Multi: true},
		"identitystore:userid":                                {Name: "identitystore:UserId", Type: String},
		"codebuild:fileSystemLocations/data.type":             {Name: "codebuild:fileSystemLocations/${identifier}.type", Type: String},
		"codebuild:fileSystemLocations/data.nothing":          {},
		"events:Metadata/Source/Matcher":                      {Name: "events:Metadata/${MetadataKey}/Matcher", Type: String, Multi: true},
		"events:Metadata/Source":                              {Name: "events:Metadata/", Type: String, Multi: true},
		"token.actions.githubusercontent.com:repository":      {Name: "token.actions.githubusercontent.com:repository", Type: String},
		"token.actions.githubusercontent.com/acme:repository": {Name: "token.actions.githubusercontent.com/${SubPath}:repository", Type: String},
		"agent.eu.buildkite.dev:pipeline_id":                  {Name: "agent.${Domain}.buildkite.dev:pipeline_id", Type: String},
		"aws:Nothing":                                         {},
		"aws:PrincipalTag":                                    {},
		"sts:":                                                {},
		":":                                                   {},
		"":                                                    {},
		strings.Repeat("a", 300):                              {},
		"aws:ResourceTag/" + strings.Repeat("a", 300):         {Name: "aws:ResourceTag/", Type: String},
	} {
		got, ok := FindKey(name)
		got.Help, got.unlisted = "", false
		if want.Name == "" && ok || want.Name != "" && (!ok || got.Name != want.Name || got.Type != want.Type) {
			t.Errorf("%q finds %+v %v", name, got, ok)
		}
		if got.Multi != want.Multi && !strings.HasPrefix(name, "events:") {
			t.Errorf("%q: multi %v", name, got.Multi)
		}
	}
}

// TestEveryKeyIsFound: by its name, and open ones with something behind or
// within.
func TestEveryKeyIsFound(t *testing.T) {
	for _, k := range Keys() {
		name := strings.ToUpper(k.Name)
		if i := strings.Index(k.Name, "${"); i >= 0 {
			name = k.Name[:i] + "Something" + k.Name[strings.IndexByte(k.Name, '}')+1:]
		} else if k.Open() {
			name += "Something"
		}
		if got, ok := FindKey(name); !ok || got != k {
			t.Errorf("%s finds %s %v", name, got.Name, ok)
		}
	}
}

// TestMultivaluedKeys: rule 91. Of global keys these are multivalued and no
// others.
func TestMultivaluedKeys(t *testing.T) {
	want := strings.Fields("aws:CalledVia aws:PrincipalOrgPaths aws:PrincipalServiceNamesList aws:ResourceOrgPaths aws:SourceOrgPaths aws:TagKeys aws:VpceOrgPaths")
	var got []string
	for _, k := range Keys() {
		if strings.HasPrefix(k.Name, "aws:") && k.Multi {
			got = append(got, k.Name)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	for _, name := range strings.Fields(`dynamodb:Attributes dynamodb:LeadingKeys sts:TransitiveTagKeys kms:EncryptionContextKeys kms:ResourceAliases kms:GrantOperations
		route53:ChangeResourceRecordSetsNormalizedRecordNames route53:ChangeResourceRecordSetsRecordTypes route53:ChangeResourceRecordSetsActions`) {
		if k, ok := FindKey(name); !ok || !k.Multi {
			t.Errorf("%s: multi %v, known %v", name, k.Multi, ok)
		}
	}
}

func TestFindResource(t *testing.T) {
	r, ok := FindResource("S3", "Bucket")
	if !ok || r.Service != "s3" || r.Name != "bucket" || r.ARN != "arn:${Partition}:s3:::${BucketName}" || len(r.Others) != 0 || !slices.Contains(r.Keys, "aws:ResourceTag/") {
		t.Errorf("%+v %v", r, ok)
	}
	if r, _ := FindResource("apigateway", "Stages"); len(r.Others) != 1 {
		t.Errorf("%+v", r)
	}
	if _, ok := FindResource("s3", "buckets"); ok {
		t.Error("s3 has no buckets")
	}
	for row := range rowsOf(resourceText).beginning("") {
		c := cells[[3]string](row)
		for _, format := range strings.Split(c[2], ", ") {
			if strings.Count(format, ":") < 5 || !strings.HasPrefix(format, "arn:${Partition}:") || strings.ContainsAny(format, " \t") {
				t.Errorf("%s: %q", c[0], format)
			}
		}
		knowsKeys(t, c[0], list(keySet(c[1])))
	}
}

// TestRCP: rule 134, data.
func TestRCP(t *testing.T) {
	n := 0
	for s := range Services() {
		if s.Name == "" {
			t.Errorf("%s has no name", s.Prefix)
		}
		if RCP(s.Prefix) {
			n++
		}
	}
	if n != 62 {
		t.Errorf("%d services", n)
	}
	for name, want := range map[string]bool{"s3": true, "S3": true, "kms": true, "sts": true, "sqs": true, "secretsmanager": true, "ec2": false, "iam": false, "s4": false, "": false} {
		if RCP(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

// TestPiecesOfTheText: a name handed out costs no copy.
func TestPiecesOfTheText(t *testing.T) {
	within := func(piece, text string) bool {
		p, from := uintptr(unsafe.Pointer(unsafe.StringData(piece))), uintptr(unsafe.Pointer(unsafe.StringData(text)))
		return p >= from && p+uintptr(len(piece)) <= from+uintptr(len(text))
	}
	a, _ := FindAction("s3:getobject")
	k, _ := FindKey("aws:sourceip")
	r, _ := FindResource("s3", "object")
	doc, _ := ManagedPolicy("ReadOnlyAccess")
	if !within(a.Name, actionText) || !within(a.Resources[0].Name, actionText) || !within(a.Keys[0], setText) ||
		!within(k.Name, overlayText) || !within(r.ARN, resourceText) || !within(doc, managedText) {
		t.Error("a name was copied")
	}
}

func TestJudgesQuestionsAllocateNothing(t *testing.T) {
	FindKey("")
	RCP("")
	if n := testing.AllocsPerRun(100, func() {
		FindKey("AWS:PrincipalTag/Team")
		FindKey("aws:Nothing")
		FindKey("codebuild:fileSystemLocations/data.type")
		RCP("SecretsManager")
		NoResource("s3:ListAllMyBuckets")
		Carries("s3:GetObject", "aws:ResourceTag/team")
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestMisspelt(t *testing.T) {
	for name, want := range map[string]string{
		"s3:GetObjekt": "s3:GetObject", "iam:PassRol": "iam:PassRole", "s3:GetObject": "", "s3:GetObjec?": "", "s3:GetObjec*": "", "s3:GetObjec_": "", "s3:GetObjec": "s3:GetObject",
		"zz:GetObject": "", "GetObject": "", "": "", "s3:CompletelyUnlikeAnything": "",
	} {
		if near, ok := Misspelt(name); near != want || ok != (want != "") {
			t.Errorf("%q is near %q %v", name, near, ok)
		}
	}
	if all := Alike("kms:Ecrypt"); !slices.Equal(all, []string{"kms:Decrypt", "kms:Encrypt"}) {
		t.Errorf("kms:Ecrypt is as near to %q", all)
	}
}

// TestFindKeyIsLookingAtEachKey: the name itself goes before a name with
// something in the place of ${...}, and that before the longest open one.
func TestFindKeyIsLookingAtEachKey(t *testing.T) {
	type pattern struct {
		key  Key
		rank int // 0 the name itself, 1 something within, 2 something behind
		fits *regexp.Regexp
	}
	var all []pattern
	for _, k := range Keys() {
		own := regexp.QuoteMeta(k.Name)
		within := regexp.MustCompile(`\\\$\\\{[A-Za-z]+\\\}`).ReplaceAllString(own, ".+")
		all = append(all, pattern{k, 0, regexp.MustCompile("(?is)^" + own + "$")})
		switch {
		case within != own:
			all = append(all, pattern{k, 1, regexp.MustCompile("(?is)^" + within + "$")})
		case k.Open():
			all = append(all, pattern{k, 2, regexp.MustCompile("(?is)^" + own + ".+$")})
		}
	}
	names := almost(rowsOf(keyText))
	global := almost(rowsOf(overlayText))
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(names, global).Draw(t, "name")
		if i := strings.Index(name, "${"); i >= 0 && rapid.Bool().Draw(t, "fill") {
			name = name[:i] + "a/b" + name[strings.IndexByte(name, '}')+1:]
		} else if rapid.Bool().Draw(t, "more") {
			name += rapid.SampledFrom([]string{"team", "team/a", "x:y", "Source/Matcher"}).Draw(t, "behind")
		}
		best, found := pattern{rank: 3}, false
		for _, p := range all {
			if p.fits.MatchString(name) && (p.rank < best.rank || p.rank == best.rank && len(p.key.Name) > len(best.key.Name)) {
				best, found = p, true
			}
		}
		if got, ok := FindKey(name); ok != found || got != best.key {
			t.Fatalf("%q finds %q %v, looking at each %q %v", name, got.Name, ok, best.key.Name, found)
		}
	})
}
