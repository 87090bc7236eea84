package main

import (
	"path/filepath"
	"slices"
	"strings"
)

// readDependents takes the dependent actions from the older release, which has
// them at the action or at its resource types, for the actions there still are.
func readDependents(folder string, all []service) error {
	known := map[string]bool{}
	for _, s := range all {
		for _, a := range s.actions {
			known[strings.ToLower(a.name)] = true
		}
	}
	for i := range all {
		if err := all[i].readDependents(folder, known); err != nil {
			return err
		}
	}
	return nil
}

func (s *service) readDependents(folder string, known map[string]bool) error {
	var rows map[string]struct {
		DependentActions []string
		ResourceTypes    []struct{ DependentActions []string }
	}
	file := filepath.Join(folder, "data", "actions", s.prefix+".json")
	if found, _ := filepath.Glob(file); len(found) == 0 {
		return nil // a service that came later
	}
	if err := readJSON(file, &rows); err != nil {
		return err
	}
	for i, a := range s.actions {
		_, name, _ := strings.Cut(a.name, ":")
		row := rows[strings.ToLower(name)]
		found := row.DependentActions
		for _, r := range row.ResourceTypes {
			found = append(found, r.DependentActions...)
		}
		found = slices.DeleteFunc(found, func(d string) bool { return !known[strings.ToLower(d)] })
		slices.Sort(found)
		s.actions[i].dependents = slices.Compact(found)
	}
	return nil
}
