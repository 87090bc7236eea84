package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the test binary the program itself when a script or a
// pseudo-terminal asks for it, so that tests run what a person runs.
func TestMain(m *testing.M) {
	switch os.Getenv("GATEHOUSE_AS_PROGRAM") {
	case "":
	case "broken":
		breakClock()
		main()
	default:
		main()
	}
	testscript.Main(m, map[string]func(){"gatehouse": main})
}

// breakClock makes the program panic once, at the next look at the clock after
// a file appears: the clock stands for any mistake of ours.
func breakClock() {
	file := os.Getenv("GATEHOUSE_BREAKS_AT")
	now = func() time.Time {
		if _, err := os.Stat(file); err == nil {
			os.Remove(file)
			panic("the clock fell off the wall")
		}
		return time.Now()
	}
}

// TestScripts runs testdata/*.txtar: the command line as a person uses it,
// each file named after what it shows. SHOP is a sound pack of
// policies to start from, ROUTES one of routing exercises, FORESIGHT one of
// predictions.
func TestScripts(t *testing.T) {
	shop, err := filepath.Abs("../../lab/pack/packtest/shop")
	if err != nil {
		t.Fatal(err)
	}
	packs, err := filepath.Abs("../../exercises")
	if err != nil {
		t.Fatal(err)
	}
	routes, err := filepath.Abs("../../lab/plain/testdata/routes")
	if err != nil {
		t.Fatal(err)
	}
	foresight, err := filepath.Abs("../../lab/pack/packtest/foresight")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("SHOP", shop)
			e.Setenv("EXERCISES", packs)
			e.Setenv("ROUTES", routes)
			e.Setenv("FORESIGHT", foresight)
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
			return nil
		},
	})
}
