package iam_test

import (
	"flag"
	"os"
	"testing"

	"gatehouse/engine/explain"
)

type ruleLine = explain.Rule

var update = flag.Bool("update", false, "rewrite the goldens")

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != got {
		t.Errorf("%s is not what is said today; run with -update and read the difference", file)
	}
}
