package dark

import (
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// TestImportsLipglossOnly holds the one thing that makes the trick work: a
// further import would delay this package's init past bubbletea's.
func TestImportsLipglossOnly(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, imp := range f.Imports {
			if imp.Path.Value != `"github.com/charmbracelet/lipgloss"` {
				t.Errorf("%s imports %s: only lipgloss may be imported here", e.Name(), imp.Path.Value)
			}
		}
	}
}
