// Package directory knows what accounts hold: today the names and quotas of
// users, groups, roles, sessions, tags and policies, as IAM and STS refuse them.
//
// It is a room of its own because the judge must not depend on it: a request is
// judged whatever the size of its policies, while whoever creates or attaches
// something is refused here, with the quota's name. Accounts, organizations and
// their members will move in beside it. It imports nothing of the engine.
package directory
