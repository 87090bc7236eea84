package iam

import (
	"strings"

	"gatehouse/engine/identity/match"
)

// acrossAccounts are the KMS operations that work on another account's key
// (rule 151; KMS Developer Guide, "Allowing users in other accounts to use a
// KMS key").
var acrossAccounts = []string{"Decrypt", "DeriveSharedSecret", "Encrypt", "GenerateDataKey", "GenerateDataKeyPair",
	"GenerateDataKeyPairWithoutPlaintext", "GenerateDataKeyWithoutPlaintext", "GenerateMac", "ReEncryptFrom", "ReEncryptTo",
	"Sign", "Verify", "VerifyMac", "CreateGrant", "DescribeKey", "GetKeyRotationStatus", "GetPublicKey", "ListGrants",
	"RetireGrant", "RevokeGrant"}

// KeyGrant is a grant on a KMS key: it allows its grantee some operations, and
// never denies (rule 153).
type KeyGrant struct {
	Grantee    string   // ARN
	Operations []string // "Decrypt"
	Subset     []Pair   // pairs that the request's encryption context must hold
	Equals     []Pair   // the request's encryption context, to the letter; nil for any
}

// keyGrant is a grant with its grantee compiled.
type keyGrant struct {
	KeyGrant
	to principalPattern
}

// Pair is a name with its value.
type Pair struct{ Key, Value string }

// grants folds the key's grants into the resource's gate, as if its policy
// named the grantee.
func (b *Binding) grants(g *gate) {
	for i := range b.set.grants {
		k := &b.set.grants[i]
		if how := k.to.match(b); how != noGrant && k.covers(b.call) && (b.call.contextless() || k.fits(b.req.Context)) {
			g.allowed(match.True, how)
			g.handed = max(g.handed, how)
		}
	}
}

// covers says whether the grant is for an operation.
func (k *KeyGrant) covers(c call) bool { return len(k.Operations) > 0 && c.is("kms", k.Operations...) }

// contextless says whether the operation takes no encryption context, so that a
// grant's constraints on it are ignored.
func (c call) contextless() bool { return c.is("kms", "DescribeKey", "RetireGrant") }

const encryptionContext = "kms:EncryptionContext:"

// fits compares the request's encryption context with the grant's constraints.
func (k *KeyGrant) fits(c Context) bool {
	for _, pairs := range [][]Pair{k.Subset, k.Equals} {
		for _, p := range pairs {
			if !c.holds(p) {
				return false
			}
		}
	}
	if k.Equals == nil {
		return true
	}
	n := 0
	for _, e := range c {
		if hasFoldPrefix(e.Key, encryptionContext) && len(e.Values) > 0 {
			n++
		}
	}
	return n == len(k.Equals)
}

func (c Context) holds(p Pair) bool {
	for _, e := range c {
		if hasFoldPrefix(e.Key, encryptionContext) && strings.EqualFold(e.Key[len(encryptionContext):], p.Key) {
			return len(e.Values) == 1 && e.Values[0] == p.Value
		}
	}
	return false
}

func hasFoldPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
