package plain

import (
	"strings"
)

// command is a word that does something.
type command struct {
	name string
	args string // what follows it: "N TEXT"
	says string // what it does, a sentence without its full stop
	run  func(args string)
}

// inWords says whether the command is meant even where words are the answer:
// there "open standards" is no command, "open" alone is, and so are these.
func (c command) inWords() bool { return c.name == "answer" || c.name == "help" }

// everywhere lists what can be typed in every room.
func (s *session) everywhere() []command {
	var out []command
	if len(s.o.Lessons) > 0 {
		out = append(out, command{"lesson", "[N]", "read a lesson, up to a question at a time; alone it lists them if there are several", s.lesson})
	}
	if s.o.Glossary != nil {
		out = append(out, command{"glossary", "[WORD]", "hear what a word of the field means; alone it lists them", s.glossary})
	}
	return append(out, []command{
		{"open", "ID", "open an exercise by its id, such as first-steps/mia-reads", func(id string) { s.openNamed(strings.TrimSpace(id)) }},
		{"home", "", "go home, to the list of exercises", func(string) { s.home() }},
		{"help", "[COMMAND]", "say what can be typed here", s.help},
		{"quit", "", "leave; everything is saved", func(string) { s.done = true }},
	}...)
}

// help lists the commands of the room, one a line.
func (s *session) help(word string) {
	all := append(s.at.commands(), s.everywhere()...)
	if word != "" {
		c, ok := named(all, word)
		if found := beginning(all, word); !ok && len(found) == 1 {
			c, ok = found[0], true
		}
		if ok {
			all = []command{c}
		} else {
			s.out.say("There is no command %q here. These are:", brief(word))
		}
	}
	for _, c := range all {
		s.out.hang("", strings.TrimSpace(c.name+" "+c.args)+": "+c.says+".")
	}
	if len(all) > 1 {
		s.out.say("A command may be shortened as far as it is unique.")
	}
}

// aliases are words that people try.
var aliases = map[string]string{"?": "help", "exit": "quit", "bye": "quit", "menu": "home", "judge": "check", "hand": "submit", "lessons": "lesson"}

// named finds a command by its whole name.
func named(all []command, word string) (command, bool) {
	word = strings.ToLower(word)
	for _, c := range all {
		if c.name == word || c.name == aliases[word] {
			return c, true
		}
	}
	return command{}, false
}

// beginning finds the commands that begin with a word.
func beginning(all []command, word string) []command {
	word = strings.ToLower(word)
	var out []command
	for _, c := range all {
		if strings.HasPrefix(c.name, word) {
			out = append(out, c)
		}
	}
	return out
}

func names(all []command) []string {
	out := make([]string, len(all))
	for i, c := range all {
		out[i] = c.name
	}
	return out
}
