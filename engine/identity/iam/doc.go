// Package iam judges one request: may this principal do this action on this
// resource, given these policies?
//
// The way is Compile (policies to a Set of matchers, once) -> Bind (a request's
// context into the Set's interned slots, and the situation: who calls, from
// where, which layers bear on it) -> Verdict (no reasons, no allocation) or
// Explain (the same verdict with every layer's result, the deciding statements
// and the tree of reasons). Both speeds evaluate statements with the same
// functions, fold their truth values into a gate a layer, and hand the gates to
// the same pure function, decide; a prover searches over those truth values
// with it, so judgement and proof cannot drift apart.
//
// Truth has three values. What cannot be evaluated is Unknown, and decide
// closes on it: an unknown Allow does not grant, an unknown Deny denies
// (rule 11). A document that AWS would refuse closes its layer for the same
// reason, but a Deny in a sound one beside it is still a Deny.
//
// Where the rules leave a choice, this package reads them so:
//
//   - Several boundaries, or endpoint policies, must each allow; of several
//     session policies one suffices. SCPs must allow level by level; a level
//     without policy allows nothing; no level at all is no organization.
//   - A Principal entry reaches the caller by name, by its role or by its
//     account (grant); what each is worth is granted's to say, in one place.
//   - NotPrincipal spares only whoever is listed with all that it is (rule 36).
//   - A principal with a partial wildcard, a wildcard for the service in an
//     action or ARN, a group: they match nothing, as rule 43 has it for unknown
//     actions, rather than close the document.
//   - How many values a key holds is told by its type in the catalogue, and only
//     for keys of services that the catalogue does not know by the request
//     (rule 91). A single-valued key that came with several cannot be evaluated.
//   - A variable that is malformed (a default without its space and quotes
//     included) cannot be evaluated, whatever else stands beside it; one without
//     a value makes its text match nothing (rules 97, 98, 102).
//   - A request carries what it is said to carry: a key that the service never
//     sends is not taken away (rule 71 is for whoever builds requests; see
//     catalog.Carries). Derive only adds what follows from principal and resource.
//   - Quotas do not close: a policy that is too long is refused where it is
//     attached (policy.Document.Oversize, package directory).
//   - A grant on a KMS key reaches its grantee across accounts by itself: AWS's
//     pages show it and nowhere say otherwise (rule 153, unconfirmed there).
//   - s3:ListAllMyBuckets is judged as if asked on arn:aws:s3:::* (rule 49).
//
// The corpus in testdata/cases holds every rule and AWS's own worked examples;
// testdata/disputed.jsonl those that contradict another of AWS's pages. Package
// twin judges the same cases a second time, written from the rules alone.
//
// A Set is immutable after Compile and may serve many goroutines; a Binding
// belongs to one. The package imports match, policy, catalog, explain and arn.
package iam
