package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
)

var escalation = ours("PRIVILEGE_ESCALATION", Security, "permissions that lead to more permissions",
	"Whoever holds these can give themselves, or borrow, more than the policy says: the 31 ways that are publicly known are looked for. Narrow the resources to what the work needs, bind iam:PassRole to roles by name, and put a permissions boundary on whom they may create.",
	"Permissions boundaries for IAM entities", "9", "146", "M10")

// need is an action that a way takes, on one of some resources.
type need struct {
	action string
	on     []string // ARNs, of which the policy must allow one; a name that nobody gives stands for "any"; none: on whatever it works
	passed string   // iam:PassRole: to this service
}

// way is a known path from the permissions of a policy to more.
type way struct {
	then  string // what its holder does, after "may"
	needs []need
}

// The resources of ways: those that bear a name which a policy covers only by a
// wildcard, and the caller itself.
const (
	home      = "arn:aws:iam::" + prove.Home + ":"
	anyUser   = home + "user/anybody-at-all"
	anyGroup  = home + "group/anybody-at-all"
	anyRole   = home + "role/anybody-at-all"
	anyPolicy = home + "policy/anybody-at-all"
	selfUser  = home + "user/someone"
	selfRole  = home + "role/Desk"
	region    = "us-east-1:" + prove.Home + ":"
)

func one(action string, on ...string) []need { return []need{{action: action, on: on}} }

// pass is iam:PassRole to a service, with what the service is asked for then.
func pass(service string, then ...need) []need {
	return append([]need{{action: "iam:PassRole", on: []string{anyRole}, passed: service + ".amazonaws.com"}}, then...)
}

func arnOf(service, rest string) []string {
	return []string{"arn:aws:" + service + ":" + region + rest}
}

// ways are the 31 that Rhino Security Labs (2018, 2019) and Bishop Fox (2021)
// collected, in our words.
var ways = []way{
	{"write a new version of a policy that they hold", one("iam:CreatePolicyVersion", anyPolicy)},
	{"make an older, wider version of a policy the valid one", one("iam:SetDefaultPolicyVersion", anyPolicy)},
	{"start an instance with any role and take its credentials", pass("ec2", need{action: "ec2:RunInstances", on: arnOf("ec2", "instance/*")})},
	{"make an access key for any other user", one("iam:CreateAccessKey", anyUser)},
	{"give any user a console password", one("iam:CreateLoginProfile", anyUser)},
	{"change any user's console password", one("iam:UpdateLoginProfile", anyUser)},
	{"attach AdministratorAccess to themselves", one("iam:AttachUserPolicy", anyUser, selfUser)},
	{"attach AdministratorAccess to a group they are in", one("iam:AttachGroupPolicy", anyGroup)},
	{"attach AdministratorAccess to a role they can use", one("iam:AttachRolePolicy", anyRole, selfRole)},
	{"write themselves an inline policy", one("iam:PutUserPolicy", anyUser, selfUser)},
	{"write an inline policy into a group they are in", one("iam:PutGroupPolicy", anyGroup)},
	{"write an inline policy into a role they can use", one("iam:PutRolePolicy", anyRole, selfRole)},
	{"put themselves into any group", one("iam:AddUserToGroup", anyGroup)},
	{"let themselves into any role by its trust policy", []need{{action: "iam:UpdateAssumeRolePolicy", on: []string{anyRole}}, {action: "sts:AssumeRole", on: []string{anyRole}}}},
	{"run code of theirs in a function with any role", pass("lambda", need{action: "lambda:CreateFunction", on: arnOf("lambda", "function:anybody-at-all")},
		need{action: "lambda:InvokeFunction", on: arnOf("lambda", "function:anybody-at-all")})},
	{"run code of theirs in a function with any role, set off by an event", pass("lambda", need{action: "lambda:CreateFunction", on: arnOf("lambda", "function:anybody-at-all")},
		need{action: "lambda:CreateEventSourceMapping"})},
	{"put code of theirs into any function that exists", one("lambda:UpdateFunctionCode", arnOf("lambda", "function:anybody-at-all")...)},
	{"open a Glue endpoint with any role and log in", pass("glue", need{action: "glue:CreateDevEndpoint"})},
	{"put their key on any Glue endpoint that exists", one("glue:UpdateDevEndpoint", arnOf("glue", "devEndpoint/anybody-at-all")...)},
	{"let a stack of theirs act with any role", pass("cloudformation", need{action: "cloudformation:CreateStack", on: arnOf("cloudformation", "stack/anybody-at-all/1")})},
	{"let a data pipeline of theirs act with any role", pass("datapipeline", need{action: "datapipeline:CreatePipeline"},
		need{action: "datapipeline:PutPipelineDefinition"},
		need{action: "datapipeline:ActivatePipeline"})},
	{"assume any role that trusts the account", one("sts:AssumeRole", anyRole)},
	{"change what any stack does with its role", one("cloudformation:UpdateStack", arnOf("cloudformation", "stack/anybody-at-all/1")...)},
	{"run a build of theirs with any role", pass("codebuild", need{action: "codebuild:CreateProject", on: arnOf("codebuild", "project/anybody-at-all")},
		need{action: "codebuild:StartBuild", on: arnOf("codebuild", "project/anybody-at-all")})},
	{"log in to any instance and take its role's credentials", one("ec2-instance-connect:SendSSHPublicKey", arnOf("ec2", "instance/anybody-at-all")...)},
	{"open a notebook with any role", pass("sagemaker", need{action: "sagemaker:CreateNotebookInstance", on: arnOf("sagemaker", "notebook-instance/anybody-at-all")},
		need{action: "sagemaker:CreatePresignedNotebookInstanceUrl", on: arnOf("sagemaker", "notebook-instance/anybody-at-all")})},
	{"open any notebook that exists, with its role", one("sagemaker:CreatePresignedNotebookInstanceUrl", arnOf("sagemaker", "notebook-instance/anybody-at-all")...)},
	{"run a processing job of theirs with any role", pass("sagemaker", need{action: "sagemaker:CreateProcessingJob", on: arnOf("sagemaker", "processing-job/anybody-at-all")})},
	{"run a training job of theirs with any role", pass("sagemaker", need{action: "sagemaker:CreateTrainingJob", on: arnOf("sagemaker", "training-job/anybody-at-all")})},
	{"run commands on any managed instance, with its role", one("ssm:SendCommand", arnOf("ec2", "instance/anybody-at-all")...)},
	{"open a session on any managed instance, with its role", one("ssm:StartSession", arnOf("ec2", "instance/anybody-at-all")...)},
}

