package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"gatehouse/lab/pack"
)

type listCommand struct {
	JSON bool `name:"json" help:"Write JSON for programs."`
}

// Help shows an example.
func (listCommand) Help() string {
	return "Example:\n  gatehouse list\n  gatehouse --pack ./my-pack list --json"
}

// schema is the version of every JSON form that the commands write.
const schema = 1

type listedPack struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Version   string   `json:"version"`
	Exercises []listed `json:"exercises"`
}

type listed struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Kind      string   `json:"kind"`
	Level     int      `json:"level"`
	Minutes   int      `json:"minutes"`
	Covers    []string `json:"covers"`
	Questions []string `json:"questions,omitempty"`
}

// Run prints the index of every pack, then what there is to read.
func (c *listCommand) Run(a *app) error {
	sources, err := a.sources()
	if err != nil {
		return err
	}
	lessons, glossary, err := reading()
	if err != nil {
		return err
	}
	if c.JSON {
		packs := []listedPack{}
		for _, s := range sources {
			packs = append(packs, index(s.pack))
		}
		return a.json(struct {
			Schema  int            `json:"schema"`
			Packs   []listedPack   `json:"packs"`
			Lessons []listedLesson `json:"lessons"`
		}{schema, packs, listedLessons(lessons)})
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	for i, s := range sources {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s\n", s.pack.Title)
		for _, ex := range s.pack.Exercises {
			fmt.Fprintf(w, "  %s\t%s\t%s\tlevel %d\t%d min\n", ex.ID, ex.Title, ex.Kind, ex.Level, ex.Minutes)
		}
	}
	listReading(w, lessons, glossary)
	return w.Flush()
}

func index(p *pack.Pack) listedPack {
	out := listedPack{ID: p.ID, Title: p.Title, Version: p.Version, Exercises: []listed{}}
	for _, ex := range p.Exercises {
		l := listed{ID: ex.ID, Title: ex.Title, Kind: string(ex.Kind), Level: ex.Level, Minutes: ex.Minutes, Covers: ex.Covers}
		for _, q := range ex.Questions {
			l.Questions = append(l.Questions, q.ID)
		}
		out.Exercises = append(out.Exercises, l)
	}
	return out
}

// json writes one value as indented JSON.
func (a *app) json(v any) error {
	if err := json.MarshalWrite(a.out, v, json.Deterministic(true), jsontext.WithIndent("  ")); err != nil {
		return err
	}
	_, err := fmt.Fprintln(a.out)
	return err
}
