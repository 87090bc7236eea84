package prose

import (
	"strconv"
	"strings"
)

// marker is where the text of a list item begins in line, 0 when it is none.
func marker(line string) int {
	indent := len(line) - len(strings.TrimLeft(line, " "))
	s := line[indent:]
	n := 0
	if len(s) > 1 && strings.IndexByte("-*+", s[0]) >= 0 {
		n = 1
	} else {
		for n < len(s) && n < 9 && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n == 0 || n >= len(s) || (s[n] != '.' && s[n] != ')') {
			return 0
		}
		n++
	}
	if n >= len(s) || s[n] != ' ' {
		return 0
	}
	return indent + n + 1
}

// parseList reads the items of one list, bullets or numbers.
func parseList(lines []string, depth int) (block, int) {
	b := block{kind: list, first: number(lines[0])}
	i := 0
	for i < len(lines) && marker(lines[i]) > 0 && (number(lines[i]) > 0) == (b.first > 0) {
		at := marker(lines[i])
		item := []string{lines[i][at:]}
		for i++; i < len(lines) && continues(lines, i, at); i++ {
			item = append(item, unindent(lines[i], at))
		}
		b.items = append(b.items, parse(item, depth+1))
	}
	return b, i
}

// continues says whether line i belongs to the item whose text begins at.
func continues(lines []string, i, at int) bool {
	s := strings.TrimSpace(lines[i])
	indent := len(lines[i]) - len(strings.TrimLeft(lines[i], " "))
	if s == "" { // a blank line belongs when what follows is indented
		return i+1 < len(lines) && strings.HasPrefix(lines[i+1], "  ") && strings.TrimSpace(lines[i+1]) != ""
	}
	if indent >= 2 && indent >= min(at, 2) {
		return true
	}
	return strings.TrimSpace(lines[i-1]) != "" && !interrupts(lines[i])
}

// number is the number of an item, 0 for a bullet.
func number(line string) int {
	s := strings.TrimLeft(line, " ")
	end := strings.IndexAny(s, ".)")
	if end <= 0 {
		return 0
	}
	n, err := strconv.Atoi(s[:end])
	if err != nil {
		return 0
	}
	return max(n, 1)
}

func unindent(line string, n int) string {
	for n > 0 && strings.HasPrefix(line, " ") {
		line, n = line[1:], n-1
	}
	return line
}

// isDelimiter says whether a line is the second of a table: |---|:--|.
func isDelimiter(line string) bool {
	s := strings.TrimSpace(line)
	return strings.Contains(s, "-") && strings.Contains(s, "|") && strings.Trim(s, "|-: ") == ""
}

func parseTable(lines []string) (block, int) {
	b := block{kind: table}
	i := 0
	for ; i < len(lines) && strings.HasPrefix(strings.TrimSpace(lines[i]), "|"); i++ {
		if i != 1 {
			b.rows = append(b.rows, cells(lines[i]))
		}
	}
	return b, i
}

// cells splits a table's row at bars that are not escaped.
func cells(line string) []string {
	line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|")
	line = strings.ReplaceAll(line, `\|`, "\x00")
	var out []string
	for c := range strings.SplitSeq(line, "|") {
		out = append(out, strings.TrimSpace(strings.ReplaceAll(c, "\x00", "|")))
	}
	return out
}
