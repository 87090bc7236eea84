package catalog_test

import (
	"testing"

	"gatehouse/engine/identity/catalog"
)

func TestACallIsAnsweredWithItsActionsBeforeAnyNameThatIsNear(t *testing.T) {
	for name, want := range map[string]string{
		"s3:ListBuckets":              "that is a call; its action is s3:ListAllMyBuckets",
		"s3:headobject":               "that is a call; its action is s3:GetObject",
		"s3:CopyObject":               "that is a call; its actions are s3:GetObject on the source and s3:PutObject",
		"dynamodb:TransactWriteItems": "that is a call; its actions are dynamodb:PutItem, dynamodb:UpdateItem, dynamodb:DeleteItem and dynamodb:ConditionCheckItem",
		"s3:GetObjct":                 "did you mean s3:GetObject?",
		"s3:GetObject":                "",
		"s3:Zzzzzzzzzzz":              "",
	} {
		if got := catalog.Meant(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
