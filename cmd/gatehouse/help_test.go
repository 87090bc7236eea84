package main

import (
	"reflect"
	"strings"
	"testing"
)

// TestEveryCommandHasAnExample: each command's --help exits 0, goes to
// standard output and shows an example.
func TestEveryCommandHasAnExample(t *testing.T) {
	for _, args := range commandPaths(reflect.TypeFor[commands](), nil) {
		var out, errs strings.Builder
		code := run(append(args, "--help"), strings.NewReader(""), &out, &errs)
		if code != exitOK || errs.Len() > 0 || !strings.Contains(out.String(), "Example") {
			t.Errorf("gatehouse %s --help exits %d without an example: %s%s", strings.Join(args, " "), code, out.String(), errs.String())
		}
	}
}

// commandPaths lists the commands that do something, by the grammar's tags.
func commandPaths(grammar reflect.Type, above []string) (paths [][]string) {
	for i := range grammar.NumField() {
		f := grammar.Field(i)
		if _, isCommand := f.Tag.Lookup("cmd"); !isCommand {
			continue
		}
		path := append(append([]string{}, above...), strings.ToLower(f.Name))
		if below := commandPaths(f.Type, path); len(below) > 0 {
			paths = append(paths, below...)
		} else {
			paths = append(paths, path)
		}
	}
	return paths
}
