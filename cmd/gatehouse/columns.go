package main

import (
	"os"

	"golang.org/x/term"
)

// columns is how wide lines for people are: as they ask, else as their terminal
// is, else otherwise. 0 leaves lines as long as they come.
func (a *app) columns(asked, otherwise int) int {
	out, ok := a.out.(*os.File)
	switch {
	case asked > 0:
		return min(max(asked, 40), 200)
	case !ok:
		return otherwise
	}
	if wide, _, err := term.GetSize(int(out.Fd())); err == nil && wide > 0 {
		return min(max(wide, 40), 200)
	}
	return otherwise
}
