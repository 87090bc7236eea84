package health

import (
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/route53"
)

// Met says how far a check of an endpoint came.
type Met uint8

// What a check may meet.
const (
	Connected Met = iota // the connection was made: Status, Body and the times hold
	Refused              // the endpoint refused at once
	Lost                 // packets vanish: nothing ever comes back
	NoAddress            // the name of the endpoint has no address
)

// Probe is what one check of one endpoint met. Times that are zero mean at
// once.
type Probe struct {
	Met     Met
	Status  int            // of HTTP
	Body    string         // of HTTP
	Connect clock.Duration // until the connection was made
	Answer  clock.Duration // from there until the status came
	Read    clock.Duration // from there until the body came
}

// Outcome is the verdict of a checker on a probe, and how long it took.
type Outcome struct {
	Passed bool
	Took   clock.Duration
	Why    Why
}

// Why is the cause of an outcome. The set is closed.
type Why uint8

// The causes.
const (
	Passed Why = iota
	WasRefused
	NotConnected // within 4 s, or 10 s for TCP
	NoName
	TooSlow     // no status within 2 s of the connection
	WrongStatus // neither 2xx nor 3xx
	BodyTooSlow // no body within 2 s of the status
	NoMatch     // the string is not in the first 5,120 bytes
)

var causes = [...]string{"passed", "connection refused", "no connection in time", "the name has no address",
	"no answer in time", "status is not 2xx or 3xx", "no body in time", "string not found"}

func (w Why) String() string { return causes[w] }

// Limits of one check (traffic 1.5.31).
const (
	connectHTTP = 4 * clock.Second
	connectTCP  = 10 * clock.Second
	answerIn    = 2 * clock.Second
	bodyIn      = 2 * clock.Second
	searched    = 5120 // bytes of the body
)

// Judge is a checker's verdict on what it met (traffic 1.5.31). The
// certificate of HTTPS is not looked at.
func Judge(c *route53.HealthCheck, p Probe) Outcome {
	patience := connectHTTP
	if c.Type == route53.TCP {
		patience = connectTCP
	}
	switch {
	case p.Met == Refused:
		return Outcome{Why: WasRefused}
	case p.Met == NoAddress:
		return Outcome{Why: NoName}
	case p.Met == Lost || p.Connect > patience:
		return Outcome{Took: patience, Why: NotConnected}
	case c.Type == route53.TCP:
		return Outcome{Passed: true, Took: p.Connect}
	}
	return judgeHTTP(c, p)
}

func judgeHTTP(c *route53.HealthCheck, p Probe) Outcome {
	if p.Answer > answerIn {
		return Outcome{Took: p.Connect + answerIn, Why: TooSlow}
	}
	took := p.Connect + p.Answer
	if p.Status < 200 || p.Status > 399 {
		return Outcome{Took: took, Why: WrongStatus}
	}
	if c.Type != route53.HTTPMatch && c.Type != route53.HTTPSMatch {
		return Outcome{Passed: true, Took: took}
	}
	if p.Read > bodyIn {
		return Outcome{Took: took + bodyIn, Why: BodyTooSlow}
	}
	took += p.Read
	if !strings.Contains(p.Body[:min(len(p.Body), searched)], c.Search) {
		return Outcome{Took: took, Why: NoMatch}
	}
	return Outcome{Passed: true, Took: took}
}
