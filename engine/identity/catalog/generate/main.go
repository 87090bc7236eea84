package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	in := flag.String("in", "", "folder with the three unpacked packages")
	out := flag.String("out", "data", "folder to write the tables to")
	flag.Parse()
	if err := run(*in, *out); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(in, out string) error {
	if in == "" {
		return fmt.Errorf("no input folder: see doc.go for how to get one, then give it with -in")
	}
	marks, err := checkInputs(in)
	if err != nil {
		return err
	}
	all, err := readServices(filepath.Join(in, reference.folder))
	if err != nil {
		return err
	}
	if err := readDependents(filepath.Join(in, dependents.folder), all); err != nil {
		return err
	}
	policies, err := readPolicies(filepath.Join(in, managed.folder))
	if err != nil {
		return err
	}
	for name, body := range tables(all, policies) {
		path := filepath.Join(out, name)
		if err := os.WriteFile(path, withHeader(marks, body), 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d bytes\n", path, len(body))
	}
	return nil
}
