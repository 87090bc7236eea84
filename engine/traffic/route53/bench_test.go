package route53_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"gatehouse/engine/traffic/route53"
)

// big is a zone of 10,000 record sets.
func big(b *testing.B) *route53.Zone {
	z, problems := route53.NewZone("Z1", "example.com").With(many(9998), route53.Account{})
	fail(b, problems)
	return z
}

func BenchmarkApplyOneOfTenThousand(b *testing.B) {
	z := big(b)
	batch := route53.ParseBatch("x", []byte(`{"Changes": [`+record("UPSERT", "h7.example.com", "")+`]}`))
	b.ReportAllocs()
	for b.Loop() {
		if _, p := z.Apply(batch, route53.Account{}); len(p) > 0 {
			b.Fatal(p)
		}
	}
}

func BenchmarkApplyFiveHundredOfTenThousand(b *testing.B) {
	z := big(b)
	var src bytes.Buffer
	src.WriteString(`{"Changes": [`)
	for i := range 500 {
		if i > 0 {
			src.WriteByte(',')
		}
		src.WriteString(record("UPSERT", fmt.Sprintf("h%d.example.com", i*20), ""))
	}
	src.WriteString(`]}`)
	batch := route53.ParseBatch("x", src.Bytes())
	b.ReportAllocs()
	for b.Loop() {
		if _, p := z.Apply(batch, route53.Account{}); len(p) > 0 {
			b.Fatal(p)
		}
	}
}

func BenchmarkWithTenThousand(b *testing.B) {
	records, z := many(9998), route53.NewZone("Z1", "example.com")
	b.ReportAllocs()
	for b.Loop() {
		if _, p := z.With(records, route53.Account{}); len(p) > 0 {
			b.Fatal(p)
		}
	}
}

// BenchmarkWithTenThousandOfOneName: one name must not cost the square.
func BenchmarkWithTenThousandOfOneName(b *testing.B) {
	records, z := many(9998), route53.NewZone("Z1", "example.com")
	for i := range records {
		records[i].Name, records[i].SetID, records[i].Routing = "www.example.com.", fmt.Sprint(i), route53.Multivalue
	}
	for b.Loop() {
		if _, p := z.With(records, route53.Account{}); len(p) > 0 {
			b.Fatal(p)
		}
	}
}

func BenchmarkParseTenThousand(b *testing.B) {
	type value struct{ Value string }
	type set struct {
		Name, Type      string
		TTL             int
		ResourceRecords []value
	}
	var doc struct{ ResourceRecordSets []set }
	for _, r := range many(10000) {
		doc.ResourceRecordSets = append(doc.ResourceRecordSets, set{r.Name, r.Type, r.TTL, []value{{r.Values[0]}}})
	}
	src, err := json.Marshal(doc)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if r, p := route53.ParseRecords("x", src); len(r) != 10000 || len(p) > 0 {
			b.Fatal(len(r), p)
		}
	}
}

func BenchmarkParseBatch(b *testing.B) {
	src := []byte(`{"Changes": [` + record("UPSERT", "www.example.com", `, "SetIdentifier": "a", "Weight": 1, "HealthCheckId": "web-eu"`) + `]}`)
	for b.Loop() {
		if p := route53.ParseBatch("x", src).Problems; len(p) > 0 {
			b.Fatal(p)
		}
	}
}
