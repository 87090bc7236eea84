package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// service is one service as the tables know it.
type service struct {
	prefix, name string
	rcp          bool
	actions      []action
	resources    []resource
	keys         []key
}

type action struct {
	name       string // "s3:GetObject"
	level      string // one letter
	keys       []string
	resources  []resourceType
	dependents []string
}

// resourceType is a resource type of an action, with the keys that come along.
type resourceType struct {
	name   string
	needed bool
	keys   []string
}

type resource struct {
	name, arn string
	keys      []string
}

type key struct {
	name, kind string
	multi      bool
}

// levels are the letters that the tables write for access levels.
var levels = map[string]string{
	"List": "L", "Read": "R", "Write": "W", "Tagging, Write": "T", "Permissions management, Write": "P",
}

// kinds are the types that the tables write for those of the reference; an
// array of a type is that type with several values.
var kinds = map[string]string{
	"String": "string", "Bool": "bool", "ARN": "arn", "Numeric": "number", "Date": "date", "IPAddress": "ip", "Binary": "binary",
}

func readServices(folder string) ([]service, error) {
	data := filepath.Join(folder, "data")
	var prefixes, rcp []string
	names := map[string]string{}
	for file, into := range map[string]any{"services": &prefixes, "rcpSupportedServices": &rcp, "serviceNames": &names} {
		if err := readJSON(filepath.Join(data, file+".json"), into); err != nil {
			return nil, err
		}
	}
	slices.Sort(prefixes)
	var all []service
	for _, p := range prefixes {
		s := service{prefix: p, name: names[p], rcp: slices.Contains(rcp, p)}
		if err := s.read(data); err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
		all = append(all, s)
	}
	return all, nil
}

func (s *service) read(data string) error {
	if err := s.readKeys(data); err != nil {
		return err
	}
	if err := s.readResources(data); err != nil {
		return err
	}
	return s.readActions(data)
}

func (s *service) readKeys(data string) error {
	var rows map[string]struct{ Key, Type string }
	if err := readJSON(filepath.Join(data, "conditionKeys", s.prefix+".json"), &rows); err != nil {
		return err
	}
	for _, row := range rows {
		kind, multi := strings.CutPrefix(row.Type, "ArrayOf")
		if kinds[kind] == "" {
			return fmt.Errorf("the key %s has the unknown type %s", row.Key, row.Type)
		}
		s.keys = append(s.keys, key{keyName(row.Key), kinds[kind], multi})
	}
	slices.SortFunc(s.keys, func(a, b key) int { return strings.Compare(a.name, b.name) })
	for i := 1; i < len(s.keys); i++ {
		if a, b := s.keys[i-1], s.keys[i]; a.name == b.name && a != b {
			return fmt.Errorf("the key %s has two types", a.name)
		}
	}
	return nil
}

func (s *service) readResources(data string) error {
	var rows map[string]struct {
		Key, ARN      string
		ConditionKeys []string
	}
	if err := readJSON(filepath.Join(data, "resourceTypes", s.prefix+".json"), &rows); err != nil {
		return err
	}
	for _, row := range rows {
		s.resources = append(s.resources, resource{row.Key, row.ARN, keyNames(row.ConditionKeys)})
	}
	slices.SortFunc(s.resources, func(a, b resource) int { return strings.Compare(a.name, b.name) })
	return nil
}

func (s *service) readActions(data string) error {
	var rows map[string]struct {
		Name, AccessLevel string
		ConditionKeys     []string
		ResourceTypes     []struct {
			Name          string
			Required      bool
			ConditionKeys []string
		}
	}
	if err := readJSON(filepath.Join(data, "actions", s.prefix+".json"), &rows); err != nil {
		return err
	}
	for _, row := range rows {
		level := levels[row.AccessLevel]
		if level == "" {
			return fmt.Errorf("the action %s has the unknown level %s", row.Name, row.AccessLevel)
		}
		a := action{name: s.prefix + ":" + row.Name, level: level, keys: keyNames(row.ConditionKeys)}
		for _, r := range row.ResourceTypes {
			a.resources = append(a.resources, resourceType{r.Name, r.Required, keyNames(r.ConditionKeys)})
		}
		slices.SortFunc(a.resources, inOrder)
		s.actions = append(s.actions, a)
	}
	slices.SortFunc(s.actions, func(a, b action) int { return strings.Compare(a.name, b.name) })
	s.fillKeys()
	return nil
}

// inOrder puts what an action needs first, and access points last: they stand
// for the bucket or the object behind them.
func inOrder(a, b resourceType) int {
	return cmp.Or(rank(a)-rank(b), strings.Compare(a.name, b.name))
}

func rank(r resourceType) int {
	switch {
	case r.needed:
		return 0
	case strings.HasPrefix(r.name, "accesspoint"):
		return 2
	}
	return 1
}
