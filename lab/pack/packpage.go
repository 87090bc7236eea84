package pack

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"gatehouse/engine/bounded"
	"gatehouse/engine/nearest"
	"gatehouse/engine/plainyaml"
)

var (
	slug    = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)
	version = regexp.MustCompile(`^[0-9]+\.[0-9]+\.[0-9]+$`)
	tongue  = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]+)*$`)
)

// entry is one word of a pack's order.
type entry struct {
	file string
	at   Place
}

// front is the front matter of one file while it is read.
type front struct {
	*plainyaml.Reader
	root   plainyaml.Node
	fields map[string]plainyaml.Node
	file   string
	l      *loader
}

// readFront parses front matter with the given keys.
func (l *loader) readFront(s *source, yaml []byte) *front {
	r := plainyaml.NewReader(1, plainyaml.Limits{Size: MaxDocument, Depth: 8, Nodes: 2000})
	return &front{Reader: r, root: r.Parse(yaml), file: s.file, l: l}
}

// done hands the YAML's problems to the loader.
func (f *front) done() {
	for _, p := range f.Problems {
		f.l.add(Place{f.file, p.Line, p.Col}, p.Code, p.Message, p.Hint)
	}
	f.Problems = nil
}

func (f *front) place(key string) Place {
	if n, ok := f.fields[key]; ok {
		return Place{f.file, n.Line(), n.Col()}
	}
	return Place{f.file, 1, 1}
}

// need is a word that must be there.
func (f *front) need(key, like string) string {
	word := f.Word(f.fields[key], key)
	if word == "" {
		f.l.add(f.place(key), "missing-key", "the front matter has no "+key, fmt.Sprintf("add %s: %s", key, like))
	}
	return word
}

// needLike is a word that must be there and look so.
func (f *front) needLike(key string, shape *regexp.Regexp, like string) string {
	word := f.need(key, like)
	if word != "" && !shape.MatchString(word) {
		f.At(f.fields[key], "bad-"+key, fmt.Sprintf("the %s %q is not of the right form", key, word), "write it like "+like)
	}
	return word
}

// packPage reads pack.md and returns the files it orders.
func (l *loader) packPage() []entry {
	s, yaml, body, ok := l.open(packFile, func(e *bounded.Error) { l.refuse(Place{packFile, 1, 1}, e) })
	if !ok {
		l.noOrder = true
		return nil
	}
	f := l.readFront(s, yaml)
	defer f.done()
	if f.root.IsZero() && len(f.Problems) > 0 {
		l.noOrder = true
		return nil
	}
	f.fields = f.Fields(f.root, "the front matter", "id", "title", "version", "format", "language", "order")
	l.pack.ID = f.needLike("id", slug, "first-steps")
	l.pack.Title = f.need("title", "First steps")
	l.pack.Version = f.needLike("version", version, "1.0.0")
	l.pack.Language = f.needLike("language", tongue, "en")
	if format := f.need("format", fmt.Sprint(Format)); format != "" && format != fmt.Sprint(Format) {
		f.At(f.fields["format"], "unknown-format", fmt.Sprintf("format %q is not read by this program", format), fmt.Sprintf("it reads format %d", Format))
	}
	l.pack.Summary = strings.TrimSpace(s.slice(body, len(s.text)))
	return l.order(f)
}

func (l *loader) order(f *front) []entry {
	var order []entry
	nodes := f.List(f.fields["order"], "order")
	if len(nodes) == 0 {
		l.add(f.place("order"), "missing-key", "the pack orders no exercises", "add order: [01-first.md]")
		l.noOrder = true
	}
	for i, n := range nodes {
		if i >= MaxFiles {
			f.At(n, "too-many", fmt.Sprintf("the order names more than %d files", MaxFiles), "split the pack")
			break
		}
		file := f.Word(n, "each of order")
		switch {
		case file == "":
			continue
		case !strings.HasSuffix(file, ".md") || file == packFile || path.Base(file) == "README.md":
			f.At(n, "bad-path", fmt.Sprintf("%q is not an exercise file", file), "name a Markdown file, such as 01-first.md")
			continue
		case l.used[file]:
			f.At(n, "listed-twice", fmt.Sprintf("%q stands in the order twice", file), "keep one of them")
			continue
		}
		l.used[file] = true
		order = append(order, entry{file, Place{packFile, n.Line(), n.Col()}})
	}
	return order
}

// unlisted tells of files that nothing uses: a forgotten line in the order is
// found here, and so is a file that was renamed.
func (l *loader) unlisted() {
	if l.noOrder {
		return
	}
	tell := func(name, code, message, hint string) {
		l.add(Place{printable(name), 1, 1}, code, message, hint)
	}
	files := 0
	err := fs.WalkDir(l.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		base := path.Base(name)
		switch {
		case name == ".":
			return err
		case err != nil:
			tell(name, "unreadable-file", "this cannot be read", "see to its permissions")
			return nil
		case strings.HasPrefix(base, ".") && d.IsDir():
			return fs.SkipDir
		case d.IsDir() && strings.Count(name, "/") > 8:
			tell(name, "too-deep", "folders are nested too deep", "flatten the pack")
			return fs.SkipDir
		case d.IsDir(), strings.HasPrefix(base, "."), base == "README.md":
			return nil
		}
		if files++; files > MaxFiles {
			l.add(Place{packFile, 1, 1}, "too-many", fmt.Sprintf("there are more than %d files in the pack", MaxFiles), "split the pack")
			return fs.SkipAll
		}
		if !l.used[name] && (!l.blind || path.Ext(name) == ".md") {
			tell(name, "unlisted-file", "nothing uses this file", l.wayToList(name))
		}
		return nil
	})
	if err != nil {
		l.add(Place{packFile, 1, 1}, "unreadable-file", "the folder cannot be read", "see to its permissions")
	}
}

// printable is a file's name without what must not reach a screen.
func printable(name string) string {
	return plainyaml.MaskedLine(strings.ToValidUTF8(name, "?"))
}

// wayToList says how a file of this sort comes to be used.
func (l *loader) wayToList(name string) string {
	switch path.Ext(name) {
	case ".md":
		return "add it to the order in pack.md, or remove it"
	case ".yaml":
		return "name it under world: in an exercise, or remove it"
	case ".json":
		return "name it in a world, or remove it"
	}
	return "remove it"
}

// missing tells of an ordered file that is not there.
func (l *loader) missing(file string, at Place) {
	var free []string
	for _, f := range l.filesLike("*.md") {
		if !l.used[f] && f != "README.md" {
			free = append(free, f)
		}
	}
	hint := "add the file, or take it out of the order"
	if c, ok := nearest.To(file, free); ok {
		hint = fmt.Sprintf("did you mean %q?", c)
	}
	l.add(at, "no-such-file", fmt.Sprintf("there is no file %q", file), hint)
}

// laterKinds are kinds of the format that this program does not grade.
var laterKinds = []string{"console", "balancing", "availability", "case", "choice", "multi", "order", "match", "number", "short"}

// kind reads an exercise's kind.
func (f *front) kind() Kind {
	graded := []string{string(PolicyKind), string(RoutingKind), string(PredictKind), string(DeckKind)}
	word := f.need("kind", string(PolicyKind))
	switch {
	case word == "" || slices.Contains(graded, word):
		return Kind(word)
	case slices.Contains(laterKinds, word):
		f.At(f.fields["kind"], "unknown-kind", fmt.Sprintf("exercises of kind %q are not graded yet", word), "graded today: "+strings.Join(graded, ", "))
	default:
		hint := "graded today: " + strings.Join(graded, ", ")
		if c, ok := nearest.To(word, graded); ok {
			hint = fmt.Sprintf("did you mean %q? %s", c, hint)
		}
		f.At(f.fields["kind"], "unknown-kind", fmt.Sprintf("there is no kind %q", word), hint)
	}
	return ""
}
