package form_test

import (
	"strings"
	"testing"

	"gatehouse/engine/traffic/route53"
	"gatehouse/lab/form"
	"gatehouse/lab/pack"

	"pgregory.net/rapid"
)

const batch = `{
  "Comment": "kept as it is",
  "Changes": [
    {
      "Action": "UPSERT",
      "ResourceRecordSet": {
        "Name": "www.example.com",
        "Type": "A",
        "SetIdentifier": "blue",
        "Weight": 3,
        "TTL": 60,
        "ResourceRecords": [{"Value": "203.0.113.10"}]
      }
    }
  ]
}
`

func read(t interface{ Fatal(...any) }, of pack.Form, text string) form.Sheet {
	s, bad := form.Read(of, text)
	if bad != nil {
		t.Fatal(text, bad)
	}
	return s
}

// put sets the field of a label in a row.
func put(t *testing.T, of pack.Form, text string, row int, label, value string) string {
	t.Helper()
	s := read(t, of, text)
	for i, f := range s.Rows[row].Fields {
		if f.Label == label {
			out, err := s.Set(text, row, i, value)
			if err != nil {
				t.Fatalf("%s %q: %v", label, value, err)
			}
			return out
		}
	}
	t.Fatalf("row %d has no field %q: %+v", row, label, s.Rows[row].Fields)
	return ""
}

// TestSetTouchesOnlyTheField: the text is the document, the form a view of it.
func TestSetTouchesOnlyTheField(t *testing.T) {
	got := put(t, pack.ChangesForm, batch, 0, "weight", "1")
	if want := strings.Replace(batch, `"Weight": 3`, `"Weight": 1`, 1); got != want {
		t.Errorf("got\n%s", got)
	}
	got = put(t, pack.ChangesForm, got, 0, "health check", "web-eu")
	if !strings.Contains(got, "[{\"Value\": \"203.0.113.10\"}],\n        \"HealthCheckId\": \"web-eu\"\n") {
		t.Errorf("got\n%s", got)
	}
	got = put(t, pack.ChangesForm, got, 0, "health check", "")
	if want := strings.Replace(batch, `"Weight": 3`, `"Weight": 1`, 1); got != want {
		t.Errorf("an empty value did not take the member out:\n%s", got)
	}
}

// TestEveryPolicyByTheForm: a record set is taken through all routing policies
// and is sound after its holes are filled; back at simple it is what it was.
func TestEveryPolicyByTheForm(t *testing.T) {
	start := strings.Replace(strings.Replace(batch, "        \"SetIdentifier\": \"blue\",\n", "", 1), "        \"Weight\": 3,\n", "", 1)
	for policy, fields := range map[string][][2]string{
		"weighted":     {{"weight", "0"}},
		"latency":      {{"region", "eu-west-1"}},
		"failover":     {{"failover", "SECONDARY"}},
		"geolocation":  {{"place", "US-WA"}, {"place", "continent:EU"}},
		"geoproximity": {{"stands in", "49.22,-74.01"}, {"stands in", "eu-west-1"}, {"bias", "-20"}},
		"multivalue":   nil,
		"IP-based":     {{"collection", "offices"}, {"location", "berlin"}},
	} {
		text := put(t, pack.ChangesForm, start, 0, "routing", policy)
		text = put(t, pack.ChangesForm, text, 0, "identifier", "one")
		for _, f := range fields {
			text = put(t, pack.ChangesForm, text, 0, f[0], f[1])
		}
		b := route53.ParseBatch("records.json", []byte(text))
		if len(b.Problems) > 0 {
			t.Errorf("%s: %v in\n%s", policy, b.Problems, text)
		}
		if back := put(t, pack.ChangesForm, text, 0, "routing", "simple"); back != start {
			t.Errorf("%s and back: got\n%s", policy, back)
		}
	}
}

func TestAliasAndBack(t *testing.T) {
	text := put(t, pack.ChangesForm, batch, 0, "answers with", "alias")
	text = put(t, pack.ChangesForm, text, 0, "alias to", "lb.example.com")
	text = put(t, pack.ChangesForm, text, 0, "zone id", "Z0EXAMPLE")
	text = put(t, pack.ChangesForm, text, 0, "target health", "no")
	b := route53.ParseBatch("records.json", []byte(text))
	if len(b.Problems) > 0 || b.Changes[0].Record.Alias == nil || b.Changes[0].Record.Alias.Evaluate {
		t.Fatalf("%v\n%s", b.Problems, text)
	}
	text = put(t, pack.ChangesForm, text, 0, "answers with", "values")
	text = put(t, pack.ChangesForm, text, 0, "routing", "simple")
	text = put(t, pack.ChangesForm, text, 0, "values", "203.0.113.1, 203.0.113.2")
	if b := route53.ParseBatch("r", []byte(text)); len(b.Problems) > 0 || len(b.Changes[0].Record.Values) != 2 {
		t.Errorf("%v\n%s", b.Problems, text)
	}
}

