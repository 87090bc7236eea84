package route53

import (
	"fmt"
	"strings"
)

// fault is a way in which a document, a change or a health check is refused.
// The set is closed: testdata/messages.tsv has a row for each.
type fault uint8

// wording is how a fault is told.
type wording struct {
	code   string // of the Problem, stable
	aws    string // AWS's error code
	rule   string // number in the reference
	format string
	ours   bool // AWS's own words were not found: these are the house's
}

// AWS's error codes. A fault of form is met by the command line before
// anything is sent.
const (
	inForm         = "ParamValidation"
	inInput        = "InvalidInput"
	inBatch        = "InvalidChangeBatch"
	inCheck        = "NoSuchHealthCheck"
	inZone         = "NoSuchHostedZone"
	inCollection   = "NoSuchCidrCollection"
	inLocation     = "NoSuchCidrLocation"
	tooManyChecked = "TooManyHealthChecks"
)

// at is the fault as a Problem: AWS's message, our next step.
func (f fault) at(span Span, hint string, args ...any) Problem {
	w := faults[f]
	return Problem{Code: w.code, Message: fmt.Sprintf(w.format, args...), Hint: hint, Rule: w.rule, Span: span}
}

// wordingOf finds a problem's fault by its code.
func wordingOf(p Problem) (wording, bool) {
	for _, w := range faults {
		if w.code == p.Code {
			return w, true
		}
	}
	return wording{}, false
}

// ErrorCode is AWS's error code for a problem ("InvalidChangeBatch"), or ""
// for a document that is no JSON.
func ErrorCode(p Problem) string {
	w, _ := wordingOf(p)
	return w.aws
}

// Ours says whether a problem's message is in our words because AWS's were not
// found.
func Ours(p Problem) bool {
	w, ok := wordingOf(p)
	return !ok || w.ours
}

// Refusal is AWS's whole answer to a call ("ChangeResourceRecordSets",
// "CreateHealthCheck"): the messages of the first problem's error code, as the
// command line prints them.
func Refusal(call string, problems []Problem) string {
	if len(problems) == 0 {
		return ""
	}
	code := ErrorCode(problems[0])
	var said []string
	for _, p := range problems {
		if ErrorCode(p) == code {
			said = append(said, p.Message)
		}
	}
	switch code {
	case "":
		return problems[0].Message
	case inForm:
		return "Parameter validation failed:\n" + strings.Join(said, "\n")
	case inBatch: // the only code with a list
		said[0] = "[" + strings.Join(said, ", ") + "]"
	}
	return fmt.Sprintf("An error occurred (%s) when calling the %s operation: %s", code, call, said[0])
}
