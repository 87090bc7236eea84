package author

import (
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"gatehouse/engine/nearest"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// Measured is what the solution of an exercise came to: in the runs of its
// traffic, or before the prover.
type Measured struct {
	Exercise string // id
	Runs     int    // 0 where nothing runs
	Rows     []grade.Row
}

// often is the exercise with as many runs as the check wants.
func often(ex *pack.Exercise) *pack.Exercise {
	if ex.Traffic == nil || ex.Traffic.Seeds >= fewestRuns {
		return ex
	}
	more, traffic := *ex, *ex.Traffic
	traffic.Seeds = fewestRuns
	more.Traffic = &traffic
	return &more
}

func (c *checker) measured(ex *pack.Exercise, r grade.Report) {
	c.sum.Measured = append(c.sum.Measured, Measured{ex.ID, ex.Traffic.Seeds, r.Rows})
}

// Lines are a line for each bound or proof under the exercise's name: the bound, what
// was measured from least to most, and the room between, with the room that it
// must have.
func (m Measured) Lines() []string {
	table := [][]string{}
	for _, row := range m.Rows {
		id := row.Check.Info().ID
		if p, ok := row.Check.(pack.ProofCheck); ok {
			table = append(table, []string{id, p.Wants(), fmt.Sprintf("%s in %d steps", row.Word(), row.Finding.Steps), ""})
		}
		for _, one := range row.Measured {
			c := claim{one}
			table = append(table, []string{id, one.Term.String(), c.span(), c.margin()})
			id = ""
		}
	}
	lines := []string{m.Exercise}
	if m.Runs > 0 {
		lines[0] += ", " + count(m.Runs, "run")
	}
	return append(lines, aligned(table)...)
}

// margin is the room and what it must be.
func (c claim) margin() string {
	switch {
	case !c.Known:
		return ""
	case c.need() == 0:
		return "the same in every run"
	}
	return "room " + c.number(c.room()) + ", needs " + c.number(c.need())
}

// aligned puts columns under one another.
func aligned(table [][]string) []string {
	var widths [4]int
	for _, row := range table {
		for i, s := range row {
			widths[i] = max(widths[i], len([]rune(s)))
		}
	}
	var lines []string
	for _, row := range table {
		line := ""
		for i, s := range row {
			line += fmt.Sprintf("  %-*s", widths[i], s)
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// strange says whether a row measures what there is not.
func strange(row grade.Row) bool {
	return slices.ContainsFunc(row.Measured, func(m grade.Measured) bool { return !m.Known })
}

// strangers tells of what rows measure and there is not: names that neither
// the world nor the solution knows, and times in which nothing happens.
func (c *checker) strangers(ex *pack.Exercise, r grade.Report) {
	known := addresses(ex)
	for _, row := range r.Rows {
		info := row.Check.Info()
		for _, m := range row.Measured {
			message, hint, _ := strings.Cut(m.Fault, ": ")
			switch {
			case m.Fault != "":
			case !m.Known:
				c.add(info.At, "nothing-to-measure", quiet(m.Term), "the check %q finds nothing to measure: %s", info.ID, m.Term.Left())
				continue
			case isAddress(m.Term.Arg) && !slices.Contains(known, m.Term.Arg):
				message, hint = "nothing has that address", nearest.Hint(m.Term.Arg, known)
			default:
				continue
			}
			c.add(info.At, "unknown-name", hint, "the check %q measures %s: %s", info.ID, m.Term.Left(), message)
		}
	}
}

// quiet is the next step for a measure that found nothing.
func quiet(t pack.Term) string {
	switch t.Measure {
	case "failover", "detected":
		return "let its time begin before a fault, and end after what is waited for"
	case "failback", "recovered":
		return "let its time begin before a restore, and end after what is waited for"
	}
	return "give it a longer time"
}

func isAddress(s string) bool {
	_, err := netip.ParseAddr(s)
	return err == nil
}

// quoted finds what may be an address in a change batch.
var quoted = regexp.MustCompile(`"([0-9A-Fa-f.:]+)"`)

// addresses are those of endpoints, of the world's records, and of the
// solution's.
func addresses(ex *pack.Exercise) []string {
	var all []string
	for _, e := range ex.World.Endpoints {
		all = append(all, e.Addresses...)
	}
	for _, z := range ex.World.Zones {
		for i := range z.Records {
			all = append(all, z.Records[i].Values...)
		}
	}
	for _, d := range ex.Answer {
		for _, m := range quoted.FindAllStringSubmatch(d.Solution, -1) {
			all = append(all, m[1])
		}
	}
	return slices.DeleteFunc(all, func(s string) bool { return !isAddress(s) })
}

// named says whether a rule speaks of a check, or of all of them.
func named(when, id string) bool {
	word := regexp.MustCompile(`(?:\.|\[['"])` + regexp.QuoteMeta(id) + `\b(?:[^-]|$)|\b(?:right|passed)\b`)
	return word.MatchString(when)
}
