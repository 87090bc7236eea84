// Package cases reads the case format (one request with its policies a line of
// JSON), puts each case to iam and writes the answer. It writes cases too, for those
// who hand one on.
//
// It is a room of its own because two rooms need it that must not know each
// other: the command `gatehouse eval`, and the tests of iam, whose corpus is
// written in the same format that everybody can run. A line that is no case is
// answered with an error that names its line; the rest goes on.
package cases
