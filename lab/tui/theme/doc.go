// Package theme holds every colour and every glyph of the screen.
//
// A Theme is styles by purpose: a page asks for Fix or Faint and never for a
// colour. No meaning rests on colour alone: states are words, and a theme
// without colour still sets titles, keys and the selection apart by weight.
// Glyphs are chosen so that no terminal can disagree about their width: none
// is of the East Asian "ambiguous" class, none is an emoji; a plain ASCII set
// stands beside them.
//
// It imports lipgloss and termenv only, and knows no page and no part.
package theme
