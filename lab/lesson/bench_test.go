package lesson

import (
	"strings"
	"testing"
	"testing/fstest"
)

// BenchmarkLoad reads a lesson of usual length: the lab does at every start.
func BenchmarkLoad(b *testing.B) {
	section := "## A section\n\n" + strings.Repeat("Some words that explain. ", 20) + "\n\n```json\n{}\n```\n\n> **Predict.** What?\n\n> **Then:** This.\n\n- Judged: mia, s3:GetObject, arn:aws:s3:::r/q -> allow\n\n"
	fsys := fstest.MapFS{"lessons/a.md": {Data: []byte(head + strings.Repeat(section, 7))}}
	for b.Loop() {
		if _, problems := Load(fsys); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
