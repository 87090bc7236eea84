package prove

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/language"
)

// partition is the one that is asked about.
const partition = "aws"

// regions are AWS's, those that most people know first.
var regions = []string{"us-east-1", "eu-west-1", "eu-central-1", "us-west-2", "ap-southeast-1", "us-east-2", "us-west-1", "eu-west-2", "eu-west-3",
	"eu-north-1", "eu-south-1", "eu-south-2", "eu-central-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-southeast-2",
	"ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ap-south-1", "ap-south-2", "ap-east-1", "ap-east-2",
	"ca-central-1", "ca-west-1", "sa-east-1", "me-south-1", "me-central-1", "il-central-1", "af-south-1", "mx-central-1"}

// Regions are AWS's.
func Regions() []string { return slices.Clone(regions) }

func (q *inquiry) regions() []string {
	if len(q.space.Regions) > 0 {
		return q.space.Regions
	}
	return regions
}

// region is one of the space's, by index.
func (q *inquiry) region(i int) string { return q.regions()[i] }

// slashed are placeholders whose values hold slashes, although their names do
// not say so.
var slashed = map[string]bool{"ObjectName": true, "LogGroupName": true, "Key": true, "ParameterNameWithoutLeadingSlash": true, "SecretId": true,
	"ResourcePath": true, "LogStreamName": true, "RepositoryName": true, "AwsUserName": true, "RelativeId": true}

// Format is an ARN format of the catalogue's as a language: any Region, any
// account, names of at least one character. The partition is aws.
func Format(text string) *language.Expr { return format(text, "", "") }

// format makes an ARN format a language: what it leaves open but Region and
// account is a name, of at least one character. An empty region or account
// leaves any.
func format(text, region, account string) *language.Expr {
	b := new(language.Builder) // "*" is no wildcard here
	for {
		from := strings.Index(text, "${")
		if from < 0 {
			return b.Text(text).Expr()
		}
		b.Text(text[:from])
		to := from + strings.IndexByte(text[from:], '}')
		name := text[from+2 : to]
		text = text[to+1:]
		switch {
		case name == "Partition":
			b.Text(partition)
		case name == "Region" && region == "":
			b.AtLeast(1, language.Label)
		case name == "Region":
			b.Text(region)
		case name == "Account" && account == "":
			b.AtLeast(1, language.Label)
		case name == "Account":
			b.Text(account)
		case name == "AccountId":
			for range 12 {
				b.One(language.Digit)
			}
		case name == "BucketName":
			b.One(language.Plain).One(language.Bucket).Run(language.Bucket).One(language.Plain)
		case name == "ObjectName":
			b.AtLeast(1, language.Any)
		case slashed[name] || strings.HasSuffix(name, "Path"):
			b.AtLeast(1, language.Path)
		default:
			b.AtLeast(1, language.Name)
		}
	}
}

// format is an ARN format as a language, made once.
func (q *inquiry) format(text, region, account string) *language.Expr {
	k := [3]string{text, region, account}
	e, known := q.formats[k]
	if !known {
		e = format(text, region, account)
		q.formats[k] = e
	}
	return e
}

// Resources are resources that an action can be asked on, one for each of its
// ARN formats: the given one where it is of the format, else the shortest.
func Resources(action, like, account string) (out []string) {
	prefix, _, _ := strings.Cut(action, ":")
	for _, s := range catalogued() {
		for _, t := range s.targets {
			if s.prefix != strings.ToLower(prefix) || !strings.EqualFold(t.action, action) {
				continue
			}
			e, budget := format(t.format, "", account), language.Budget{Left: 10_000}
			switch {
			case t.format == judgedOn(t.action, "*"):
				out = append(out, "*")
			case language.Meet(&budget, e, language.Literal(like)):
				out = append(out, like)
			default:
				out = append(out, format(t.format, regions[0], account).Shortest())
			}
		}
	}
	return out
}
