package bounded

import (
	"testing"
	"testing/fstest"
)

func TestReadFile(t *testing.T) {
	fsys := fstest.MapFS{
		"a.md":        {Data: []byte("12345678")},
		"long.md":     {Data: []byte("123456789")},
		"folder/b.md": {Data: []byte("b")},
	}
	for name, want := range map[string]string{
		"a.md": "", "folder/b.md": "", "long.md": "too-big", "none.md": "no-such-file", "folder": "no-such-file",
		"../a.md": "bad-path", "/a.md": "bad-path", "": "bad-path", ".": "bad-path", "folder/../a.md": "bad-path",
		`folder\b.md`: "bad-path", "C:a.md": "bad-path", "folder/": "bad-path",
	} {
		b, e := ReadFile(fsys, name, 8)
		got := ""
		if e != nil {
			got = e.Code
		}
		if got != want || (e == nil) != (b != nil) {
			t.Errorf("ReadFile(%q): got %q (%v), want %q", name, got, e, want)
		}
	}
}
