package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestPackageMap compares README's package map with go list, both ways: a
// package that is not on the map, and a line for a package that is gone.
func TestPackageMap(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	onMap := map[string]bool{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z0-9/]+)` \\| .{10,} \\|$").FindAllStringSubmatch(string(readme), -1) {
		if onMap[m[1]] {
			t.Errorf("%s stands on the map twice", m[1])
		}
		onMap[m[1]] = true
	}
	for _, p := range listPackages(t) {
		name := strings.TrimPrefix(p.ImportPath, module+"/")
		if !onMap[name] {
			t.Errorf("README's package map lacks %s", name)
		}
		delete(onMap, name)
	}
	for name := range onMap {
		t.Errorf("README's package map names %s, which does not exist", name)
	}
}

// TestReadmeCommands: what README tells a newcomer to type exists.
func TestReadmeCommands(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile("(?m)^make ([a-z]+)").FindAllStringSubmatch(string(readme), -1) {
		if !strings.Contains(string(makefile), "\n"+m[1]+":") {
			t.Errorf("README says make %s, which the Makefile does not know", m[1])
		}
	}
	for _, m := range regexp.MustCompile("(?m)^(?:\\$ )?gatehouse (\\w+)").FindAllStringSubmatch(string(readme), -1) {
		var out, errs strings.Builder
		if code := run([]string{m[1], "--help"}, strings.NewReader(""), &out, &errs); code != exitOK || !strings.Contains(out.String(), "Example") {
			t.Errorf("gatehouse %s --help exits %d without an example", m[1], code)
		}
	}
}
