package twin

import "strings"

// A contextMap holds the keys of a request by their name in lower case (57).
type contextMap map[string]*entry

// An entry that is stated without values is one the case says is absent.
type entry struct {
	values []string
	list   bool // it came as a list
}

// stated gives the entry to fill; names that differ only in case share it (58).
func (m contextMap) stated(key string) *entry {
	key = strings.ToLower(key)
	if m[key] == nil {
		m[key] = &entry{}
	}
	return m[key]
}

// find gives the values of a key and whether it is there at all: an empty set
// counts as missing.
func (m contextMap) find(key string) (e entry, present bool) {
	if found := m[strings.ToLower(key)]; found != nil {
		return *found, len(found.values) > 0
	}
	return entry{}, false
}

func (m contextMap) has(key string) bool { return m[strings.ToLower(key)] != nil }

func (m contextMap) copied() contextMap {
	other := contextMap{}
	for key, e := range m {
		other[key] = e
	}
	return other
}

var multivaluedKeys = setOf(`aws:tagkeys aws:calledvia aws:principalorgpaths aws:resourceorgpaths
	aws:sourceorgpaths aws:principalservicenameslist dynamodb:attributes dynamodb:leadingkeys
	sts:transitivetagkeys kms:encryptioncontextkeys kms:resourcealiases kms:grantoperations
	route53:changeresourcerecordsetsnormalizedrecordnames route53:changeresourcerecordsetsrecordtypes
	route53:changeresourcerecordsetsactions`)

// isMultivalued: rule 91, by type; where the type is not known, by form.
func isMultivalued(key string, e entry) bool {
	key = strings.ToLower(key)
	if multivaluedKeys[key] {
		return true
	}
	return !isSingle(key) && e.list
}

// isSingle: the global keys, and those of services that AWS lists as one value.
func isSingle(key string) bool {
	return strings.HasPrefix(key, "aws:") || strings.HasPrefix(key, "kms:encryptioncontext:") ||
		contains([]string{"s3:max-keys", "s3:prefix", "sts:externalid", "kms:viaservice"}, key)
}

// isTagKey: the keys of rule 66.
func isTagKey(key string) bool {
	key = strings.ToLower(key)
	return strings.HasPrefix(key, "aws:principaltag/") || strings.HasPrefix(key, "aws:requesttag/") || strings.HasPrefix(key, "aws:resourcetag/")
}
