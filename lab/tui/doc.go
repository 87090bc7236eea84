// Package tui is the lab on a terminal: the root model, which owns the pages,
// the footer, the overlays and what happens when something breaks.
//
// Pages live in page/..., the pieces they are made of in part/..., colours and
// glyphs in theme, the arithmetic of lines in layout, the terminal itself in
// term. Pages never import pages: they send messages of package nav, and route
// here makes the page. Update is the only place where state changes; slow work
// is a command on a copy and answers with a message.
//
// The package opens no file, reads no environment and no clock: cmd passes all
// of that in Options.
package tui

import _ "gatehouse/lab/tui/dark" // so that bubbletea's init does not ask the terminal
