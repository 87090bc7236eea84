package worldfile

import (
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/route53"
)

// World is a described cloud. It is read-only after Load.
type World struct {
	File       string
	Title      string
	Region     string    // default Region of resources that have one
	Accounts   []Account // the first is the default of short names
	Users      []User
	Groups     []Group
	Roles      []Role
	Policies   []Policy // managed policies, by name
	Buckets    []Bucket
	Tables     []Table
	Situations []Situation
	Endpoints  []flow.Endpoint
	Zones      []*route53.Zone
	Checks     []route53.HealthCheck
	Alarms     []flow.Alarm
	Files      []string // paths of the policy files it read
}

// Account is an AWS account under its short name.
type Account struct{ Name, ID string }

// User is an IAM user.
type User struct {
	Name, Account, ARN, ID string
	Groups                 []string
	Policies               []string // names of managed policies
	Tags                   map[string]string
}

// Group is an IAM group: a carrier of policies, never a principal (rule 12).
type Group struct {
	Name, Account string
	Policies      []string
}

// Role is an IAM role.
type Role struct {
	Name, Account, ARN, ID string
	Policies               []string
	Trust                  *policy.Document
}

// Policy is a managed policy.
type Policy struct {
	Name string
	Doc  *policy.Document
}

// Bucket is an S3 bucket.
type Bucket struct {
	Name, Account, ARN string
	Policy             *policy.Document // nil when it has none
}

// Table is a DynamoDB table.
type Table struct{ Name, Account, Region, ARN string }

// Situation is a named set of context keys: "mfa", "from-office".
type Situation struct {
	Name    string
	Says    string // a few words for the screen
	Context iam.Context
}

// Target is what a short name or ARN of a resource stands for.
type Target struct {
	ARN     string // "*" for actions without resource types
	Account string
	Policy  *iam.Attached // the resource's own policy, nil when it has none
}
