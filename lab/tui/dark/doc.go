// Package dark tells lipgloss, before anybody asks, that the terminal is dark.
//
// bubbletea v1 asks lipgloss for the terminal's background in its own init, and
// lipgloss then writes a question to the terminal and waits up to five seconds
// for an answer that some terminals never give. A background that has been set
// is not asked for. Go runs the inits of packages that are ready in the order
// of their import paths, and "gatehouse/..." sorts before "github.com/...", so
// this package's init runs first as long as it imports nothing but lipgloss:
// bubbles and bubbletea are forbidden here.
//
// The real background is asked for after the first frame, by package term, and
// nobody waits for that answer.
package dark
