package catalog

import "sync"

// Occasion is when a call needs an action that it does not always need.
type Occasion string

// occasions say the occasions in words. The table of operations uses these
// and no others.
var occasions = sync.OnceValue(func() map[Occasion]string {
	return map[Occasion]string{
		"latest":           "no version is named",
		"version":          "a version is named",
		"kms":              "a KMS key of the customer's encrypts what is read or written", // M3
		"source-kms":       "a KMS key of the customer's encrypts the source",
		"checksum":         "the checksum is asked for, and a KMS key of the customer's encrypts the object",
		"acl":              "the request sets an access control list",
		"tags":             "the request sets tags",
		"retention":        "the request sets a retention period",
		"hold":             "the request sets a legal hold",
		"bypass":           "governance mode retention is bypassed",
		"lock":             "Object Lock is switched on",
		"ownership":        "the request says who owns the bucket's objects",
		"owners":           "the owners of the objects are asked for",
		"table":            "the table itself is asked",
		"index":            "an index is asked instead of the table", // M5
		"put":              "an item is put",
		"update":           "an item is updated",
		"delete":           "an item is deleted",
		"check":            "an item is checked",
		"select":           "the statement selects from a table",
		"select-index":     "the statement selects from an index",
		"insert":           "the statement inserts",
		"filters":          "secrets are chosen by filters",
		"replicas":         "the secret is copied to other Regions",
		"secure":           "the parameter is a SecureString and is wanted decrypted",
		"standard":         "the value is a SecureString of the standard tier",
		"advanced":         "the value is a SecureString of the advanced tier",
		"role":             "the request names a role",
		"profile":          "the request, or its launch template, names an instance profile: its role is passed",
		"vpc":              "the function is put into a VPC",
		"volume":           "a volume is made",
		"key-pair":         "a key pair is named",
		"snapshot":         "a snapshot is named",
		"template":         "a launch template is named",
		"group":            "a placement group is named",
		"instance":         "an instance is named",
		"vpc-logged":       "a VPC's traffic is logged",
		"subnet-logged":    "a subnet's traffic is logged",
		"interface-logged": "a network interface's traffic is logged",
		"identity":         "a source identity is set, or comes along from the caller's session",
		"private":          "the zone is private",
	}
})

// String says the occasion in words, empty for always.
func (o Occasion) String() string { return occasions()[o] }
