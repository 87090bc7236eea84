// Package nav holds the messages by which pages ask for other pages.
//
// Pages never import each other: a page says where to go in the learner's
// words and the root model, which knows them all, makes the page. The messages
// are data; none of them does anything by itself.
package nav
