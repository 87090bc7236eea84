package plan

import (
	"strings"

	"gatehouse/lab/progress"
)

// reading says whether a record is of a lesson: who has only read has not begun
// the course.
func reading(id string) bool { return strings.HasPrefix(id, "lesson/") }

func nothingDone(records map[string]progress.Record) bool {
	for id := range records {
		if !reading(id) {
			return false
		}
	}
	return true
}

// Told is how many questions of a lesson were told when it was left; none of
// one that was read to its end, which begins anew.
func Told(id string, questions int, records map[string]progress.Record) int {
	if questions == 0 {
		return 0
	}
	return records[id].HandIns % questions
}