// found is a way that a policy leaves open, and the statement that opens its
// first step.
type found struct {
	way *way
	by  *statement
	at  policy.Text
}

// escalates asks whether the policy allows all that a way needs. Statements
// that open several are told once.
func escalates(l *linter) {
	if !l.proves() || l.kind != policy.Identity {
		return
	}
	asker := &raiser{l: l, known: map[string]bool{}}
	asker.parties = prove.Documents(policy.Identity, l.doc, nil, principalOf(selfUser), principalOf("arn:aws:sts::"+prove.Home+":assumed-role/Desk/session"))
	var all []found
	for i := range ways {
		if f, ok := asker.open(&ways[i]); ok {
			all = append(all, f)
		}
	}
	for _, s := range l.statements {
		var here []found
		for _, f := range all {
			if f.by == s {
				here = append(here, f)
			}
		}
		l.raised(s, here, len(all))
	}
}

// raised tells the ways that one statement opens.
func (l *linter) raised(s *statement, here []found, all int) {
	if len(here) == 0 {
		return
	}
	at := here[0].at.Span
	if all == len(ways) && slices.ContainsFunc(s.actions, action.star) {
		l.findings = slices.DeleteFunc(l.findings, func(f Finding) bool { // everything is any role too
			return f.Statement == s.index && f.Span == at && (f.Code == passRole.on[1][0] || f.Code == createSLR.on[1][0])
		})
		l.at(escalation, s, at, "list what the work needs", "whoever holds this is an administrator: it allows everything")
		return
	}
	steps := []string{}
	for _, n := range here[0].way.needs {
		steps = append(steps, n.action)
	}
	more := ""
	if len(here) > 1 {
		more = ", and " + number(len(here)-1) + " more of the 31 known ways are open"
	}
	l.at(escalation, s, at, escalationHint(s, steps[0]), "with %s its holder may %s%s", strings.Join(steps, " and "), here[0].way.then, more)
}

// escalationHint is the next step: where the resources are named already, to
// name what may be attached or written there.
func escalationHint(s *statement, action string) string {
	open := s.NotResource.Present || slices.ContainsFunc(s.resources, func(r resource) bool { return r.star() || openPart(withoutVariables(r.parts[5])) })
	switch {
	case open || len(s.resources) == 0:
		return "name the resources, or leave it out"
	case strings.HasPrefix(action, "iam:Attach"):
		return "leave it out, or say with iam:PolicyARN which policies may be attached"
	case strings.HasPrefix(action, "iam:Put"):
		return "leave it out, or ask with iam:PermissionsBoundary for a boundary that holds"
	}
	return "leave it out, or ask for more in a condition"
}

// raiser asks for the needs of ways, each only once.
type raiser struct {
	l       *linter
	parties []prove.Party
	known   map[string]bool
}

// open says whether all needs of a way are allowed.
func (r *raiser) open(w *way) (f found, ok bool) {
	for i := range w.needs {
		s, at := r.granting(&w.needs[i])
		if s == nil || !r.allowed(&w.needs[i]) {
			return f, false
		}
		if i == 0 {
			f = found{w, s, at}
		}
	}
	return f, true
}

// granting is the first Allow whose actions cover a need's, and its entry.
func (r *raiser) granting(n *need) (*statement, policy.Text) {
	for _, s := range r.l.statements {
		if s.Effect != policy.Allow || s.told(r.l) {
			continue
		}
		covered := -1
		for i, a := range s.actions {
			if a.fits(n.action) {
				covered = i
				break
			}
		}
		switch {
		case s.NotAction.Present && covered < 0:
			return s, policy.Text{Value: "NotAction", Span: s.NotAction.Key}
		case !s.NotAction.Present && covered >= 0:
			return s, s.actions[covered].Text
		}
	}
	return nil, policy.Text{}
}

// allowed asks the prover whether the policy allows a need on one of its
// resources, with the most powerful policy attached, to whom no boundary is
// demanded of.
func (r *raiser) allowed(n *need) bool {
	id := n.action + " " + n.passed
	if yes, ok := r.known[id]; ok {
		return yes
	}
	sp := r.l.space()
	service, _, _ := strings.Cut(n.action, ":")
	sp.Services = []string{service}
	sp.Never = []string{"iam:PermissionsBoundary"}
	sp.Values = map[string][]string{"iam:PolicyARN": {"arn:aws:iam::aws:policy/AdministratorAccess"}}
	if n.passed != "" {
		sp.Values["iam:PassedToService"] = []string{n.passed}
	}
	r.known[id] = r.l.proves() && r.l.finds(prove.Can(r.parties, prove.Scope{Actions: []string{n.action}, Resources: n.on}, sp))
	return r.known[id]
}
