package lint

import (
	"strings"

	"gatehouse/engine/plainyaml"
)

// maxSaid bounds a message and a hint, in characters: names in a text of a
// stranger's may have any length.
const maxSaid = 240

// plain makes what is said fit for any screen: what stands in a document may
// steer a terminal or never end.
func plain(text string) string {
	text = plainyaml.MaskedLine(strings.ToValidUTF8(text, "?"))
	n := 0
	for i := range text {
		if n++; n > maxSaid {
			return text[:i] + "..."
		}
	}
	return text
}

// short bounds what a message repeats of a document.
func short(text string) string {
	const most = 60
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "..."
}
