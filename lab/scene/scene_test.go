package scene_test

import (
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/lab/scene"
)

func outage() scene.Scene {
	return scene.Scene{
		At: clock.Time(3*clock.Minute + 10*clock.Second), Ask: "www.example.com.",
		Endpoints: []scene.Endpoint{
			{Letter: 'A', Name: "web-eu", Place: "eu-west-1", Note: "since 12:02:00"},
			{Letter: 'B', Name: "web-us", Place: "us-east-1", Up: true},
		},
		Clients: []scene.Client{
			{Name: "Paris", Shares: []scene.Share{{Letter: 'A', Part: 0.8, Down: true}, {Letter: 'B', Part: 0.2}}, Holds: "203.0.113.10 for 41 s more", Lost: true},
			{Name: "Tokyo", Shares: []scene.Share{{Part: 1}}, Holds: "nothing"},
			{Name: "Lagos"},
		},
		Checks: []scene.Check{{ID: "eu", Since: clock.Time(85 * clock.Second), Passing: 2, Of: 16}, {ID: "alarm", Healthy: true}},
	}
}

// TestTable: the scene in words, as it is read aloud.
func TestTable(t *testing.T) {
	s := outage()
	want := `  from   answered by          its first resolver holds
  Paris  A 80% (down), B 20%  203.0.113.10 for 41 s more
> Tokyo  no data              nothing
  Lagos  nothing asked

  endpoint  where      state
  A web-eu  eu-west-1  DOWN, since 12:02:00
  B web-us  us-east-1  up

  health check  state
  eu            UNHEALTHY since 12:01:25, 2 of 16 checkers pass
  alarm         healthy`
	if got := strings.Join(s.Table(1), "\n"); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := s.Title() + " " + s.Elapsed(); got != "WHO GETS WHICH ANSWER FOR www.example.com AT 12:03:10? +3m10s" {
		t.Error(got)
	}
}

func TestMainAnswer(t *testing.T) {
	s := outage()
	if s.Clients[0].Main() != 'A' || s.Clients[1].Main() != 0 || s.Clients[2].Main() != 0 {
		t.Error("the main answers are not those of the largest shares")
	}
}
