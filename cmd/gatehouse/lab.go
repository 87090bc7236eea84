package main

import "errors"

type labCommand struct{}

// Run opens the lab.
func (labCommand) Run(a *app) error { return errors.New("the terminal is not wired yet") }
