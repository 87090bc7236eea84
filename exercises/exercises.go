// Package exercises holds the packs that are built into the program: one
// folder each, Markdown and YAML that an author changes without knowing Go.
// The folders are embedded as they are; lab/pack reads them.
package exercises

import "embed"

// FS holds the built-in packs, a folder each.
//
//go:embed all:first-steps all:policies all:dns
var FS embed.FS

// Order is the folders in the order of the course; a test holds that none is
// left out.
var Order = []string{"first-steps", "policies", "dns"}
