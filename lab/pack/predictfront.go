package pack

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/identity/policy"
	"gatehouse/engine/nearest"
)

// maxLevel is the deepest level of SCPs and RCPs: a root, five units, an account.
const maxLevel = 7

var asks = []string{string(AskVerdict), string(AskDecider), string(AskLayer)}

// predictMeta is what a predict exercise needs beside what others need.
func (p *page) predictMeta(f *front) {
	p.documents(f)
	p.ask(f)
	p.foretold(f)
	p.ex.Answer = []Document{{Name: PredictionName, Form: PredictionForm, At: f.place("claim"), StartAt: f.place("claim"), SolvedAt: f.place("claim")}}
}

// documents reads which policies are shown, and what they are attached to.
func (p *page) documents(f *front) {
	for i, pair := range f.Map(f.fields["documents"], "documents") {
		at := Place{p.file, pair.Key.Line(), pair.Key.Col()}
		if i >= maxAnswers {
			p.add(at, "too-many", fmt.Sprintf("at most %d documents are shown", maxAnswers), "join some, or split the exercise")
			return
		}
		if !docName.MatchString(pair.Name) {
			p.add(at, "bad-name", fmt.Sprintf("%q is not a document's name", pair.Name), "write it like lock.json")
		}
		fields := f.Fields(pair.Value, "the document "+pair.Name, "type", "on")
		e := Exhibit{Name: pair.Name, On: f.Word(fields["on"], "on"), At: at}
		word := f.Word(fields["type"], "type")
		kind, err := policy.ParseKind(word)
		switch {
		case word == "":
			p.add(at, "missing-key", fmt.Sprintf("the document %s has no type", pair.Name), "add type: identity")
		case err != nil:
			f.At(fields["type"], "unknown-type", fmt.Sprintf("there is no type of policy %q", word), nearest.Hint(word, policy.Kinds()))
		}
		e.Kind = kind
		on := at
		if n := fields["on"]; !n.IsZero() {
			on = Place{p.file, n.Line(), n.Col()}
		}
		p.leveled(&e, on, err == nil)
		p.ex.Exhibits = append(p.ex.Exhibits, e)
		p.ons = append(p.ons, on)
	}
}

// leveled reads "level 2", and asks every document but an endpoint's policy
// what it is attached to.
func (p *page) leveled(e *Exhibit, on Place, known bool) {
	switch {
	case !known:
	case e.Kind == policy.Endpoint:
		if e.On != "" && e.On != "endpoint" {
			p.add(on, "bad-attachment", fmt.Sprintf("an endpoint policy cannot attach to %q", e.On), "leave on: out; the request comes through one endpoint")
		}
	case e.Kind == policy.SCP || e.Kind == policy.RCP:
		number, ok := strings.CutPrefix(e.On, "level ")
		n, err := strconv.Atoi(number)
		if !ok || err != nil || n < 1 || n > maxLevel {
			p.add(on, "bad-attachment", fmt.Sprintf("an %s attaches to a level, and %q is none", strings.ToUpper(e.Kind.String()), e.On), fmt.Sprintf("write on: level 1 for the organization's root, down to level %d", maxLevel))
			return
		}
		e.Level = n
	case e.On == "":
		p.add(on, "missing-key", fmt.Sprintf("the document %s does not say what it attaches to", e.Name), "add on: user/mia")
	}
}

// ask reads what is asked for, the verdict first.
func (p *page) ask(f *front) {
	n := f.fields["ask"]
	for _, word := range f.List(n, "ask") {
		a := f.Word(word, "each of ask")
		at := Place{p.file, word.Line(), word.Col()}
		switch {
		case !p.word(at, a, "question", asks):
		case p.ex.Asks(Ask(a)):
			p.add(at, "listed-twice", fmt.Sprintf("%s is asked for twice", a), "keep one of them")
		default:
			p.ex.Ask = append(p.ex.Ask, Ask(a))
		}
	}
	if n.IsNull() {
		p.add(f.place("ask"), "missing-key", "the front matter has no ask", "add ask: [verdict, decider]")
	} else if !p.ex.Asks(AskVerdict) {
		p.add(f.place("ask"), "no-verdict", "the verdict is always asked for", "add verdict to ask")
	}
	slices.SortFunc(p.ex.Ask, func(a, b Ask) int { return slices.Index(asks, string(a)) - slices.Index(asks, string(b)) })
}

// foretold reads what the author says the engine decides; the engine is asked by
// the author's check.
func (p *page) foretold(f *front) {
	if f.fields["claim"].IsNull() {
		p.add(f.place("claim"), "missing-key", "the front matter has no claim", "add claim: {verdict: explicit deny, decider: lock.json#Fence}")
		return
	}
	fields := f.Fields(f.fields["claim"], "the claim", asks...)
	for _, a := range p.ex.Ask {
		n := fields[string(a)]
		at := f.place("claim")
		if !n.IsZero() {
			at = Place{p.file, n.Line(), n.Col()}
		}
		p.claims = append(p.claims, PredictCheck{CheckInfo{ID: string(a), At: at}, a})
		p.claimed(a, cell{text: f.Word(n, string(a)), at: at})
	}
	for _, a := range asks {
		if n, ok := fields[a]; ok && len(p.ex.Ask) > 0 && Ask(a) != AskVerdict && !p.ex.Asks(Ask(a)) {
			f.At(n, "not-asked", fmt.Sprintf("the claim has a %s that is not asked for", a), "add "+a+" to ask, or leave it out here")
		}
	}
}

// claimed reads one part of the claim. A decider is looked up once the
// documents are read.
func (p *page) claimed(a Ask, c cell) {
	switch {
	case a == AskLayer && p.ex.Claim.Verdict == WantAllow:
		p.add(c.at, "no-layer", "what is allowed is kept out by no layer", "leave layer out of ask, or claim a denial")
	case c.text == "":
		p.add(c.at, "missing-key", fmt.Sprintf("the claim has no %s", a), "add it, as it is asked for")
	case a == AskVerdict:
		want, known := verdicts[c.text]
		if !known || want == WantDeny {
			p.add(c.at, "unknown-verdict", fmt.Sprintf("%q is no verdict of the engine's", c.text), nearest.Hint(c.text, verdictWords()))
			return
		}
		p.ex.Claim.Verdict = want
	case a == AskDecider:
		p.ex.Claim.Decider = c.text
	case a == AskLayer && p.word(c.at, c.text, "layer", LayerWords()):
		p.ex.Claim.Layer = c.text
	}
}

func verdictWords() (words []string) {
	for _, w := range Verdicts() {
		words = append(words, w.String())
	}
	return words
}
