package advice

import (
	"cmp"
	"slices"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
)

// Edit is a change of one statement of a party's first set.
type Edit struct {
	Text     string           // "take s3:DeleteObject out of statement Work of a.json (line 7)"
	Layer    iam.Layer        // where the document stands
	Document *policy.Document // as it was
	Span     policy.Span      // of what is changed in it
	Mended   *policy.Document // as it is afterwards
	Sure     bool             // it is proved that nothing is lost which the second set allows
}

// Mend looks for the smallest edit of one statement of A that leaves nothing
// of the scope which A allows and B does not, and takes nothing away that B
// allows too. It asks the search about each edit that it tries; all its
// searches share one budget.
func Mend(ps []prove.Party, scope prove.Scope, sp prove.Space) (Edit, bool) {
	return newMender(ps, scope, sp, nil).mend()
}

// MendReach looks for the smallest edit of one statement of A after which A
// allows nothing of the scope, and all that it allowed beyond.
func MendReach(ps []prove.Party, scope prove.Scope, sp prove.Space) (Edit, bool) {
	without := slices.Clone(ps)
	for i := range without {
		without[i].B = less(ps[i], &scope)
	}
	return newMender(without, scope, sp, scopeDenied(&scope)).mend()
}

// maxEdits bounds how many edits are put to the judge, the smallest first.
const maxEdits = 600

// maxSearches bounds how often the search is asked for one mend.
const maxSearches = 40

// mender looks for one edit. What the search brings up against an edit is
// kept, so that the judge alone refuses others that fail in the same way.
type mender struct {
	parties []prove.Party
	scope   prove.Scope
	space   prove.Space
	denials []policy.Statement // that would close it if they stood in A

	excess   []prove.Witness // requests that A must no longer allow
	kept     []prove.Witness // and those that it must go on to allow
	left     int             // steps
	searches int
}

func newMender(ps []prove.Party, scope prove.Scope, sp prove.Space, denials []policy.Statement) *mender {
	sp.Witnesses = 8
	return &mender{parties: ps, scope: scope, space: sp, denials: denials, left: cmp.Or(sp.Steps, prove.DefaultSteps)}
}

func (m *mender) mend() (Edit, bool) {
	if !m.editable() {
		return Edit{}, false
	}
	f, ok := m.within(m.parties, m.scope)
	if !ok || len(f.Witnesses) == 0 {
		return Edit{}, false
	}
	m.excess = f.Witnesses
	edits := m.edits()
	slices.SortStableFunc(edits, func(a, b edit) int { return a.cost - b.cost })
	for _, e := range edits[:min(len(edits), maxEdits)] {
		if out, ok := m.try(e); ok {
			return out, true
		}
		if m.left <= 0 || m.searches >= maxSearches {
			break
		}
	}
	return Edit{}, false
}

// within asks the search, within what is left of the budget.
func (m *mender) within(ps []prove.Party, scope prove.Scope) (prove.Finding, bool) {
	if m.left <= 0 || m.searches >= maxSearches {
		return prove.Finding{}, false
	}
	m.searches++
	sp := m.space
	sp.Steps = m.left
	f := prove.Within(ps, scope, sp)
	m.left -= max(f.Steps, 1)
	return f, f.Complete
}

// try puts an edit to the judge on what is known, then to the search.
func (m *mender) try(e edit) (Edit, bool) {
	doc := e.doc()
	if !m.passes(e, doc) {
		return Edit{}, false
	}
	after := reread(doc)
	if !after.OK() {
		return Edit{}, false
	}
	edited := slices.Clone(m.parties)
	for i := range edited {
		edited[i].A = replaced(edited[i].A, e.at.Doc, after)
	}
	f, ok := m.within(edited, m.scope)
	if m.excess = append(m.excess, f.Witnesses...); !ok || len(f.Witnesses) > 0 {
		return Edit{}, false
	}
	lost, sure := m.lost(edited)
	if m.kept = append(m.kept, lost...); len(lost) > 0 {
		return Edit{}, false
	}
	return Edit{Text: e.text, Layer: e.layer, Document: e.at.Doc, Span: e.span, Mended: after, Sure: sure}, true
}

// passes judges the known requests with the edit made.
func (m *mender) passes(e edit, doc *policy.Document) bool {
	type party struct {
		index int
		kind  policy.Kind
	}
	sets := map[party]*iam.Set{}
	allows := func(w *prove.Witness) bool {
		p := kinded(m.parties[w.Party].A, &w.Request)
		key := party{w.Party, p.ResourceKind}
		if sets[key] == nil {
			sets[key] = iam.Compile(replaced(p, e.at.Doc, doc))
		}
		return sets[key].Bind(&w.Request, nil).Verdict().Outcome == iam.Allowed
	}
	for i := range m.excess {
		if allows(&m.excess[i]) {
			return false
		}
	}
	for i := range m.kept {
		if !allows(&m.kept[i]) {
			return false
		}
	}
	return true
}

func allows(p iam.Policies, r iam.Request) bool { return verdict(p, r).Outcome == iam.Allowed }

// lost looks for requests that both sets allow and the edited one does not.
// sure says that there is none.
func (m *mender) lost(edited []prove.Party) (out []prove.Witness, sure bool) {
	both, all, exact := slices.Clone(edited), slices.Clone(edited), true
	for i := range both {
		p := &m.parties[i]
		var whole bool
		both[i].A, whole = meet(p)
		both[i].B, all[i].A, all[i].B = edited[i].A, p.B, edited[i].A
		exact = exact && whole
	}
	if !exact { // no less than B is left: then nothing is lost
		f, complete := m.within(all, prove.Scope{})
		if out = m.allowedByBoth(f.Witnesses); len(out) > 0 || complete && len(f.Witnesses) == 0 {
			return out, len(out) == 0
		}
	}
	f, complete := m.within(both, prove.Scope{})
	return m.allowedByBoth(f.Witnesses), exact && complete && len(f.Witnesses) == 0
}

func (m *mender) allowedByBoth(ws []prove.Witness) (out []prove.Witness) {
	for _, w := range ws {
		if p := &m.parties[w.Party]; allows(p.A, w.Request) && allows(p.B, w.Request) {
			out = append(out, w)
		}
	}
	return out
}
