package catalog

import (
	_ "embed"
	"strings"
	"sync"
)

// Level is what an action does to an account, coarsely.
type Level string

// The access levels of the Service Authorization Reference.
const (
	List        Level = "List"
	Read        Level = "Read"
	Write       Level = "Write"
	Tagging     Level = "Tagging"
	Permissions Level = "Permissions management"
)

// Action is one action of a service.
type Action struct {
	Name      string // "s3:GetObject"
	Level     Level
	Resources []ResourceType // eight at most; none when the action works on "*" only
	Help      string         // one line, lower case
}

// Service is the action's service prefix: "s3".
func (a Action) Service() string {
	service, _, _ := strings.Cut(a.Name, ":")
	return service
}

// ResourceType is a kind of resource that an action works on.
type ResourceType struct {
	Name   string // "bucket"
	Needed bool   // the action cannot do without one
}

// Type is the type of a condition key's values.
type Type string

// The types of condition keys.
const (
	String Type = "string"
	Bool   Type = "bool"
	IP     Type = "ip"
	Number Type = "number"
	Date   Type = "date"
	ARN    Type = "arn"
)

// Key is a condition key.
type Key struct {
	Name  string // "aws:SourceIp"; "aws:PrincipalTag/" wants a name behind it
	Type  Type
	Multi bool   // holds a set of values: wants ForAnyValue or ForAllValues
	Help  string // one line, lower case
}

// Open says whether a name must follow: a tag's key after the slash.
func (k Key) Open() bool { return strings.HasSuffix(k.Name, "/") || strings.HasSuffix(k.Name, ":") }

//go:embed actions.tsv
var actionTable string

//go:embed keys.tsv
var keyTable string

var actions = sync.OnceValue(func() []Action {
	var all []Action
	for row := range rows(actionTable) {
		all = append(all, Action{Name: row[0], Level: Level(row[1]), Resources: resources(row[2]), Help: row[3]})
	}
	return all
})

var keys = sync.OnceValue(func() []Key {
	var all []Key
	for row := range rows(keyTable) {
		all = append(all, Key{Name: row[0], Type: Type(row[1]), Multi: row[2] == "multi", Help: row[3]})
	}
	return all
})

var byName = sync.OnceValue(func() map[string]int {
	index := map[string]int{}
	for i, a := range actions() {
		index[strings.ToLower(a.Name)] = i
	}
	return index
})

// rows gives the four cells of each row of a table, comments left out.
func rows(table string) func(yield func([4]string) bool) {
	return func(yield func([4]string) bool) {
		for line := range strings.Lines(table) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			var row [4]string
			rest := strings.TrimSuffix(line, "\n")
			for i := range row {
				row[i], rest, _ = strings.Cut(rest, "\t")
			}
			if !yield(row) {
				return
			}
		}
	}
}

func resources(cell string) []ResourceType {
	if cell == "-" {
		return nil
	}
	var all []ResourceType
	for name := range strings.SplitSeq(cell, ",") {
		bare, needed := strings.CutSuffix(name, "*")
		all = append(all, ResourceType{bare, needed})
	}
	return all
}

// Actions are all actions, in the order of their names. Not to be changed.
func Actions() []Action { return actions() }

// Keys are all condition keys, in the order of their names. Not to be changed.
func Keys() []Key { return keys() }

// FindAction looks an action up by its name, without case: IAM compares
// action names so.
func FindAction(name string) (Action, bool) {
	i, ok := byName()[strings.ToLower(name)]
	if !ok {
		return Action{}, false
	}
	return actions()[i], true
}

// FindKey looks a condition key up by its name, without case. Behind the slash
// of an open key anything may follow.
func FindKey(name string) (Key, bool) {
	for _, k := range keys() {
		if strings.EqualFold(k.Name, name) ||
			k.Open() && len(name) > len(k.Name) && strings.EqualFold(k.Name, name[:len(k.Name)]) {
			return k, true
		}
	}
	return Key{}, false
}
