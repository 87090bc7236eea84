// Package flow runs clients through resolvers and Route 53 to endpoints over
// virtual time, with faults, and keeps what happened so that it can be
// measured, told and stepped through.
//
// What lives here: a Scenario as plain data and the few words it is written
// with; one run of it; endpoints, what is wrong with them, and who has noticed;
// a Result with its measures, its log, and a frame for every instant. What may
// not: the choice among records (package answer, met in dns.go only), the
// checkers (health), the caches (resolver), and YAML (world/worldfile).
//
// It is a room of its own because it is the only place where all of these meet;
// each of them can be read and tested without the others.
//
// Readings, all modelled (traffic 1.8):
//   - Requests of a client group come at random (Poisson) and go through one of
//     its resolvers at random. A request takes no time: a name is resolved and
//     the values are tried in the order in which they came, all in one instant.
//   - A client tries the next value when it cannot connect. Who connects and
//     gets 4xx or 5xx has its answer, and it does not count as served.
//   - A server listens on 80 and 443 unless told, and answers each path with 200.
//   - A load balancer serves while any of its targets does; with none it
//     answers 503. Its targets are watched as ELB does by default (traffic
//     1.5.42): each 30 s, 2 failures, 5 passes, and 5 s more when packets
//     are dropped. One without targets is watched itself, and so is an S3 website.
//   - A balancer has two addresses, a CloudFront distribution four, an
//     accelerator two, an S3 website one, out of 198.18.0.0/15, unless told;
//     the TTL of each is 60 s, of an accelerator 300 s.
//   - An accelerator sends a client to the nearest endpoint that it has not
//     noticed to be down, to the nearest of all when all are (traffic 1.6.6). It
//     takes one back 30 s after its checks pass again (traffic 1.6.6).
//   - A fault of a Region is a fault of each endpoint in it; to restore the
//     Region restores them all. CloudFront and accelerators are in no Region.
//   - Health checkers look a name up afresh each time, from no known place, and
//     take the first address.
//   - Routing controls are on.
//
// It imports route53, answer, elb (figures), health, resolver, geo, clock and
// nearest.
package flow