func TestAddAndRemove(t *testing.T) {
	s := read(t, pack.ChangesForm, batch)
	text := s.Add(batch, 0)
	two := read(t, pack.ChangesForm, text)
	if len(two.Rows) != 2 || !strings.Contains(text, "\n        \"SetIdentifier\": \"___\",\n") {
		t.Fatalf("got\n%s", text)
	}
	if got := two.Remove(text, 1); got != batch {
		t.Errorf("got\n%s", got)
	}
	empty := read(t, pack.ChecksForm, `{"HealthChecks": []}`)
	text = empty.Add(`{"HealthChecks": []}`, -1)
	text = put(t, pack.ChecksForm, text, 0, "id", "web-eu")
	text = put(t, pack.ChecksForm, text, 0, "address", "203.0.113.10")
	checks, problems := route53.ParseHealthChecks("checks.json", []byte(text))
	if len(problems) > 0 || len(checks) != 1 || checks[0].ID != "web-eu" {
		t.Errorf("%v\n%s", problems, text)
	}
}

// TestARowThatIsNoObject says so instead of naming no object at all.
func TestARowThatIsNoObject(t *testing.T) {
	const text = `{"Changes": [1]}`
	s := read(t, pack.ChangesForm, text)
	if _, err := s.Set(text, 0, 0, "CREATE"); err == nil || !strings.Contains(err.Error(), "this row is no object") {
		t.Error(err)
	}
}

func TestRefusedValues(t *testing.T) {
	s := read(t, pack.ChangesForm, batch)
	for i, f := range s.Rows[0].Fields {
		if f.Label == "weight" {
			if text, err := s.Set(batch, 0, i, "three"); err == nil || text != batch {
				t.Errorf("three was taken: %v", err)
			}
		}
		if f.Label == "type" {
			if _, err := s.Set(batch, 0, i, "AAA"); err == nil || !strings.Contains(err.Error(), "AAAA") {
				t.Errorf("AAA was taken: %v", err)
			}
		}
	}
	if _, bad := form.Read(pack.ChangesForm, `{"Changes": {}}`); bad == nil {
		t.Error("an object was taken for a list")
	}
}

// TestFormNeverBreaksTheText: whatever is put into whichever field, the text
// stays JSON, and no other row's fields change.
func TestFormNeverBreaksTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		of, text := pack.ChangesForm, batch
		if rapid.Bool().Draw(t, "checks") {
			of, text = pack.ChecksForm, `{"HealthChecks": [{"Id": "a", "HealthCheckConfig": {"Type": "TCP", "Port": 1}}]}`
		}
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			s := read(t, of, text)
			if len(s.Rows) == 0 || rapid.IntRange(0, 9).Draw(t, "what") == 0 {
				text = s.Add(text, rapid.IntRange(-1, len(s.Rows)).Draw(t, "like"))
				continue
			}
			row := rapid.IntRange(0, len(s.Rows)-1).Draw(t, "row")
			field := rapid.IntRange(0, len(s.Rows[row].Fields)-1).Draw(t, "field")
			value := rapid.SampledFrom([]string{"", "1", "-5", `a"b`, "x, y", "EU", "1.5,2", "___", "ÿ"}).Draw(t, "value")
			if c := s.Rows[row].Fields[field].Choices; c != nil {
				value = rapid.SampledFrom(c).Draw(t, "choice")
			}
			next, err := s.Set(text, row, field, value)
			if err != nil && next != text {
				t.Fatalf("%v, and the text changed", err)
			}
			after := read(t, of, next)
			for i := range s.Rows {
				if i != row && (len(after.Rows) != len(s.Rows) || after.Rows[i].Title != s.Rows[i].Title) {
					t.Fatalf("row %d changed with row %d", i, row)
				}
			}
			text = next
		}
	})
}

// FuzzRead: no text panics.
func FuzzRead(f *testing.F) {
	f.Add(batch)
	f.Add(`{"Changes":[1,{"ResourceRecordSet":[]},{"ResourceRecordSet":{"GeoLocation":1}}]}`)
	f.Add(`{"HealthChecks":[{"HealthCheckConfig":{"Type":"CALCULATED","ChildHealthChecks":{}}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, of := range []pack.Form{pack.ChangesForm, pack.ChecksForm} {
			s, bad := form.Read(of, text)
			if bad != nil {
				continue
			}
			for i, r := range s.Rows {
				for k := range r.Fields {
					if out, err := s.Set(text, i, k, "1"); err == nil {
						form.Read(of, out)
					}
				}
			}
			s.Add(text, 0)
			s.Remove(text, 0)
		}
	})
}
