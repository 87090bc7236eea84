package lint

import "gatehouse/engine/identity/policy"

var podIdentity = ours("MISSING_ACTION_FOR_POD_IDENTITY_TRUST_POLICY", Warning, "a role for EKS Pod Identity that it cannot tag",
	"EKS Pod Identity puts tags with the cluster, the namespace and the service account on each session, so the trust policy must allow sts:TagSession beside sts:AssumeRole. "+
		"Only an association that has its session tags switched off does without.",
	"Create IAM role with trust policy required by EKS Pod Identity")

const podService = "pods.eks.amazonaws.com"

// pods asks for what EKS Pod Identity needs, in all statements together.
func (l *linter) pods() {
	if l.kind != policy.Trust {
		return
	}
	first, missing := l.lacks(podService, "sts:AssumeRole", "sts:TagSession")
	if len(missing) == 0 {
		return
	}
	f := l.at(podIdentity, first, first.Action.Span, "add "+missing[0], "EKS Pod Identity tags its sessions, and the policy does not allow %s", missing[0])
	if len(missing) == 1 {
		l.addActions(f, first, missing)
	}
}
