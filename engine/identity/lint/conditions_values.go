package lint

import (
	"net/netip"
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

var (
	invalidKMSKey = aws("INVALID_KMS_KEY_VALUE", Error, "a KMS key that is not named by its ARN",
		"The key that encrypts is compared by its whole ARN, as in arn:aws:kms:eu-west-1:111122223333:key/ID. A bare id or an alias never equals it.", "72")
	invalidRegion = aws("INVALID_REGION", Error, "a Region that does not exist",
		"A Region is compared by its code, such as eu-west-1, without a zone's letter. No request goes to any other.", "115")
	vpcFormat = aws("INVALID_VPC_FORMAT", Error, "a value that is no VPC's id",
		"A VPC's id is vpc- and 8 or 17 letters and digits. No request comes from anything else; the id of a VPC endpoint belongs to aws:SourceVpce.", "108")
	vpceFormat = aws("INVALID_VPCE_FORMAT", Error, "a value that is no VPC endpoint's id",
		"A VPC endpoint's id is vpce- and 8 or 17 letters and digits. No request comes through anything else; the id of a VPC belongs to aws:SourceVpc.", "108")
	privateIP = aws("PRIVATE_IP_ADDRESS", Error, "private addresses only for aws:SourceIp",
		"aws:SourceIp is the public address that a request comes from, so a private range never matches. Of calls through a VPC endpoint compare aws:VpcSourceIp.", "86", "108")
	privateNotIP = aws("PRIVATE_NOTIPADDRESS", Error, "all but private addresses for aws:SourceIp",
		"aws:SourceIp is the public address that a request comes from, so it is never in a private range and the condition always holds. Of calls through a VPC endpoint compare aws:VpcSourceIp.", "86", "108")
)

// values looks at the values of the keys whose form is known.
func (l *linter) values(s *statement, c *policy.Condition, op match.Operator, key catalog.Key) {
	if op.Family == match.IP && key.Name == "aws:SourceIp" {
		l.privateAddresses(s, c, op)
	}
	if op.Family != match.String {
		return
	}
	for _, v := range c.Values {
		if v.Value == "" || strings.ContainsAny(v.Value, "*?$") {
			continue
		}
		switch key.Name {
		case "aws:RequestedRegion", "ec2:Region":
			if !isRegion(v.Value) && !(op.Fold && isRegion(strings.ToLower(v.Value))) {
				hint, meant := regionHint(v.Value)
				if f := l.at(invalidRegion, s, v.Span, hint, "%s is no Region, so no request goes there", short(v.Value)); meant != "" {
					f.replace("write "+meant, v.Span, meant)
				}
			}
		case "s3:x-amz-server-side-encryption-aws-kms-key-id":
			if p := strings.SplitN(v.Value, ":", 6); len(p) < 6 || p[2] != "kms" || !strings.HasPrefix(p[5], "key/") {
				l.at(invalidKMSKey, s, v.Span, "write arn:aws:kms:REGION:ACCOUNT:key/ID", "%s is no KMS key's ARN, so it equals none", short(v.Value))
			}
		case "aws:SourceVpc", "aws:Ec2InstanceSourceVpc":
			l.network(s, key.Name, v, vpcFormat, "vpc-", "vpce-", "aws:SourceVpce")
		case "aws:SourceVpce":
			l.network(s, key.Name, v, vpceFormat, "vpce-", "vpc-", "aws:SourceVpc")
		case "aws:PrincipalServiceName", "aws:PrincipalServiceNamesList", "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast",
			"iam:PassedToService", "iam:AWSServiceName", "sts:AWSServiceName", "kms:ViaService":
			l.servicePrincipal(s, v.Text, key.Name)
		}
	}
}

// network asks for the id of a VPC or of an endpoint.
func (l *linter) network(s *statement, key string, v policy.Value, code *Code, prefix, other, otherKey string) {
	if isID(v.Value, prefix) {
		return
	}
	hint := "write " + prefix + " and 8 or 17 letters and digits"
	if isID(v.Value, other) {
		hint = "compare it with " + otherKey
	}
	l.at(code, s, v.Span, hint, "%s is no id that %s could have", short(v.Value), key)
}

func isID(text, prefix string) bool {
	rest, ok := strings.CutPrefix(text, prefix)
	return ok && (len(rest) == 8 || len(rest) == 17) && strings.Trim(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// privateRanges are never public (RFC 1918, 4193, 1122, 3927, 4291).
var privateRanges = []netip.Prefix{
	netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("192.168.0.0/16"),
	netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("169.254.0.0/16"), netip.MustParsePrefix("fc00::/7"), netip.MustParsePrefix("fe80::/10"),
}

// isPrivate says whether an address or range lies in a private one.
func isPrivate(text string) bool {
	p, err := netip.ParsePrefix(text)
	if err != nil {
		a, err := netip.ParseAddr(text)
		if err != nil {
			return false
		}
		p = netip.PrefixFrom(a, a.BitLen())
	}
	return slices.ContainsFunc(privateRanges, func(r netip.Prefix) bool { return r.Contains(p.Addr()) && p.Bits() >= r.Bits() })
}

// privateAddresses tells of a condition that knows private addresses only.
func (l *linter) privateAddresses(s *statement, c *policy.Condition, op match.Operator) {
	if len(c.Values) == 0 || slices.ContainsFunc(c.Values, func(v policy.Value) bool { return !isPrivate(v.Value) }) {
		return
	}
	at, hint := c.Values[0].Span, "write public ranges, or compare aws:VpcSourceIp"
	if op.Negated {
		l.at(privateNotIP, s, at, hint, "aws:SourceIp is never private, so %s always holds", op.Name)
	} else {
		l.at(privateIP, s, at, hint, "aws:SourceIp is never private, so %s never holds", op.Name)
	}
}
