// Package catalog knows by name what AWS has: services, actions, resource
// types, condition keys, managed policies, and what an API's calls need.
//
// It is data, and judges nothing. Of the reference (data/, written by the
// command generate from public packages, see its doc.go; licences in
// data/NOTICES) there are 456 services, 22,091 actions, 2,334 resource types
// and 1,574 keys of services and identity providers, and the texts of 73
// managed policies. By hand are kept: help.tsv, some words on common actions
// and services; keys.tsv, the global keys and help on common ones, which go
// before the reference's own rows; operations.tsv, the traps between a call
// and its authorization (section M of the rules), which no model of an API
// gives; organization.txt, the two policies that AWS Organizations attaches;
// and the facts in root.go, password.go, delegation.go and presigned.go.
//
// Only names and relations are taken over: what a name means is said in our
// own words or not at all. A name that is missing is newer than the data, or
// not published; so an unknown name is doubted, never judged.
//
// The tables are embedded as text and searched in place by halving; nothing is
// read before the first question. The strings handed out are pieces of that
// text, the lists are the caller's. A key, which the judge asks for while it
// compiles a policy, is found without allocating. Names are compared without
// case, ASCII letters alone, as IAM compares them.
//
// Of the engine it imports nearest only.
package catalog

//go:generate go run ./generate -in ${CATALOG_INPUT}
