package pack_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"gatehouse/lab/pack"
	"gatehouse/lab/pack/packtest"
)

// TestMistakes loads the sound pack with each mistake under testdata.
func TestMistakes(t *testing.T) {
	packtest.Run(t, func(fsys fs.FS) string {
		p, problems := pack.Load(fsys)
		var b strings.Builder
		for _, q := range problems {
			fmt.Fprintf(&b, "%s [%s]\n", q.Error(), q.Code)
			if q.Hint == "" && q.Message == "" || q.Line < 1 || q.Col < 1 {
				t.Errorf("half a problem: %+v", q)
			}
		}
		var sound []string
		for _, ex := range p.Exercises {
			sound = append(sound, ex.ID)
		}
		fmt.Fprintf(&b, "sound: %s\n", strings.Join(sound, ", "))
		return b.String()
	})
}
