// Package resolver is the recursive resolvers between clients and Route 53, and
// their caches.
//
// What lives here: one resolver with its cache, how it treats a TTL, the
// caching of negative answers, following a CNAME, and a cache for each subnet
// when the client's subnet is sent. What may not: how a name is answered (an
// Authority says it) and what the client does with the answer (package flow).
//
// It is a room of its own because a cache is the part of a failover that no
// record and no health check can shorten: its rules should be read, and timed,
// alone.
//
// Readings, modelled:
//   - Values are handed on in the order in which they came, for as long as they
//     are cached. Some resolvers rotate them.
//   - Who ignores TTLs keeps the first answer with data for good; one without
//     data it keeps no longer than others do.
//   - A negative answer is kept for the TTL that the Authority names with it
//     (traffic 1.5.38); one with a floor raises that as well.
//   - What an Authority refuses is not cached.
//   - A resolver worked before the run began: Config.Worn gives the first answer
//     to each question a random age, so that a thousand caches do not run out
//     in one instant.
//   - A cache holds 10,000 answers; then those that have run out go, and if
//     there are none, all.
//
// It imports clock only.
package resolver
