package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/natefinch/atomic"
)

// overwrite puts a text in the place of a file's, all of it or nothing. A link
// stays and what it points to is written. Since a new file takes the place of
// the old one, for which the directory alone would be asked, the old one is
// asked here whether it may be written.
func overwrite(name, text string) error {
	file, err := filepath.EvalSymlinks(name)
	if err != nil {
		return err
	}
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is no regular file", file)
	case info.Mode().Perm()&0o222 == 0:
		return fmt.Errorf("%s is read-only: mend a copy, or make it writable first", file)
	}
	old, err := os.OpenFile(file, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%s may not be written by you: mend a copy", file)
	}
	if err == nil {
		err = old.Close()
	}
	if err != nil {
		return err
	}
	return atomic.WriteFile(file, strings.NewReader(text))
}
