// Package prose draws the Markdown of packs: briefs, hints, mistakes, whys.
//
// It reads the part of Markdown that prose needs (paragraphs, headings, lists,
// quotes, fences, tables, emphasis, code spans, links) and draws it calmly in
// the theme's styles. glamour was measured first: linked in, it adds about 18
// ms to every start (its highlighter registers each language and style in its
// init), 14 MB of memory and 8 MB of program, and the lab draws only short
// texts. What this reader does not know it shows as it was written.
//
// Structure that is graded (checks, options, documents) is read by lab/pack;
// nothing here decides anything.
package prose
