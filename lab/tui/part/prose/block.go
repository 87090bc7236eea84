package prose

import "strings"

// kind is what a block is.
type kind uint8

const (
	paragraph kind = iota
	heading
	list
	quote
	fence
	table
	rule
)

// block is a piece of a text, in order.
type block struct {
	kind  kind
	text  string     // paragraph, heading
	lines []string   // fence
	items [][]block  // list
	first int        // number of a list's first item, 0 for bullets
	kids  []block    // quote
	rows  [][]string // table, header first
}

// maxDepth bounds how deep quotes and lists are read into.
const maxDepth = 8

// parse reads lines into blocks. It never fails: what it does not know is a
// paragraph.
func parse(lines []string, depth int) []block {
	var out []block
	for i := 0; i < len(lines); {
		line := lines[i]
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "":
			i++
		case strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~"):
			b, n := parseFence(lines[i:])
			out, i = append(out, b), i+n
		case headingLevel(trimmed) > 0:
			out, i = append(out, block{kind: heading, text: strings.TrimSpace(strings.TrimLeft(trimmed, "#"))}), i+1
		case isRule(trimmed):
			out, i = append(out, block{kind: rule}), i+1
		case strings.HasPrefix(trimmed, ">") && depth < maxDepth:
			b, n := parseQuote(lines[i:], depth)
			out, i = append(out, b), i+n
		case marker(line) > 0 && depth < maxDepth:
			b, n := parseList(lines[i:], depth)
			out, i = append(out, b), i+n
		case strings.HasPrefix(trimmed, "|") && i+1 < len(lines) && isDelimiter(lines[i+1]):
			b, n := parseTable(lines[i:])
			out, i = append(out, b), i+n
		default:
			b, n := parseParagraph(lines[i:])
			out, i = append(out, b), i+n
		}
	}
	return out
}

func headingLevel(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "#"))
	if n > 6 || n == len(s) || s[n] != ' ' {
		return 0
	}
	return n
}

func isRule(s string) bool {
	s = strings.ReplaceAll(s, " ", "")
	return len(s) >= 3 && (strings.Trim(s, "-") == "" || strings.Trim(s, "*") == "" || strings.Trim(s, "_") == "")
}

func parseFence(lines []string) (block, int) {
	open := strings.TrimSpace(lines[0])
	mark := open[:len(open)-len(strings.TrimLeft(open, open[:1]))]
	indent := len(lines[0]) - len(strings.TrimLeft(lines[0], " "))
	b := block{kind: fence}
	for i := 1; i < len(lines); i++ {
		if s := strings.TrimSpace(lines[i]); strings.HasPrefix(s, mark) && strings.Trim(s, mark[:1]) == "" {
			return b, i + 1
		}
		b.lines = append(b.lines, unindent(lines[i], indent))
	}
	return b, len(lines)
}

func parseQuote(lines []string, depth int) (block, int) {
	var inner []string
	i := 0
	for ; i < len(lines); i++ {
		s := strings.TrimLeft(lines[i], " ")
		if !strings.HasPrefix(s, ">") {
			break
		}
		inner = append(inner, strings.TrimPrefix(s[1:], " "))
	}
	return block{kind: quote, kids: parse(inner, depth+1)}, i
}

func parseParagraph(lines []string) (block, int) {
	var text strings.Builder
	i := 0
	for ; i < len(lines); i++ {
		s := strings.TrimSpace(lines[i])
		if s == "" || i > 0 && interrupts(lines[i]) {
			break
		}
		if i > 0 {
			text.WriteByte(' ')
		}
		text.WriteString(s)
		if strings.HasSuffix(lines[i], "  ") || strings.HasSuffix(s, `\`) {
			text.WriteByte('\n')
		}
	}
	return block{kind: paragraph, text: strings.ReplaceAll(text.String(), "\\\n", "\n")}, i
}

// interrupts says whether a line ends the paragraph before it.
func interrupts(line string) bool {
	s := strings.TrimSpace(line)
	return strings.HasPrefix(s, "```") || strings.HasPrefix(s, "~~~") || strings.HasPrefix(s, ">") || headingLevel(s) > 0 || marker(line) > 0
}
