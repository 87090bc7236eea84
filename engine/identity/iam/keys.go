package iam

import (
	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/match"
)

// shapeOf says how many values a key may hold, by its type (rule 91). Global
// keys that the catalogue does not know are taken for single-valued, as nearly
// all are.
func shapeOf(key string) match.Shape {
	k, ok := catalog.FindKey(key)
	switch {
	case !ok && !hasFoldPrefix(key, "aws:"):
		return match.AnyShape
	case ok && k.Multi:
		return match.ManyValues
	}
	return match.OneValue
}

// tagKey says whether a key holds a tag's value: there an empty value counts
// as null (rule 66).
func tagKey(key string) bool {
	return hasFoldPrefix(key, "aws:PrincipalTag/") || hasFoldPrefix(key, "aws:RequestTag/") || hasFoldPrefix(key, "aws:ResourceTag/")
}
