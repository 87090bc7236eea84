package lint

import (
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

var tlsTurnedAround = ours("TLS_TURNED_AROUND", Security, "a condition on encryption the wrong way round",
	"aws:SecureTransport is true when the request came over TLS, as nearly all do. "+
		"To shut out those that did not, deny when it is false; a Deny when it is true shuts out everybody else and spares the very ones that are meant.",
	pageGlobalKeys, "81")

// encryption looks at conditions on TLS that turn against it.
func (l *linter) encryption() {
	for _, s := range l.statements {
		for _, c := range s.Conditions {
			op, ok := match.ParseOperator(c.Operator.Value)
			if !ok || op.Family != match.Bool || op.Qualifier != match.NoQualifier || !keyIs(c, "aws:SecureTransport") || len(c.Values) != 1 {
				continue
			}
			message, value := "", ""
			switch {
			case s.Effect == policy.Deny && keyWants(c, "true"):
				message, value = "this denies the requests that are encrypted, and spares those that are not", "false"
			case s.Effect == policy.Allow && keyWants(c, "false"):
				message, value = "this allows only the requests that are not encrypted", "true"
			default:
				continue
			}
			l.at(tlsTurnedAround, s, c.Values[0].Span, `write "`+value+`"`, "%s", message)
		}
	}
}
