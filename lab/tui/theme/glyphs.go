package theme

// Glyphs is a set of signs, each one cell wide.
type Glyphs struct {
	Across, Down, Cross string // rules
	Open, Folded        string // a tree's nodes
	Here                string // the line one stands on
	Bullet, Quote       string // prose
	Solid, Seen, Unseen string // the cells of a bar
	On, Off             string // a picked and an unpicked option
}

// ASCII works everywhere.
var ASCII = Glyphs{
	Across: "-", Down: "|", Cross: "+", Open: "v", Folded: ">", Here: ">", Bullet: "-", Quote: "|",
	Solid: "#", Seen: "-", Unseen: ".", On: "x", Off: " ",
}

// Unicode holds only signs of neutral width.
var Unicode = Glyphs{
	Across: "\u254c", Down: "\u254e", Cross: "\u254c", Open: "\u25be", Folded: "\u25b8", Here: "\u203a", Bullet: "\u2219", Quote: "\u254e",
	Solid: "\u25b0", Seen: "\u25b1", Unseen: "\u254c", On: "x", Off: " ",
}

// All lists the set's signs, for tests.
func (g Glyphs) All() []string {
	return []string{g.Across, g.Down, g.Cross, g.Open, g.Folded, g.Here, g.Bullet, g.Quote, g.Solid, g.Seen, g.Unseen, g.On, g.Off}
}
