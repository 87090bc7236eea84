// Package arn is the Amazon Resource Name as a small comparable value.
//
// It lives on the floor that both wings of the engine stand on: it knows the
// shape of an ARN (six parts, of which only the last may hold colons) and
// nothing of what any service names. It imports only the standard library.
package arn
