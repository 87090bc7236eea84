// Package help shows every key of a page, made from the page's own key map, so
// that no key can work without standing here.
package help
