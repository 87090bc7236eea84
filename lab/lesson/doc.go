// Package lesson reads lessons and the glossary: Markdown that explains, and
// that asks the reader to predict before it tells.
//
// A lesson is a file lessons/NAME.md with front matter (id, title, minutes,
// covers, sources). A line "## Title" begins a section. A question is a block
// quote that begins with "**Predict.**", its answer the next block quote,
// which begins with "**Then:**": any viewer of Markdown shows both, the lab
// shows the answer when asked. A line
//
//	Judged: noa, s3:GetObject, arn:aws:s3:::plans/roof.pdf, aws:SourceIp = 203.0.113.9 -> allow
//
// (alone, or as an item of a list) claims what the engine says of a request
// under all the JSON blocks above it in its section; a test holds the built-in
// lessons to their claims. The glossary is glossary.md, a "## term" each.
//
// There is no Markdown parser here: only lab/pack may read Markdown for
// structure, since structure there is graded. Lessons are cut by these rules of
// whole lines, fences apart; what lies between the cuts stays Markdown, which
// lab/tui/part/prose and lab/plain draw. Nothing is opened but what the caller's
// fs.FS holds; nothing is judged.
package lesson
