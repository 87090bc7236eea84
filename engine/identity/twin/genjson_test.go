package twin

import (
	"encoding/json"
	"strings"
)

// The generator writes its own JSON, for the order and the duplicates of keys.
type pair struct {
	key   string
	value any
}

type obj []pair

// A raw is a JSON text written as it stands.
type raw string

func write(b *strings.Builder, v any) {
	switch v := v.(type) {
	case obj:
		writeObject(b, v)
	case []any:
		writeList(b, v)
	case []string:
		writeList(b, anys(v))
	case raw:
		b.WriteString(string(v))
	case string:
		writeText(b, v)
	default:
		text, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		b.Write(text)
	}
}

// writeText quotes plain text itself, which is most of it, and quicker.
func writeText(b *strings.Builder, text string) {
	for _, c := range []byte(text) {
		if c < 0x20 || c > 0x7e || c == '"' || c == '\\' {
			quoted, _ := json.Marshal(text)
			b.Write(quoted)
			return
		}
	}
	b.WriteByte('"')
	b.WriteString(text)
	b.WriteByte('"')
}

func writeObject(b *strings.Builder, o obj) {
	b.WriteByte('{')
	for i, p := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		writeText(b, p.key)
		b.WriteByte(':')
		write(b, p.value)
	}
	b.WriteByte('}')
}

func writeList(b *strings.Builder, list []any) {
	b.WriteByte('[')
	for i, v := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		write(b, v)
	}
	b.WriteByte(']')
}

func anys[T any](list []T) []any {
	all := make([]any, len(list))
	for i, v := range list {
		all[i] = v
	}
	return all
}

func (o obj) get(key string) any {
	for _, p := range o {
		if p.key == key {
			return p.value
		}
	}
	return nil
}

func (o obj) without(keys ...string) obj {
	var kept obj
	for _, p := range o {
		if !contains(keys, p.key) {
			kept = append(kept, p)
		}
	}
	return kept
}

// with adds a member at the end, even beside one of the same name.
func (o obj) with(key string, value any) obj {
	return append(o[:len(o):len(o)], pair{key, value})
}

func (o obj) set(key string, value any) obj { return o.without(key).with(key, value) }
