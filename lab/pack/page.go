package pack

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"gatehouse/engine/bounded"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/nearest"
	"gatehouse/engine/plainyaml"
)

// page is one file of exercises while it is read.
type page struct {
	*loader
	*source
	body  int // offset at which Markdown begins
	yaml  []byte
	ex    *Exercise
	world world

	known bool // the kind is one that is graded
	read  bool // front matter has been read
	first int  // problems there were before this page

	worldless bool // the world that was looked for is not to be used
	worldFile string
	worldAt   Place
	ons       []Place // where each document of the answer says what it attaches to
	trafficAt Place   // of the section
	requested bool    // there is a section Request
	claims    []PredictCheck
	asked     []cell // the clients that rows speak of
}

var (
	exerciseID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9-]{0,63}$`)
	coverID    = regexp.MustCompile(`^[A-Z][A-Z0-9]*-[0-9]+$`)
	docName    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)
)

// page opens an exercise file; it is nil when there is nothing to read.
func (l *loader) page(file string, at Place) *page {
	first := len(l.problems)
	s, yaml, body, ok := l.open(file, func(e *bounded.Error) {
		if e.Code == "no-such-file" {
			l.missing(file, at)
		} else {
			l.refuse(at, e)
		}
	})
	if !ok {
		l.blind = true
		return nil
	}
	return &page{loader: l, source: s, body: body, yaml: yaml, first: first, ex: &Exercise{At: Place{file, 1, 1}}}
}

// sound says whether nothing is wrong with the page, nor with its world.
func (p *page) sound() bool {
	return p.known && len(p.problems) == p.first && !p.worldless
}

// ownKeys are those of front matter that only some kinds have.
var ownKeys = map[Kind][]string{
	PolicyKind:  {"world", "answer", "space"},
	RoutingKind: {"world", "answer"},
	PredictKind: {"world", "documents", "ask", "claim"},
	DeckKind:    {},
}

// front reads the front matter and returns the exercise's id.
func (p *page) front() string {
	if p.read {
		return p.ex.ID
	}
	p.read = true
	f := p.readFront(p.source, p.yaml)
	defer f.done()
	if f.root.IsZero() && len(f.Problems) > 0 {
		p.blind = true
		return ""
	}
	keys := []string{"id", "title", "kind", "level", "minutes", "covers", "sources", "revision"}
	own, ok := ownKeys[Kind(valueOf(f, "kind"))]
	if !ok {
		own = []string{"world", "answer"}
	}
	keys = append(keys, own...)
	f.fields = f.Fields(f.root, "the front matter", keys...)
	p.ex.Kind = f.kind()
	p.known = p.ex.Kind != ""
	p.meta(f)
	switch p.ex.Kind {
	case PolicyKind, RoutingKind:
		p.worldMeta(f)
		p.answer(f)
		p.space(f)
	case PredictKind:
		p.worldMeta(f)
		p.predictMeta(f)
	case DeckKind:
		p.deckMeta(f)
	default:
		p.used[f.Word(f.fields["world"], "world")] = true
	}
	p.blind = p.blind || p.ex.Kind == ""
	return p.ex.ID
}

// valueOf peeks at a key without telling of problems.
func valueOf(f *front, key string) string {
	peek := plainyaml.NewReader(0, plainyaml.Limits{})
	for _, pair := range peek.Map(f.root, "") {
		if pair.Name == key {
			return pair.Value.Text()
		}
	}
	return ""
}

// meta reads what every exercise has.
func (p *page) meta(f *front) {
	ex := p.ex
	ex.Title = f.Word(f.fields["title"], "title")
	ex.ID = f.Word(f.fields["id"], "id")
	ex.Level = f.Int(f.fields["level"], "level", 1, 5)
	ex.Minutes = f.Int(f.fields["minutes"], "minutes", 1, 600)
	ex.Revision = f.Int(f.fields["revision"], "revision", 1, 1_000_000)
	ex.Sources = f.Words(f.fields["sources"], "sources")
	for _, n := range f.List(f.fields["covers"], "covers") {
		ex.Covers = p.cover(ex.Covers, f.Word(n, "each of covers"), Place{p.file, n.Line(), n.Col()})
	}
	if id := f.fields["id"]; !id.IsNull() {
		ex.At = Place{p.file, id.Line(), id.Col()}
	}
}

// cover adds a syllabus id to a list.
func (p *page) cover(list []string, id string, at Place) []string {
	if !coverID.MatchString(id) {
		p.add(at, "bad-covers", fmt.Sprintf("%q is not a syllabus id", id), "write it like USR-3")
		return list
	}
	return append(list, id)
}

// checkID refuses ids that are not the pack's own, or that stand elsewhere.
func (p *page) checkID(id string, at Place) {
	prefix, _, _ := strings.Cut(id, "/")
	switch {
	case !slug.MatchString(p.pack.ID): // told of in pack.md
	case !exerciseID.MatchString(id):
		p.add(at, "bad-id", fmt.Sprintf("the id %q is not of the form PACK/NAME", id), fmt.Sprintf("write %s/NAME in lower-case letters, digits and hyphens", p.pack.ID))
	case prefix != p.pack.ID:
		p.add(at, "foreign-id", fmt.Sprintf("the id %q does not begin with the pack's id", id), fmt.Sprintf("write %s/%s", p.pack.ID, id[len(prefix)+1:]))
	}
	p.id(id, at)
}

// worldMeta is what exercises need that play in a world.
func (p *page) worldMeta(f *front) {
	if f.need("id", p.pack.ID+"/NAME") != "" {
		p.checkID(p.ex.ID, f.place("id"))
	}
	f.need("title", "Let Mia read the reports")
	f.need("level", "1")
	f.need("minutes", "5")
	f.need("revision", "1")
	p.worldFile, p.worldAt = f.need("world", "worlds/shop.yaml"), f.place("world")
	p.blind = p.blind || p.worldFile == ""
}

func (p *page) answer(f *front) {
	pairs := f.Map(f.fields["answer"], "answer")
	if len(pairs) == 0 && f.fields["answer"].IsNull() {
		p.add(f.place("answer"), "missing-key", "the front matter has no answer",
			"add answer: "+p.kindly("{policy.json: {type: identity, on: user/mia}}", "{records.json: {type: changes, on: zone/example.com}}"))
	}
	for i, pair := range pairs {
		at := Place{p.file, pair.Key.Line(), pair.Key.Col()}
		if i >= maxAnswers {
			p.add(at, "too-many", fmt.Sprintf("an answer has at most %d documents", maxAnswers), "split the exercise")
			return
		}
		if !docName.MatchString(pair.Name) {
			p.add(at, "bad-name", fmt.Sprintf("%q is not a document's name", pair.Name), "write it like "+p.kindly("policy.json", "records.json"))
		}
		fields := f.Fields(pair.Value, "the document "+pair.Name, "type", "on")
		d := Document{Name: pair.Name, On: f.Word(fields["on"], "on"), At: at}
		if p.ex.Kind == RoutingKind {
			d.Form = p.documentForm(f, pair, fields["type"])
		} else {
			d.Kind = p.documentKind(f, pair, fields["type"])
		}
		if d.On == "" && d.Form != ChecksForm {
			p.add(at, "missing-key", fmt.Sprintf("the document %s does not say what it attaches to", d.Name), "add on: "+p.kindly("user/mia", "zone/example.com"))
		}
		p.ex.Answer = append(p.ex.Answer, d)
		p.ons = append(p.ons, Place{p.file, fields["on"].Line(), fields["on"].Col()})
	}
}

func (p *page) documentKind(f *front, pair plainyaml.Pair, n plainyaml.Node) policy.Kind {
	word := f.Word(n, "type")
	if word == "" {
		p.add(Place{p.file, pair.Key.Line(), pair.Key.Col()}, "missing-key", fmt.Sprintf("the document %s has no type", pair.Name), "add type: identity")
		return policy.Identity
	}
	kind, err := policy.ParseKind(word)
	switch {
	case err != nil:
		f.At(n, "unknown-type", fmt.Sprintf("there is no type of policy %q", word), nearest.Hint(word, policy.Kinds()))
	case kind != policy.Identity && kind != policy.Resource:
		f.At(n, "type-not-graded", fmt.Sprintf("%s policies are not graded yet", kind), "graded today: identity, resource")
	}
	return kind
}

func (p *page) deckMeta(f *front) {
	name := strings.TrimLeft(strings.TrimSuffix(path.Base(p.file), ".md"), "0123456789-")
	if p.ex.ID == "" {
		p.ex.ID = p.pack.ID + "/" + name
	}
	p.checkID(p.ex.ID, p.ex.At)
	if p.ex.Title == "" {
		words := strings.ReplaceAll(name, "-", " ")
		r, size := utf8.DecodeRuneInString(words)
		p.ex.Title = string(unicode.ToUpper(r)) + words[size:]
	}
	p.ex.Level, p.ex.Revision = max(1, p.ex.Level), max(1, p.ex.Revision)
}
