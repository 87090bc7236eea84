package plainjson

import (
	"testing"
	"unicode/utf8"
)

// FuzzRead: no text panics, and what is wrong with one is told at a place
// within it.
func FuzzRead(f *testing.F) {
	for _, text := range []string{`{"a":[1,"b"]}`, `f{`, `"Version":1}`, `["s3:GetObject, "s3:PutObject"]`, `{"a":1,,}`, "{\"a\":\"b\nc\"}", `{"a":[1}`,
		"\ufeff{}", `{'a':1}`, `{"a" "b"}`, `{"a":}`, `[[[[`, "{\"a\":\"\xff\"}", `{"a":"b"} {`, `{"a":tru}`, `// x`, ``} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		_, p := Read(src, Limits{Size: 1 << 12, Depth: 20, What: "a document"})
		if p == nil {
			return
		}
		if p.Message == "" || p.Span.Start < 0 || p.Span.Start > p.Span.End || int(p.Span.End) > len(src) || p.Span.Line < 1 {
			t.Errorf("%q: %+v", src, p)
		}
		if !utf8.ValidString(p.Message) && utf8.Valid(src) {
			t.Errorf("%q: the message %q is no text", src, p.Message)
		}
	})
}
