package prove_test

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// completes says whether a witness can be made a whole request that still
// shows what it should. A witness may leave out keys on which nothing turns,
// though every request has them; something must stand there all the same.
func (b *bench) completes(d *direction, party int, r *iam.Request) bool {
	p := b.q.parties[party]
	i := slices.IndexFunc(b.q.actions, func(a prove.Action) bool { return a.Name == r.Action })
	if i < 0 {
		return false
	}
	whole := []iam.Context{bothTimes(r.Context)}
	spoken := b.q.spoken()
	for _, x := range b.q.bearing() {
		var more []iam.Context
		for _, c := range whole {
			more = append(more, x.filled(b.q, p, b.q.actions[i], c, spoken)...)
		}
		whole = more
	}
	return slices.ContainsFunc(whole, func(c iam.Context) bool { return b.stillShows(d, party, r, c) })
}

func (b *bench) stillShows(d *direction, party int, r *iam.Request, c iam.Context) bool {
	full := *r
	full.Context = c
	va, vb := b.judge(party, 0, &full), iam.Verdict{}
	if b.q.verb.two() {
		vb = b.judge(party, 1, &full)
	}
	return d.shows(va, vb) && b.within(&full) && len(requestFaults(b.q, b.q.parties[party], &full)) == 0
}

// filled puts what is missing of an axis into a context, in every way there
// is; a context that lacks nothing is the only one.
func (x *axis) filled(q *question, p *party, a prove.Action, c iam.Context, spoken map[string]bool) (all []iam.Context) {
	has := func(c iam.Context, k string) bool { e, _ := c.Lookup(k); return len(e.Values) > 0 }
	counts := func(k string) bool {
		return !p.gives(k) && (spoken[strings.ToLower(k)] || slices.Contains(q.always, k))
	}
	situations := x.admitted(q, p, a)
	if !slices.ContainsFunc(situations, func(s []iam.Entry) bool { return len(s) > 0 }) {
		return []iam.Context{c} // nothing to put; what should not be there, others find
	}
	for _, s := range situations {
		more, fits, same := c, true, true
		for _, k := range x.keys {
			there, wanted := has(c, k), has(s, k)
			fits = fits && (wanted || !there || !counts(k))
			same = same && (wanted == there || !counts(k))
			if wanted && !there {
				e, _ := iam.Context(s).Lookup(k)
				more = append(more.Without(k), e)
			}
		}
		if same {
			return []iam.Context{c}
		}
		if fits {
			all = append(all, more)
		}
	}
	return all
}

// bothTimes writes the time of a request in the other way as well.
func bothTimes(c iam.Context) iam.Context {
	now, there := c.Lookup("aws:CurrentTime")
	epoch, also := c.Lookup("aws:EpochTime")
	if t, err := time.Parse(time.RFC3339, strings.Join(now.Values, "")); there && !also && err == nil {
		return c.With("aws:EpochTime", strconv.FormatInt(t.Unix(), 10))
	}
	if n, err := strconv.ParseInt(strings.Join(epoch.Values, ""), 10, 64); also && !there && err == nil {
		return c.With("aws:CurrentTime", time.Unix(n, 0).UTC().Format(time.RFC3339))
	}
	return c
}
