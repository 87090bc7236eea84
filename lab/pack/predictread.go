package pack

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/nearest"
	"gatehouse/engine/plainjson"
)

// Bounds of a prediction: bytes of its text, words of a statement's name.
const (
	maxPrediction = 2000
	maxName       = 12
)

// ReadPrediction reads "explicit deny, lock.json#Fence, boundary": the verdict,
// then, in any order, the statement and the layer. Commas and line ends count
// as blanks. What cannot be read, or is asked for and missing, is a problem.
func (ex *Exercise) ReadPrediction(text string) (Prediction, *plainjson.Problem) {
	if len(text) > maxPrediction {
		return Prediction{}, unread("too-long", "the prediction is too long", "write "+ex.likePrediction())
	}
	rest := strings.Join(strings.Fields(strings.ReplaceAll(text, ",", " ")), " ")
	var s Prediction
	var bad *plainjson.Problem
	if s.Verdict, rest, bad = ex.readVerdict(rest); bad != nil {
		return Prediction{}, bad
	}
	for rest != "" {
		before := rest
		rest = ex.readDecider(&s, rest)
		if rest = readLayer(&s, rest); rest == before {
			return Prediction{}, ex.unknownWord(rest)
		}
	}
	return s, ex.lacking(s)
}

func unread(code, message, hint string) *plainjson.Problem {
	return &plainjson.Problem{Span: plainjson.Span{Line: 1, Col: 1}, Code: code, Message: shown(message), Hint: shown(hint)}
}

// likePrediction is an example that fits what the exercise asks for.
func (ex *Exercise) likePrediction() string {
	like := "allow, implicit deny or explicit deny"
	if ex.Asks(AskDecider) {
		like += ", then the statement as POLICY#SID"
	}
	if ex.Asks(AskLayer) {
		like += ", then the layer of a denial, such as identity"
	}
	return like
}

func (ex *Exercise) readVerdict(text string) (Want, string, *plainjson.Problem) {
	for _, w := range Verdicts() {
		if rest, ok := cutWords(text, w.String()); ok {
			return w, rest, nil
		}
	}
	if _, ok := cutWords(text, "deny"); ok {
		return 0, "", unread("unknown-verdict", "a denial is implicit or explicit", "write implicit deny, or explicit deny")
	}
	if text == "" {
		return 0, "", unread("no-prediction", "nothing is predicted yet", "write "+ex.likePrediction())
	}
	first, _, _ := strings.Cut(text, " ")
	return 0, "", unread("unknown-verdict", fmt.Sprintf("%q is no verdict", short(first)), "begin with allow, implicit deny or explicit deny")
}

// cutWords takes whole words off the front of a text, letter case aside.
func cutWords(text, words string) (rest string, ok bool) {
	if len(text) < len(words) || !strings.EqualFold(text[:len(words)], words) {
		return text, false
	}
	rest = text[len(words):]
	if rest != "" && rest[0] != ' ' {
		return text, false
	}
	return strings.TrimSpace(rest), true
}

// readDecider takes the statement off the front; the longest name that fits is
// meant.
func (ex *Exercise) readDecider(s *Prediction, text string) string {
	if s.Decider != "" {
		return text
	}
	words := strings.Fields(text)
	for n := min(len(words), maxName); n > 0; n-- {
		if d, ok := ex.FindDecider(strings.Join(words[:n], " ")); ok {
			s.Decider = d.Ref
			return strings.Join(words[n:], " ")
		}
	}
	return text
}

func readLayer(s *Prediction, text string) string {
	rest, _ := cutWords(text, "by")
	first, after, _ := strings.Cut(rest, " ")
	if i := slices.IndexFunc(LayerWords(), func(w string) bool { return strings.EqualFold(w, first) }); i >= 0 && s.Layer == "" {
		s.Layer = LayerWords()[i]
		return after
	}
	return text
}

func (ex *Exercise) unknownWord(text string) *plainjson.Problem {
	first, _, _ := strings.Cut(text, " ")
	var known []string
	for _, d := range ex.Deciders() {
		known = append(known, d.Ref)
	}
	return unread("unknown-decider", fmt.Sprintf("%q is neither a statement that is shown nor a layer", short(first)), nearest.Hint(first, append(known, LayerWords()...)))
}

// lacking asks for what was not said. A layer keeps out only what is denied.
func (ex *Exercise) lacking(s Prediction) *plainjson.Problem {
	switch {
	case ex.Asks(AskDecider) && s.Decider == "":
		return unread("no-decider", "no statement is named", "add the one that decides as POLICY#SID, or "+NoStatement)
	case ex.Asks(AskLayer) && s.Layer == "" && s.Verdict != WantAllow:
		return unread("no-layer", "no layer is named", "add what keeps the request out: "+strings.Join(LayerWords(), ", "))
	}
	return nil
}
