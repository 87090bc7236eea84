package cases

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"gatehouse/engine/nearest"
)

// plain takes the decoder's name and Go's types out of a message: readers of a
// case file write JSON, not Go.
func plain(src []byte, err error) error {
	var sem *json.SemanticError
	if errors.As(err, &sem) {
		where := strings.TrimPrefix(string(sem.JSONPointer), "/")
		if errors.Is(err, json.ErrUnknownName) {
			return fmt.Errorf("a case has no member %q: %s", where, nearest.Hint(sem.JSONPointer.LastToken(), members(sem.JSONPointer.Parent())))
		}
		if where == "" {
			return errors.New(notOneCase(src))
		}
		return fmt.Errorf("%q holds %s, and wants %s", where, kindOf(jsontext.Value(sem.JSONValue).Kind(), sem.JSONKind), wanted(sem.GoType))
	}
	var syn *jsontext.SyntacticError
	if errors.As(err, &syn) {
		read := src[:min(int(syn.ByteOffset), len(src))]
		lines, column := bytes.Count(read, []byte("\n")), utf8.RuneCount(read[bytes.LastIndexByte(read, '\n')+1:])+1
		where := fmt.Sprintf("at column %d", column)
		if lines > 0 {
			where = fmt.Sprintf("in the case's line %d at column %d", lines+1, column)
		}
		if errors.Is(syn.Err, io.ErrUnexpectedEOF) {
			if lines > 0 {
				where += " (of several lines, the first one alone begins with { and the last one alone is })"
			}
			return fmt.Errorf("the case has no end: it stops %s", where)
		}
		if bytes.HasSuffix(bytes.TrimSpace(src), []byte("},")) && json.Unmarshal(bytes.TrimSuffix(bytes.TrimSpace(src), []byte(",")), new(jsontext.Value)) == nil {
			return errors.New("a comma follows the case: cases stand one under another, without commas")
		}
		return fmt.Errorf("no JSON %s: %w", where, syn.Err)
	}
	return err
}

// notOneCase tells what a line holds instead of a case.
func notOneCase(src []byte) string {
	if bytes.HasPrefix(bytes.TrimSpace(src), []byte("[")) {
		return "this is a list: write each case as an object of its own, a line each, without [ ] and commas between them"
	}
	return "a case is a JSON object: it begins with { and ends with }"
}

// kindOf and wanted name JSON's types as people do.
func kindOf(k, or jsontext.Kind) string {
	if k == jsontext.KindInvalid {
		k = or
	}
	switch k {
	case '"':
		return "text"
	case '0':
		return "a number"
	case 't', 'f':
		return "true or false"
	case '{':
		return "an object"
	case '[':
		return "a list"
	}
	return "another type"
}

func wanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "text in double quotes"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice:
		return "a list, in [ ]"
	}
	return "an object, in { }"
}

// members lists what may stand at a place of a case.
func members(at jsontext.Pointer) (names []string) {
	t := reflect.TypeFor[line]()
	switch at {
	case "/request":
		t = reflect.TypeFor[request]()
	case "/settings":
		t = reflect.TypeFor[settings]()
	case "/settings/s3":
		t = reflect.TypeOf(settings{}.S3)
	}
	for i := range t.NumField() {
		names = append(names, t.Field(i).Tag.Get("json"))
	}
	return names
}
