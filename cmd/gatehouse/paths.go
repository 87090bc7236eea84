package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/adrg/xdg"
)

// places are the files that Gatehouse keeps. Empty means that there is no
// place: no home is known, and nothing is guessed.
type places struct {
	Progress string // the learner's progress, SQLite
	Crashes  string // folder of crash reports
}

// findPlaces follows the XDG base directories. Without HOME only those that
// the environment names itself are used.
func findPlaces() places {
	home, err := os.UserHomeDir()
	at := func(env, dir string) string {
		if os.Getenv(env) == "" && (err != nil || home == "") {
			return ""
		}
		return filepath.Join(dir, "gatehouse")
	}
	var p places
	if dir := at("XDG_DATA_HOME", xdg.DataHome); dir != "" {
		p.Progress = filepath.Join(dir, "progress.db")
	}
	if dir := at("XDG_STATE_HOME", xdg.StateHome); dir != "" {
		p.Crashes = filepath.Join(dir, "crashes")
	}
	return p
}

type pathsCommand struct {
	JSON bool `name:"json" help:"Write JSON for programs."`
}

// Help shows an example.
func (pathsCommand) Help() string { return "Example:\n  gatehouse paths" }

// Run prints the places.
func (c *pathsCommand) Run(a *app) error {
	p := findPlaces()
	if c.JSON {
		return a.json(struct {
			Schema   int    `json:"schema"`
			Progress string `json:"progress"`
			Crashes  string `json:"crashes"`
		}{schema, p.Progress, p.Crashes})
	}
	show := func(what, path string) {
		if path == "" {
			path = "nowhere: set HOME or the XDG folders to keep it"
		}
		fmt.Fprintf(a.out, "%-9s %s\n", what, path)
	}
	show("progress", p.Progress)
	show("crashes", p.Crashes)
	return nil
}

// version is the program's version; a release sets it by -ldflags.
var version = "0.1.0"

type versionCommand struct{}

// Help shows an example.
func (versionCommand) Help() string { return "Example:\n  gatehouse version" }

// Run prints the version and the commit where the build knows it.
func (versionCommand) Run(a *app) error {
	commit := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = " " + s.Value[:min(12, len(s.Value))]
			}
		}
	}
	_, err := fmt.Fprintf(a.out, "gatehouse %s%s\n", version, commit)
	return err
}
