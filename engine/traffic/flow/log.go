package flow

import (
	"fmt"
	"strings"

	"gatehouse/engine/clock"
)

// EventKind is the kind of an event. The set is closed.
type EventKind uint8

// The kinds.
const (
	Struck  EventKind = iota // a fault, or its end
	Checked                  // a health check turned
	Noticed                  // a balancer, or the like, noticed that its health turned
	Holds                    // clients are still given an address that is down
	Moved                    // clients are given an endpoint for the first time, or again
	Ended                    // the last request that went to an endpoint that was down
	WentOn                   // requests went to it until it was restored
)

// Event is something that happened, as the log tells it.
type Event struct {
	At          clock.Time
	Kind        EventKind
	What        string   // the endpoint, the check or the alarm
	Others      []string // of Moved: further endpoints
	Groups      []string // the clients it is about
	Fault       Fault    // of Struck
	Healthy     bool     // of Checked and Noticed
	Passing, Of int      // of Checked; 0 of 0 when nothing is counted
	Children    bool     // they are children of a calculated check, else checkers
	Address     string   // of Holds
	For         clock.Duration
}

// Log is what happened, in order and folded: the same about several client
// groups is told once.
func (r *Result) Log() []Event { return r.log }

// String is the event as a line: "12:03:25 web-eu unhealthy: 14 of 16 checkers".
func (e Event) String() string { return e.At.String() + " " + e.Text() }

// Text is the event in words.
func (e Event) Text() string {
	who := list(e.Groups)
	switch e.Kind {
	case Struck:
		return e.Fault.text()
	case Checked:
		return e.What + " " + healthWord(e.Healthy) + e.count()
	case Noticed:
		return e.What + " " + healthWord(e.Healthy) + ": its own checks say so"
	case Holds:
		return fmt.Sprintf("%s still %s %s, for %s", who, verb(e.Groups, "hold"), e.Address, e.more())
	case Moved:
		return fmt.Sprintf("%s %s sent to %s", who, verb(e.Groups, "be"), list(append([]string{e.What}, e.Others...)))
	case Ended:
		return fmt.Sprintf("the last request of %s to %s while it was down, after %s", who, e.What, rounded(e.For))
	}
	return fmt.Sprintf("%s went on to %s until it was restored", who, e.What)
}

func (f Fault) text() string {
	switch f.Do {
	case Lose:
		return f.On + " is lost: packets vanish"
	case Refuse:
		return f.On + " refuses connections"
	case AnswerWith:
		return fmt.Sprintf("%s answers with %d", f.On, f.Code)
	case Say:
		return fmt.Sprintf("%s says %q", f.On, f.Text)
	case Restore:
		return f.On + " is restored"
	case RaiseAlarm:
		return "alarm " + f.On + " is raised"
	case ClearAlarm:
		return "alarm " + f.On + " is cleared"
	}
	return "alarm " + f.On + " has no data"
}

func (e Event) count() string {
	switch {
	case e.Of == 0:
		return ""
	case e.Children:
		return fmt.Sprintf(": %d of %d children are healthy", e.Passing, e.Of)
	case e.Healthy:
		return fmt.Sprintf(": %d of %d checkers say so", e.Passing, e.Of)
	}
	return fmt.Sprintf(": %d of %d checkers say so", e.Of-e.Passing, e.Of)
}

func healthWord(healthy bool) string {
	if healthy {
		return "healthy"
	}
	return "unhealthy"
}

func verb(groups []string, word string) string {
	switch {
	case word == "be" && len(groups) == 1:
		return "is"
	case word == "be":
		return "are"
	case len(groups) == 1:
		return word + "s"
	}
	return word
}

// forGood tells whether an answer is held by one who ignores its TTL.
func (e *Event) forGood() bool { return e.For > 1000*mostLength }

func (e *Event) more() string {
	if e.forGood() {
		return "good"
	}
	return rounded(e.For) + " more"
}

// rounded is a span in whole seconds.
func rounded(d clock.Duration) string {
	return fmt.Sprintf("%d s", (d+clock.Second/2)/clock.Second)
}

func list(names []string) string {
	const most = 6
	switch n := len(names); {
	case n == 0:
		return "nobody"
	case n == 1:
		return names[0]
	case n > most:
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most-1], ", "), n-most+1)
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}
