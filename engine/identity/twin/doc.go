// Package twin holds a second, slow and obvious judge of IAM requests, written
// from the numbered rules alone by someone who had not seen package iam, and a
// generator of cases. Both live in test files: their only use is to be compared
// with the engine, on 50,000 drawn cases in every test run and on millions in
// make soak (TWIN_DRAWS), and to hold the laws that any policies obey.
//
// Where the two differed, the rule was read again, or AWS's page, and one of
// them mended; what the rules leave open is decided in iam's doc.go and read
// alike here. It knows no catalogue: of the keys and actions that the generator
// draws it is told which hold sets and which have no resource types.
package twin
