package attempt

import (
	"strings"
	"testing"
)

func typing(t *Text, s string) {
	for _, r := range s {
		t.Insert(string(r))
	}
}

func TestTypingIsOneStep(t *testing.T) {
	text := NewText("")
	typing(text, "abc")
	text.Insert("\n  ")
	typing(text, "de")
	text.Replace(1, 4, 1, 4, "pasted")
	typing(text, "f")
	for _, want := range []string{"abc\n  depasted", "abc\n  de", "abc\n  ", "abc", ""} {
		if !text.Undo() || text.String() != want {
			t.Fatalf("undo gives %q, want %q", text.String(), want)
		}
	}
	if text.Undo() {
		t.Fatal("undo beyond the start")
	}
	for text.Redo() {
	}
	if got := text.String(); got != "abc\n  depastedf" {
		t.Fatalf("redo gives %q", got)
	}
}

func TestMoveEndsARun(t *testing.T) {
	text := NewText("")
	typing(text, "ab")
	text.MoveTo(0, 2)
	typing(text, "cd")
	text.Undo()
	if text.String() != "ab" {
		t.Fatalf("undo gives %q", text.String())
	}
}

func TestTypingOverIsOneStep(t *testing.T) {
	text := NewText("a ___ b")
	text.MoveTo(0, 2)
	text.TypeOver(0, 2, 0, 5, "x")
	typing(text, "yz")
	if text.String() != "a xyz b" {
		t.Fatalf("typed %q", text.String())
	}
	text.Undo()
	if row, col := text.Cursor(); text.String() != "a ___ b" || row != 0 || col != 2 {
		t.Fatalf("undo gives %q at %d:%d", text.String(), row, col)
	}
}

func TestHistoryIsBounded(t *testing.T) {
	text := NewText("")
	for range maxSteps + 50 {
		text.Replace(0, 0, 0, 0, "x")
	}
	undone := 0
	for text.Undo() {
		undone++
	}
	if undone != maxSteps || text.String() != strings.Repeat("x", 50) {
		t.Fatalf("%d steps undone, %d characters left", undone, len(text.String()))
	}
	big := NewText("")
	for i := range 100 {
		big.Replace(0, 0, 0, 1<<30, strings.Repeat(string(rune('a'+i%26)), MaxText))
	}
	if kept := len(big.journal.undo); kept < 2 || kept > 20 || big.journal.bytes > maxBytes {
		t.Fatalf("%d steps with %d bytes kept", kept, big.journal.bytes)
	}
}

func TestTextIsBounded(t *testing.T) {
	text := NewText(strings.Repeat("x", MaxText-1))
	if !text.Insert("y") || text.Insert("y") || text.Len() != MaxText {
		t.Fatalf("%d bytes", text.Len())
	}
	if version := text.Version(); text.Replace(0, 0, 0, 1, "long") || text.Version() != version {
		t.Fatal("a refused change changed something")
	}
	if !text.Replace(0, 0, 0, 4, "shrt") || text.Len() != MaxText {
		t.Fatal("a change that does not grow was refused")
	}
	large := NewText(strings.Repeat("x", 2*MaxText))
	if large.Insert("y") || !large.Replace(0, 0, 0, 9, "y") {
		t.Fatal("a larger start may shrink, not grow")
	}
}

func TestPositionsAreClamped(t *testing.T) {
	text := NewText("one\ntwo")
	for _, p := range [][4]int{{-5, -5, 0, 0}, {0, 99, 0, 3}, {9, 1, 1, 1}, {9, 99, 1, 3}} {
		text.MoveTo(p[0], p[1])
		if row, col := text.Cursor(); row != p[2] || col != p[3] {
			t.Errorf("MoveTo(%d, %d) goes to %d:%d", p[0], p[1], row, col)
		}
	}
	text.Replace(99, 99, 0, 1, "X")
	if text.String() != "oX" {
		t.Errorf("backwards range gives %q", text.String())
	}
	if got := NewText("ab\ncd\nef").Slice(0, 1, 2, 1); got != "b\ncd\ne" {
		t.Errorf("slice %q", got)
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"a\r\nb\rc\n":                     "a\nb\nc\n",
		"\tx":                             "  x",
		"\x1b[31mred\x1b[0m":              "red",
		"\x1b]0;title\x07x":               "x",
		"\x1b]8;;http://a\x1b\\link":      "link",
		"a\x1b]unfinished\nkept":          "a\nkept",
		"a\x1b[12":                        "a",
		"\x1bOPx\x1b":                     "Px",
		"nul\x00bell\x07del\x7fc1\u0085.": "nulbelldelc1.",
		"bom\ufeff rtl\u202e zwj\u200d.":  "bom rtl zwj.",
		"\u2028":                          "\n",
		"bad\xff":                         "bad\uFFFD",
		"e\u0301漢":                        "e\u0301漢",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add("a\r\n\t\x1b[31m\xff\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		once := Clean(s)
		if Clean(once) != once {
			t.Fatalf("Clean(%q) = %q is not clean", s, once)
		}
		if strings.ContainsFunc(once, func(r rune) bool { return r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0) }) {
			t.Fatalf("%q holds control characters", once)
		}
	})
}

func BenchmarkInsert(b *testing.B) {
	text := NewText(strings.Repeat("  \"Action\": \"s3:GetObject\",\n", 200))
	text.MoveTo(100, 5)
	for b.Loop() {
		text.Insert("x")
		text.DeleteBack()
	}
}
