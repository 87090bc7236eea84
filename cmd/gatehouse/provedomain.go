package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/prove"
	"gatehouse/engine/nearest"
)

// domain refuses options that name what there is not: a question about nothing
// would be answered as if it were proved.
func (c *proveCommand) domain() error {
	if c.Steps < 0 {
		return fmt.Errorf("--steps %d: a search takes a number of steps above 0", c.Steps)
	}
	for _, prefix := range c.Service {
		if _, ok := catalog.FindService(prefix); !ok {
			return fmt.Errorf("--service %s: there is no such service: %s", prefix, nearest.Hint(prefix, services()))
		}
	}
	for _, action := range c.Can {
		if err := someAction(action); err != nil {
			return err
		}
	}
	for _, on := range c.On {
		if on != "*" && !strings.HasPrefix(on, "arn:") {
			return fmt.Errorf("--on %s: write an ARN, such as arn:aws:s3:::%s/*", on, strings.Trim(on, "/*"))
		}
	}
	for _, region := range c.Region {
		if !slices.Contains(prove.Regions(), region) {
			return fmt.Errorf("--region %s: there is no such Region: %s", region, nearest.Hint(region, prove.Regions()))
		}
	}
	for _, given := range c.Given {
		key, _, whole := strings.Cut(given, "=")
		if _, ok := catalog.FindKey(key); whole && !ok {
			var names []string
			for _, k := range catalog.Keys() {
				names = append(names, k.Name)
			}
			return fmt.Errorf("--given %s: there is no such condition key: %s", key, nearest.Hint(key, names))
		}
	}
	return nil
}

func services() (names []string) {
	for s := range catalog.Services() {
		names = append(names, s.Prefix)
	}
	return names
}

// someAction asks for an action that a pattern fits.
func someAction(pattern string) error {
	if pattern == "*" {
		return nil
	}
	service, name, ok := strings.Cut(pattern, ":")
	if !ok || name == "" {
		return fmt.Errorf("--can %s: write service:Action, such as s3:GetObject or iam:*", pattern)
	}
	if _, known := catalog.FindService(service); !known {
		return fmt.Errorf("--can %s: there is no service %s: %s", pattern, service, nearest.Hint(service, services()))
	}
	var names []string
	for action := range catalog.ActionNames(service) {
		if match.Fits(pattern, action) {
			return nil
		}
		names = append(names, action)
	}
	return fmt.Errorf("--can %s: no action is called so: %s", pattern, cmp.Or(catalog.Meant(pattern), nearest.Hint(pattern, names)))
}
