package worldfile

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"gatehouse/engine/bounded"
	"gatehouse/engine/nearest"
	"gatehouse/engine/plainyaml"
)

// Format is the version of the world format that this program reads.
const Format = 1

// Bounds of a world. Whoever exceeds them is told; nothing is cut.
const (
	MaxSize       = 256 << 10 // bytes of the YAML
	MaxDepth      = 12
	MaxPolicySize = 64 << 10 // bytes of a policy file
	maxNodes      = 20_000
	maxEach       = 500 // users, groups, ...
)

// Problem is something an author wrote wrong.
type Problem struct {
	File      string // path inside the pack
	Line, Col int
	Code      string // stable, kebab-case
	Message   string // lower case, no full stop
	Hint      string // the next step
}

func (p Problem) Error() string {
	s := fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Col, p.Message)
	if p.Hint != "" {
		s += ": " + p.Hint
	}
	return s
}

// loader reads one world.
type loader struct {
	*plainyaml.Reader
	fsys   fs.FS
	w      *World
	lines  []string // of the YAML, for the places inside block strings
	others []Problem
	told   map[string]bool // policy files whose problems have been listed
}

// Load reads the world in file, and the policy files it names, through fsys.
// It returns what it understood along with every problem, in the order of files
// and lines; the world is nil when the file could not be read at all.
func Load(fsys fs.FS, file string) (*World, []Problem) {
	src, e := bounded.ReadFile(fsys, file, MaxSize)
	if e != nil {
		return nil, []Problem{{file, 1, 1, e.Code, e.Message, e.Hint}}
	}
	l := &loader{
		Reader: plainyaml.NewReader(0, plainyaml.Limits{Size: MaxSize, Depth: MaxDepth, Nodes: maxNodes}),
		fsys:   fsys,
		w:      &World{File: file, Region: "us-east-1"},
		lines:  strings.Split(string(src), "\n"),
		told:   map[string]bool{},
	}
	root := l.Parse(src)
	if root.IsZero() && len(l.Problems) > 0 {
		return nil, l.all()
	}
	l.world(root)
	return l.w, l.all()
}

func (l *loader) all() []Problem {
	problems := l.others
	for _, p := range l.Problems {
		problems = append(problems, Problem{l.w.File, p.Line, p.Col, p.Code, p.Message, p.Hint})
	}
	for i := range problems {
		problems[i].Message, problems[i].Hint = printable(problems[i].Message), printable(problems[i].Hint)
	}
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	return problems
}

// printable leaves out what must not reach a screen: a document may write a
// control character by its number, and what is wrong with it quotes it.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if plainyaml.Unprintable(r) {
			return -1
		}
		return r
	}, s)
}

func (l *loader) world(root plainyaml.Node) {
	f := l.Fields(root, "the world", "format", "title", "region", "accounts", "users", "groups", "roles",
		"policies", "buckets", "tables", "situations",
		"endpoints", "zones", "health-checks", "cidr-collections", "alarms")
	l.format(root, f["format"])
	l.w.Title = l.Word(f["title"], "title")
	if region := l.Word(f["region"], "region"); region != "" {
		l.w.Region = region
		l.shape(f["region"], region, regionShape, "a Region", "write it as AWS does: eu-west-1")
	}
	l.accounts(root, f["accounts"])
	l.policies(f["policies"])
	l.groups(f["groups"])
	l.users(f["users"])
	l.roles(f["roles"])
	l.buckets(f["buckets"])
	l.tables(f["tables"])
	l.situations(f["situations"])
	l.endpoints(f["endpoints"])
	l.alarms(f["alarms"])
	l.dns(f["health-checks"], f["cidr-collections"], f["zones"])
}

func (l *loader) format(root, n plainyaml.Node) {
	if n.IsNull() {
		l.At(root, "missing-key", "the world does not say its format", fmt.Sprintf(`begin with "format: %d"`, Format))
	} else if n.Text() != fmt.Sprint(Format) {
		l.At(n, "unknown-format", fmt.Sprintf("format %q is not read by this program", n.Text()), fmt.Sprintf("it reads format %d", Format))
	}
}

func (l *loader) accounts(root, n plainyaml.Node) {
	pairs := l.entries(n, "accounts", nameShape)
	if len(pairs) == 0 {
		l.At(root, "missing-key", "the world has no accounts", `write accounts: {shop: "111122223333"}`)
		pairs = nil
	}
	for _, p := range pairs {
		id := p.Value.Text()
		switch {
		case !accountShape.MatchString(id) || !p.Value.IsString():
			l.At(p.Value, "bad-account", fmt.Sprintf("the id of account %q must be twelve digits in quotes", p.Name), `write "111122223333"`)
		case slices.ContainsFunc(l.w.Accounts, func(a Account) bool { return a.ID == id }):
			l.At(p.Value, "duplicate-account", fmt.Sprintf("the account id %s stands twice", id), "give each account its own")
		}
		l.w.Accounts = append(l.w.Accounts, Account{p.Name, id})
	}
	if len(l.w.Accounts) == 0 {
		l.w.Accounts = []Account{{"main", "111122223333"}}
	}
}

// entries is a map of named things, each name of the given shape.
func (l *loader) entries(n plainyaml.Node, what string, s shape) []plainyaml.Pair {
	pairs := l.Map(n, what)
	if len(pairs) > maxEach {
		l.At(pairs[maxEach].Key, "too-many", fmt.Sprintf("there are more than %d %s", maxEach, what), "split the world")
		pairs = pairs[:maxEach]
	}
	for _, p := range pairs {
		l.shape(p.Key, p.Name, s, "a name under "+what, s.want)
	}
	return pairs
}

// account is the account a thing belongs to: the named one, else the first.
func (l *loader) account(n plainyaml.Node) Account {
	name := l.Word(n, "account")
	if name == "" {
		return l.w.Accounts[0]
	}
	for _, a := range l.w.Accounts {
		if a.Name == name {
			return a
		}
	}
	l.At(n, "unknown-account", fmt.Sprintf("there is no account %q", name), nearest.Hint(name, names(l.w.Accounts)))
	return l.w.Accounts[0]
}

// known is the words of a list, each of which must be one of names.
func (l *loader) known(n plainyaml.Node, what, one string, names []string) []string {
	var words []string
	for _, e := range l.List(n, what) {
		word := l.Word(e, "each of "+what)
		switch {
		case word == "":
		case !slices.Contains(names, word):
			l.At(e, "unknown-"+one, fmt.Sprintf("there is no %s %q", one, word), nearest.Hint(word, names))
		case slices.Contains(words, word):
			l.At(e, "listed-twice", fmt.Sprintf("the %s %q is listed twice", one, word), "keep one of them")
		default:
			words = append(words, word)
		}
	}
	return words
}
