// Package catalog knows actions and condition keys by name: enough to complete
// what is typed and to say in a line what it means.
//
// It is a selection kept by hand, some 160 actions of the services that the
// exercises speak of and about a hundred condition keys, with names, access
// levels, resource types and value types as in AWS's Service Authorization
// Reference and the help in our own words. A whole catalogue, generated, will
// take its place; until then a name that is missing here is not a mistake, and
// nothing may be judged by it.
//
// The tables are embedded as text and read in place at the first question: the
// strings handed out are pieces of them. Of the engine it imports nearest only.
package catalog
