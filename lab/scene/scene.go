package scene

import (
	"fmt"
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/geo"
)

// Scene is one instant of a run.
type Scene struct {
	At        clock.Time
	Ask       string // the name that is asked for
	Endpoints []Endpoint
	Clients   []Client
	Checks    []Check
	Events    []Event // up to now, the newest last
}

// Endpoint is something that a client can be sent to.
type Endpoint struct {
	Letter  byte // 'A', 'B', ...: how maps and tables speak of it
	Name    string
	Place   string // where it stands: "eu-west-1"
	At      geo.Point
	Located bool // it stands somewhere on the map
	Up      bool
	Note    string // what is wrong with it: "drops packets"
}

// Client is people at one place.
type Client struct {
	Name    string
	Asks    string // the name that it asks for, where that is not the scene's
	At      geo.Point
	Located bool
	Shares  []Share // who answers, the largest first
	Holds   string  // what its resolver keeps: "203.0.113.10 for 41 s more"
	Lost    bool    // part of it is sent to what is down
}

// Share is the part of a client's lookups that one endpoint gets; Letter 0
// stands for lookups without data.
type Share struct {
	Letter byte
	Part   float64
	Down   bool // it goes to what is down
}

// Check is a health check as it stands.
type Check struct {
	ID          string
	Healthy     bool
	Since       clock.Time
	Passing, Of int // checkers; Of is 0 for a check without any
}

// Event is one line of the log.
type Event struct {
	At   clock.Time
	Text string
}

// Title is the question that the picture answers.
func (s *Scene) Title() string {
	return fmt.Sprintf("WHO GETS WHICH ANSWER FOR %s AT %s?", strings.TrimSuffix(s.Ask, "."), s.At)
}

// Short is the question without the name.
func (s *Scene) Short() string { return fmt.Sprintf("WHO GETS WHICH ANSWER AT %s?", s.At) }

// Elapsed is the time since the run began, in words.
func (s *Scene) Elapsed() string {
	return "+" + (clock.Duration(s.At) / clock.Second * clock.Second).String()
}

// Main is the answer that most lookups of the client get; 0 for none.
func (c *Client) Main() byte {
	if len(c.Shares) == 0 {
		return 0
	}
	return c.Shares[0].Letter
}

// Gets says who answers in words: "A 75%, B 25%", "no data", "nothing asked".
func (c *Client) Gets() string {
	var out []string
	for _, s := range c.Shares {
		who := "no data"
		if s.Letter != 0 {
			who = string(s.Letter)
		}
		if s.Part < 0.9995 {
			who += fmt.Sprintf(" %.0f%%", 100*s.Part)
		}
		if s.Down {
			who += " (down)"
		}
		out = append(out, who)
	}
	if len(out) == 0 {
		return "nothing asked"
	}
	return strings.Join(out, ", ")
}

// State is an endpoint's state in words.
func (e *Endpoint) State() string {
	switch {
	case e.Up:
		return "up"
	case e.Note != "":
		return "DOWN, " + e.Note
	}
	return "DOWN"
}

// State is a check's state in words: "healthy, 16 of 16", "UNHEALTHY since
// 12:03:25, 2 of 16".
func (c *Check) State() string {
	s := "healthy"
	if !c.Healthy {
		s = "UNHEALTHY since " + c.Since.String()
	}
	if c.Of > 0 {
		s += fmt.Sprintf(", %d of %d checkers pass", c.Passing, c.Of)
	}
	return s
}
