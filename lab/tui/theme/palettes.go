package theme

import "github.com/charmbracelet/lipgloss"

// ink is how one purpose is drawn: colours as lipgloss reads them, and weight.
type ink struct {
	fg, bg                           string
	bold, underline, reverse, italic bool
}

func (in ink) style(r *lipgloss.Renderer) lipgloss.Style {
	s := r.NewStyle()
	if in.fg != "" {
		s = s.Foreground(lipgloss.Color(in.fg))
	}
	if in.bg != "" {
		s = s.Background(lipgloss.Color(in.bg))
	}
	if in.bold {
		s = s.Bold(true)
	}
	if in.underline {
		s = s.Underline(true)
	}
	if in.reverse {
		s = s.Reverse(true)
	}
	if in.italic {
		s = s.Italic(true)
	}
	return s
}

// palette is the inks of a theme.
type palette struct {
	title, strong, accent, faint, ok, fix, wrong, key, border, selected, code, emphasis ink
	hole, stale, notice, cursor, jsonKey, jsonString, jsonNumber, bracket, mark         ink
	line, holeHere, box                                                                 ink
}

var palettes = map[string]palette{
	Dark: {
		title: ink{fg: "#8ab4f8", bold: true}, strong: ink{bold: true}, accent: ink{fg: "#8ab4f8"}, faint: ink{fg: "#9298a4"},
		ok: ink{fg: "#8fca8b"}, fix: ink{fg: "#e8b866", bold: true}, wrong: ink{fg: "#ee8d8a"},
		key: ink{fg: "#b9c7de"}, border: ink{fg: "#535966"}, selected: ink{bg: "#2b3140", bold: true},
		code: ink{fg: "#c6b3ec"}, emphasis: ink{italic: true}, hole: ink{fg: "#e8b866", underline: true},
		stale: ink{fg: "#6a707c"}, notice: ink{fg: "#e8b866"}, cursor: ink{reverse: true},
		jsonKey: ink{fg: "#9fc3e8"}, jsonString: ink{fg: "#a9d3a0"}, jsonNumber: ink{fg: "#e0a98a"},
		bracket: ink{bold: true, underline: true}, mark: ink{fg: "#ee8d8a", underline: true},
		line: ink{bg: "#1f232c"}, holeHere: ink{fg: "#e8b866", reverse: true}, box: ink{bg: "#2b3140"},
	},
	Light: {
		title: ink{fg: "#1c57b5", bold: true}, strong: ink{bold: true}, accent: ink{fg: "#1c57b5"}, faint: ink{fg: "#676c76"},
		ok: ink{fg: "#23722c"}, fix: ink{fg: "#8f5200", bold: true}, wrong: ink{fg: "#b3261e"},
		key: ink{fg: "#34465f"}, border: ink{fg: "#b3b8c2"}, selected: ink{bg: "#e3eaf6", bold: true},
		code: ink{fg: "#64379c"}, emphasis: ink{italic: true}, hole: ink{fg: "#8f5200", underline: true},
		stale: ink{fg: "#9096a1"}, notice: ink{fg: "#8f5200"}, cursor: ink{reverse: true},
		jsonKey: ink{fg: "#1d5590"}, jsonString: ink{fg: "#2b6b33"}, jsonNumber: ink{fg: "#97481d"},
		bracket: ink{bold: true, underline: true}, mark: ink{fg: "#b3261e", underline: true},
		line: ink{bg: "#f2f4f9"}, holeHere: ink{fg: "#8f5200", reverse: true}, box: ink{bg: "#e3eaf6"},
	},
	Sixteen: { // colours 1 to 6 read well on black and on white; the terminal's owner chose them
		title: ink{fg: "6", bold: true}, strong: ink{bold: true}, accent: ink{fg: "6", bold: true},
		ok: ink{fg: "2"}, fix: ink{fg: "3", bold: true}, wrong: ink{fg: "1", bold: true},
		key: ink{bold: true}, border: ink{fg: "8"}, selected: ink{reverse: true},
		code: ink{fg: "5"}, emphasis: ink{underline: true}, hole: ink{fg: "3", underline: true},
		stale: ink{fg: "8"}, notice: ink{fg: "3"}, cursor: ink{reverse: true},
		jsonKey: ink{fg: "6"}, jsonString: ink{fg: "2"}, jsonNumber: ink{fg: "3"},
		bracket: ink{bold: true, underline: true}, mark: ink{fg: "1", underline: true},
		holeHere: ink{fg: "3", reverse: true},
	},
	Contrast: {
		title: ink{bold: true, underline: true}, strong: ink{bold: true}, accent: ink{bold: true},
		ok: ink{bold: true}, fix: ink{bold: true, reverse: true}, wrong: ink{bold: true, reverse: true},
		key: ink{bold: true}, selected: ink{reverse: true, bold: true},
		code: ink{bold: true}, emphasis: ink{underline: true}, hole: ink{reverse: true},
		notice: ink{bold: true, underline: true}, cursor: ink{reverse: true},
		jsonKey: ink{bold: true}, bracket: ink{bold: true, underline: true}, mark: ink{bold: true, underline: true},
		holeHere: ink{reverse: true, bold: true},
	},
	None: {
		title: ink{bold: true}, strong: ink{bold: true}, fix: ink{bold: true}, selected: ink{reverse: true},
		emphasis: ink{underline: true}, hole: ink{underline: true}, notice: ink{bold: true},
		cursor: ink{reverse: true}, bracket: ink{bold: true}, mark: ink{underline: true},
		holeHere: ink{reverse: true},
	},
}
