package author_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"gatehouse/lab/author"
	"gatehouse/lab/pack/packtest"
)

// TestCheck checks the sound pack with each mistake under testdata.
func TestCheck(t *testing.T) {
	packtest.Run(t, func(fsys fs.FS) string {
		problems, summary := author.Check(fsys)
		var b strings.Builder
		for _, p := range problems {
			fmt.Fprintf(&b, "%s [%s]\n", p.Error(), p.Code)
			if p.Hint == "" || p.File == "" || p.Line < 1 || p.Col < 1 {
				t.Errorf("half a problem: %+v", p)
			}
		}
		fmt.Fprintln(&b, summary)
		return b.String()
	})
}
