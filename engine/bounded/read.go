package bounded

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// Error says why a file was not read and what to do about it.
type Error struct {
	Code    string // stable, kebab-case
	Message string // lower case, no full stop
	Hint    string // the next step
}

func (e *Error) Error() string { return e.Message + ": " + e.Hint }

// CheckPath refuses names that could lead out of the folder they are relative to.
func CheckPath(name string) *Error {
	if name != "." && fs.ValidPath(name) && !strings.ContainsAny(name, `\:`) {
		return nil
	}
	return &Error{"bad-path", fmt.Sprintf("the path %q is not inside the folder", name),
		"write a path with forward slashes, relative to the pack's folder, without .."}
}

// ReadFile reads a regular file of at most limit bytes.
func ReadFile(fsys fs.FS, name string, limit int) ([]byte, *Error) {
	if e := CheckPath(name); e != nil {
		return nil, e
	}
	info, err := fs.Stat(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &Error{"no-such-file", fmt.Sprintf("there is no file %q", name), "correct the name or add the file"}
	case err != nil:
		return nil, unreadable(name)
	case !info.Mode().IsRegular():
		return nil, &Error{"no-such-file", fmt.Sprintf("%q is not a file", name), "name a file"}
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, unreadable(name)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, int64(limit)+1))
	switch {
	case err != nil:
		return nil, unreadable(name)
	case len(b) > limit:
		return nil, &Error{"too-big", fmt.Sprintf("%q is longer than %d KiB", name, limit>>10), "shorten or split it"}
	}
	return b, nil
}

func unreadable(name string) *Error {
	return &Error{"unreadable-file", fmt.Sprintf("%q cannot be read", name), "see to its permissions"}
}
