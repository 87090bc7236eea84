package catalog

// RootKeeps says whether an action stays allowed to the root user of a bucket's
// or a queue's account although its policy denies it (M6, M7), so that nobody
// locks an account out of its own. Endpoint policies and those of an organization
// still deny (PutBucketPolicy; Unlock an Amazon SQS queue is a task of root's).
func RootKeeps(action string) bool {
	return inList("s3:GetBucketPolicy,s3:PutBucketPolicy,s3:DeleteBucketPolicy,sqs:GetQueueAttributes,sqs:SetQueueAttributes", action)
}

// RootTask is something that an account lets nobody but its root user do (M7).
type RootTask struct {
	Task   string // lower case, an imperative
	Member string // how an organization does it for a member account; empty when it cannot
	Policy string // the managed policy of a root session that does (rule 156); empty when none does
}

// RootTasks are the tasks that want root user credentials (M7), as AWS's page
// "AWS account root user" lists them today. The account's name is no longer
// among them, nor is the support plan.
func RootTasks() []RootTask {
	return []RootTask{
		{Task: "change the root user's e-mail address", Member: "the management account changes it"},
		{Task: "change the root user's password", Member: "a root session lets it be set anew", Policy: "IAMCreateRootUserPassword"},
		{Task: "make or remove access keys of the root user", Member: "a root session removes them", Policy: "IAMDeleteRootUserCredentials"},
		{Task: "close the account", Member: "the management account closes it"},
		{Task: "give permissions back to the only IAM administrator who took them from himself"},
		{Task: "let IAM users and roles into the Billing console"},
		{Task: "see certain tax invoices"},
		{Task: "sign up for AWS GovCloud (US)"},
		{Task: "ask AWS Support for root access keys of AWS GovCloud (US)"},
		{Task: "register as a seller in the Reserved Instance Marketplace"},
		{Task: "confirm to AWS Support that a KMS key nobody can manage shall be recovered"},
		{Task: "link the account to a Mechanical Turk requester"},
		{Task: "switch MFA delete on for an S3 bucket"},
		{Task: "unlock an S3 bucket whose policy denies everyone", Member: "a root session removes the policy", Policy: "S3UnlockBucketPolicy"},
		{Task: "unlock an SQS queue whose policy denies everyone", Member: "a root session removes the policy", Policy: "SQSUnlockQueuePolicy"},
	}
}
