// Package worldfile reads a world from YAML: accounts, users, groups, roles,
// policies, buckets, tables, and named situations; endpoints, zones, health
// checks and alarms; and the scenarios of traffic that play among them.
//
// A world here is a description, not yet a running cloud: it answers what an
// exercise asks of it, namely what a short name stands for ("user/mia",
// "reports/q3.csv"), which policies reach a principal and what a situation
// puts into a request's context. It judges nothing.
//
// Files are untrusted: anchors and aliases are refused, size and depth are
// bounded, policy files are read through the given fs.FS and never outside it.
// Every mistake is reported as file:line:col with the next step.
package worldfile
