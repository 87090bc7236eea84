package catalog

// Service is a service by the prefix of its actions.
type Service struct {
	Prefix string // "s3"
	Help   string // one line
}

// services are those whose actions are listed, in the order of their prefixes.
var services = []Service{
	{"dynamodb", "Amazon DynamoDB: tables of items"},
	{"ec2", "Amazon EC2: instances, networks and disks"},
	{"iam", "IAM: users, groups, roles and policies"},
	{"kms", "AWS KMS: encryption keys"},
	{"lambda", "AWS Lambda: functions"},
	{"logs", "Amazon CloudWatch Logs: log groups and streams"},
	{"s3", "Amazon S3: objects in buckets"},
	{"sqs", "Amazon SQS: queues of messages"},
	{"sts", "AWS STS: sessions and temporary credentials"},
}

// Services are the services whose actions are listed, in the order of their
// prefixes. Not to be changed.
func Services() []Service { return services }
