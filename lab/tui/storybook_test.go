package tui

import (
	"fmt"
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
	"gatehouse/engine/traffic/geo"
	"gatehouse/lab/difference"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/scene"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/part/box"
	"gatehouse/lab/tui/part/checks"
	drawn "gatehouse/lab/tui/part/difference"
	"gatehouse/lab/tui/part/editor"
	"gatehouse/lab/tui/part/form"
	"gatehouse/lab/tui/part/palette"
	"gatehouse/lab/tui/part/prose"
	"gatehouse/lab/tui/part/reasons"
	"gatehouse/lab/tui/part/worldmap"
	"gatehouse/lab/tui/theme"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

// TestStorybook prints each part with canned data, for a person to read.
func TestStorybook(t *testing.T) {
	th := theme.New(theme.None, termenv.Ascii, theme.ASCII)
	rows := storyRows()
	var b strings.Builder
	part := func(name string, lines []string) {
		fmt.Fprintf(&b, "== %s\n", name)
		for _, l := range lines {
			b.WriteString(strings.TrimRight(ansi.Strip(l), " ") + "\n")
		}
		b.WriteString("\n")
	}
	table := func(tb checks.Table, w int) []string { lines, _, _ := tb.Lines(th, w); return lines }
	part("checks: one of each state", table(checks.Table{Rows: rows, At: 1, Focused: true}, 66))
	part("checks: narrow", table(checks.Table{Rows: rows, At: -1}, 36))
	part("checks: told at hand-in", table(checks.Table{Rows: rows, At: -1, Hidden: true}, 66))
	part("checks: traffic", table(checks.Table{Rows: routeRows(), At: 1, Focused: true, Because: checks.SelectedRow}, 56))
	part("map", worldmap.Lines(storyScene(t), th, 76))
	fields := form.New(th)
	fields.SetText(pack.ChangesForm, `{"Changes": [{"Action": "UPSERT", "ResourceRecordSet": {"Name": "www.example.com", "Type": "A", "SetIdentifier": "blue", "Weight": 3, "TTL": 60, "ResourceRecords": [{"Value": "___"}]}}]}`)
	fields.SetSize(60, 14)
	part("form", fields.View())
	part("prose", prose.Render("# A title\n\nSome **strong** words, `code`, *stress*.\n\n1. one\n   - in one\n2. two\n\n> said\n\n| a | b |\n|---|---|\n| 1 | `x` |\n\n```json\n{\"a\": 1}\n```", th, 40))
	part("difference", drawn.Render(difference.Of("{\n  \"a\": 1,\n  \"b\": 2\n}", "{\n  \"a\": 3,\n  \"b\": 2,\n  \"c\": 4\n}"), th, 40))
	part("box", box.Lines("A title", []string{"what it holds"}, 30, th))
	p := palette.New([]palette.Action{{Title: "hand in", Key: "^S", Do: nav.Home{}}, {Title: "go home"}}, th)
	p.SetSize(50, 10)
	part("palette", p.View())
	part("reasons", storyReasons(t, th))
	reading, _ := editor.Reading{Text: "{\n  \"Effect\": \"Deny\",\n  \"NotResource\": [\"arn:aws:s3:::reports\", \"arn:aws:s3:::reports/*\"]\n}\n", Out: []editor.Range{{From: 2, To: 3}}}.Lines(editor.Styles{}, 48)
	part("reading", reading)
	golden(t, "storybook.txt", b.String())
}

func routeRows() []grade.Row {
	row := func(id, holds, because string, of []string, to clock.Duration) pack.RoutingCheck {
		terms, err := pack.ParseHolds(holds)
		if err != nil {
			panic(err)
		}
		return pack.RoutingCheck{CheckInfo: pack.CheckInfo{ID: id, Because: because}, To: clock.Time(to), Of: of, Holds: holds, Terms: terms}
	}
	share := row("share", `answered("blue") >= 0.7 and answered("blue") <= 0.8`, "three in four", nil, 10*clock.Minute)
	soon := row("soon", `failover <= 150`, "checkers and caches", []string{"Paris", "Tokyo"}, 5*clock.Minute)
	return []grade.Row{
		{Check: share, State: grade.OK, Measured: []grade.Measured{{Term: share.Terms[0], Low: 0.74, High: 0.76, Known: true, Holds: true}}},
		{Check: soon, State: grade.Fix, Measured: []grade.Measured{{Term: soon.Terms[0], Low: 171.5, High: 180, Known: true}}},
	}
}

func storyScene(t *testing.T) *scene.Scene {
	s := &scene.Scene{}
	for i, code := range []string{"eu-west-1", "us-east-1", "ap-northeast-1"} {
		r, _ := geo.FindRegion(code)
		s.Endpoints = append(s.Endpoints, scene.Endpoint{Letter: byte('A' + i), Name: []string{"web-eu", "web-us", "web-ap"}[i], At: r.Point, Located: true, Up: i > 0})
	}
	for i, name := range []string{"Paris", "Sao Paulo", "Sydney", "Cape Town"} {
		p, err := geo.FindPlace(name)
		if err != nil {
			t.Fatal(err)
		}
		c := scene.Client{Name: name, At: p.Point, Located: true, Lost: i == 0}
		if i < 3 {
			c.Shares = []scene.Share{{Letter: byte('A' + i), Part: 1, Down: i == 0}}
		}
		s.Clients = append(s.Clients, c)
	}
	return s
}

func storyRows() []grade.Row {
	check := func(id, who, does, on string, want pack.Want, given ...string) pack.RequestCheck {
		c := pack.RequestCheck{CheckInfo: pack.CheckInfo{ID: id}, Who: who, Does: does, On: on, Want: want}
		for _, g := range given {
			c.Given = append(c.Given, pack.Given{Text: g})
		}
		return c
	}
	return []grade.Row{
		{Check: check("read", "user/mia", "s3:GetObject", "reports/q3.csv", pack.WantAllow), State: grade.OK, Verdict: iam.Verdict{Outcome: iam.Allowed}},
		{Check: check("pay", "user/bo", "s3:GetObject", "salaries/all.csv", pack.WantDeny, "mfa", "aws:SourceIp = 203.0.113.9"), State: grade.Fix, Verdict: iam.Verdict{Outcome: iam.Allowed}},
		{Check: check("dark", "role/Audit", "s3:GetObjectVersionTagging", "reports/2026/a/long/name.csv", pack.WantImplicitDeny)},
		{Check: pack.ProofCheck{CheckInfo: pack.CheckInfo{ID: "least"}, Claim: pack.AtMost}, State: grade.NotJudged, Finding: &prove.Finding{}, Said: "Not settled: the budget of steps has ended. A plainer policy can be proved."},
		{Check: pack.ProofCheck{CheckInfo: pack.CheckInfo{ID: "code"}, Who: "user/lea, user/bo", Does: "s3:Delete*", On: "any but reports/tmp/*", Given: []pack.Given{{Text: "not mfa"}, {Text: "also FullAccess"}}, Claim: pack.Never},
			State: grade.Fix, Finding: &prove.Finding{}, Said: "Bo could delete q3.csv without MFA."},
		{Check: pack.ProofCheck{CheckInfo: pack.CheckInfo{ID: "only"}, Who: "*", Does: "any", On: "reports/*", Given: []pack.Given{{Text: "mfa"}}, Claim: pack.Only}},
		{Check: pack.ProofCheck{CheckInfo: pack.CheckInfo{ID: "hours"}, Who: "any but user/ana, role/Audit", Does: "s3:Get*, s3:Put*, s3:Delete*", On: "any", Given: []pack.Given{{Text: "mfa"}, {Text: "aws:SourceIp = 203.0.113.9"}}, Claim: pack.Only}},
		{Check: pack.ProofCheck{CheckInfo: pack.CheckInfo{ID: "most"}, Who: "user/bo", Does: "any", On: "any", Claim: pack.AtMost, Than: "AmazonDynamoDBFullAccesswithDataPipeline"}},
	}
}

func storyReasons(t *testing.T, th *theme.Theme) []string {
	l := open(t, 80, 24)
	ex, err := l.app.o.Load("first/mia")
	if err != nil {
		t.Fatal(err)
	}
	judge, err := grade.New(ex)
	if err != nil {
		t.Fatal(err)
	}
	answer := grade.Sample(ex, &ex.Mistakes[0])
	x, ok := judge.Why(answer, 0)
	if !ok {
		t.Fatal("no reasons")
	}
	m := reasons.New(x, judge.Judge(answer).Rows[0], th)
	m.SetSize(80, 24)
	return m.View()
}
