// Package content holds the lessons and the glossary that are built into the
// program: Markdown that an author changes without knowing Go. The files are
// embedded as they are; lab/lesson reads them.
package content

import "embed"

// FS holds lessons, a file each, and glossary.md.
//
//go:embed lessons glossary.md
var FS embed.FS
