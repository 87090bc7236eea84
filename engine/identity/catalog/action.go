package catalog

import (
	_ "embed"
	"iter"
	"strings"
	"sync"
)

// Level is what an action does to an account, coarsely.
type Level string

// The access levels of the Service Authorization Reference. It gives the last
// two together with Write; they say more, so they stand alone here.
const (
	List        Level = "List"
	Read        Level = "Read"
	Write       Level = "Write"
	Tagging     Level = "Tagging"
	Permissions Level = "Permissions management"
)

// Action is one action of a service.
type Action struct {
	Name       string // "s3:GetObject"
	Level      Level
	Resources  []ResourceType // what it needs first; none when it works on "*" only (rule 49)
	Keys       []string       // condition keys that come with it whatever its resource; open ones end with their slash
	Dependents []string       // actions that it may need besides
	Help       string         // one line, lower case; empty for most actions
}

// ResourceType is a kind of resource that an action works on.
type ResourceType struct {
	Name   string // "bucket"
	Needed bool   // the action cannot do without one
	Keys   []string
}

// Service is the action's service prefix: "s3".
func (a Action) Service() string { return prefixOf(a.Name) }

// Levels are all access levels of the action, as the reference gives them.
func (a Action) Levels() []Level {
	if a.Level == Tagging || a.Level == Permissions {
		return []Level{a.Level, Write}
	}
	return []Level{a.Level}
}

func prefixOf(name string) string {
	service, _, _ := strings.Cut(name, ":")
	return service
}

//go:embed data/actions.tsv
var actionText string

//go:embed help.tsv
var helpText string

// levelOf reads a level's letter.
func levelOf(letter string) Level {
	switch letter {
	case "L":
		return List
	case "R":
		return Read
	case "W":
		return Write
	case "T":
		return Tagging
	case "P":
		return Permissions
	}
	return ""
}

func actionTable() table { return rowsOf(actionText) }

// Help is what is said of an action or a service in our own words: one line,
// empty for most.
func Help(name string) string {
	row, ok := rowsOf(helpText).find(name)
	if !ok {
		return ""
	}
	return row[len(name)+1:]
}

// FindAction looks an action up by its name, without case: IAM compares
// action names so (rule 41).
func FindAction(name string) (Action, bool) {
	row, ok := actionTable().find(name)
	if !ok {
		return Action{}, false
	}
	return readAction(row), true
}

func readAction(row string) Action {
	c := cells[[5]string](row)
	a := Action{Name: c[0], Level: levelOf(c[1]), Keys: list(keySet(c[2])), Dependents: list(c[4]), Help: Help(c[0])}
	for r := range resourcesOf(c[3]) {
		a.Resources = append(a.Resources, ResourceType{r.name, r.needed, list(keySet(r.set))})
	}
	return a
}

// resourceCell is a resource type as an action's row writes it: "object=17",
// with a star before the sign of equality when the action needs one.
type resourceCell struct {
	name   string
	needed bool
	set    string // the number of the set of its keys
}

func resourcesOf(cell string) iter.Seq[resourceCell] {
	return func(yield func(resourceCell) bool) {
		for each := range strings.SplitSeq(cell, ",") {
			name, set, ok := strings.Cut(each, "=")
			bare, needed := strings.CutSuffix(name, "*")
			if ok && !yield(resourceCell{bare, needed, set}) {
				return
			}
		}
	}
}

// Actions are the actions of a service in the order of their names without
// regard to case, or all that there are when the service is empty.
func Actions(service string) iter.Seq[Action] {
	return func(yield func(Action) bool) {
		for row := range actionRows(service) {
			if !yield(readAction(row)) {
				return
			}
		}
	}
}

// ActionNames are the names of Actions alone, which costs much less.
func ActionNames(service string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for row := range actionRows(service) {
			if !yield(first(row)) {
				return
			}
		}
	}
}

func actionRows(service string) iter.Seq[string] {
	if service == "" {
		return actionTable().beginning("")
	}
	return actionTable().beginning(service + ":")
}

// NoResource says that an action is known and has no resource types: only a
// resource of "*" reaches it (rule 49).
func NoResource(action string) bool {
	row, ok := actionTable().find(action)
	return ok && cells[[5]string](row)[3] == ""
}

//go:embed data/sets.tsv
var setText string

// sets are the sets of keys by their numbers, each with commas between.
var sets = sync.OnceValue(func() []string {
	return strings.Split(string(rowsOf(setText)), "\n")
})

func keySet(number string) string {
	n := 0
	for i := range len(number) {
		n = n*10 + int(number[i]-'0')
	}
	return sets()[n]
}
