// Package box frames what lies over a page.
package box
