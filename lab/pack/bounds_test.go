package pack_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"gatehouse/lab/pack"
	"gatehouse/lab/pack/packtest"
)

// TestTooMuchIsAProblem fills an exercise with more than anybody writes.
func TestTooMuchIsAProblem(t *testing.T) {
	head, _, _ := strings.Cut(string(packtest.Shop()["01-mia-reads.md"].Data), "## Checks")
	table := "\n## Checks\n| id | who | does | on | verdict |\n|---|---|---|---|---|\n"
	var rows strings.Builder
	for i := range pack.MaxChecks + 1 {
		fmt.Fprintf(&rows, "| c%d | user/mia | s3:GetObject | reports/a | deny |\n", i)
	}
	for name, c := range map[string]struct{ body, code string }{
		"a long file":       {strings.Repeat("words\n", pack.MaxFile/6+1), "too-big"},
		"many checks":       {table + rows.String(), "too-many"},
		"a long document":   {"\n## Start\n`policy.json`\n```json\n" + strings.Repeat("a\n\n", pack.MaxDocument/3+1) + "```\n", "too-big"},
		"a long line":       {strings.Repeat("a", maxLine+1), "too-long"},
		"a long paragraph":  {strings.Repeat("words\n", pack.MaxDocument/6+1), "too-long"},
		"many links":        {strings.Repeat("[a](b)\n\n", 3000), "too-many"},
		"nested quotes":     {strings.Repeat(">", 100) + "\n", "too-deep"},
		"nested lists":      {strings.Repeat("- ", 100) + "\n", "too-deep"},
		"indented lists":    {indented(), "too-deep"},
		"many mistakes":     {"\n## Mistakes\n" + strings.Repeat("### `a` A\n", 200), "too-many"},
		"many hints":        {"\n## Hints\n" + strings.Repeat("- a\n", 200), "too-many"},
		"control character": {strings.Repeat("\x1b", 10_000), "control-character"},
	} {
		fsys := packtest.Shop()
		fsys["01-mia-reads.md"] = &fstest.MapFile{Data: []byte(head + c.body)}
		_, problems := pack.Load(fsys)
		found := false
		for _, p := range problems {
			found = found || p.Code == c.code
		}
		if !found || len(problems) > pack.MaxProblems+1 {
			t.Errorf("%s: want %s, got %d problems %.300s", name, c.code, len(problems), fmt.Sprint(problems))
		}
	}
}

func indented() string {
	var b strings.Builder
	for i := range 200 {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

// maxLine is the longest line a page may have.
const maxLine = 16 << 10

// TestLongMarkdownEnds reads much of what makes Markdown readers
// slow. It is no timed test: a reader that hangs is stopped by go test.
func TestLongMarkdownEnds(t *testing.T) {
	for _, s := range []string{"[", "![", "*a ", "**a _b ", "`", "`a ``b ", "<", "</a ", "&", "\\", "|", "- a\n", "> a\n",
		"## a\n", "# a\n### `b` c\n", "[a]: b\n", "```\n", "a\n===\n", "| a |\n|---|\n", "[a](", "1. a\n", "  - a\n\n",
		"\t", "&#27;", "<!--", "<a\n", "a|b\n-|-\n", "`a: b` ", "|a", "[a]", "[a](b \"", "<a b=\"", "***", "~~", "`a`\n\n", "\x1b"} {
		for _, width := range []int{maxLine, maxLine * 100} {
			for _, file := range []string{"01-mia-reads.md", "03-words.md"} {
				fsys := packtest.Shop()
				head, _, _ := strings.Cut(string(fsys[file].Data), "\n---\n")
				fsys[file] = &fstest.MapFile{Data: []byte(head + "\n---\n" + wrapped(s, width))}
				pack.Load(fsys)
			}
		}
	}
}

// wrapped is an eighth of a megabyte of s in lines, with an empty line now and then.
func wrapped(s string, width int) string {
	line := strings.Repeat(s, (width-1)/len(s)) + "\n"
	text := strings.Repeat(strings.Repeat(line, 3)+"\n", max(1, pack.MaxFile/4/(3*len(line))))
	return text[:min(len(text), pack.MaxFile/4)]
}

func BenchmarkLoad(b *testing.B) {
	fsys := packtest.Shop()
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := pack.Load(fsys); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

func BenchmarkLoadIndex(b *testing.B) {
	fsys := packtest.Shop()
	b.ReportAllocs()
	for b.Loop() {
		pack.LoadIndex(fsys)
	}
}
