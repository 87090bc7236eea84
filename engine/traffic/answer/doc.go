// Package answer answers one DNS question from hosted zones, as Route 53's name
// servers do, and says why.
//
// A World (zones, health checks, alias targets) is compiled into a Table once;
// a Seat is one who asks, with what depends on the place ranked; Find looks a
// name up, Choose picks the records, Values lists what is sent, and Explain
// gives the same answer with its reasons. Health comes in as Signals at each
// question (traffic 1.5.16): no check is made here, time does not pass here,
// and caches are the resolver's affair. Choose and Explain run one function,
// with a recorder that is nil on the fast path, so they cannot drift apart.
//
// It is a room of its own because answering is all that simulation, grading and
// the screen share, and it must stay fast and pure. It imports route53 for the
// records, geo for places, clock for random numbers, explain for reasons.
//
// Where AWS is silent, or its pages leave two readings (traffic 1.8), this is
// how it is read; what is shown of the first four says "modelled":
//
//   - Latency follows from distance, and distance is along the great circle
//     (see geo). From a place that is not known, all are equally far.
//   - Of equals (latency, distance) the first by SetIdentifier is taken.
//   - The eight of a multivalue answer are each as likely as the others, and a
//     load balancer answers with up to eight addresses.
//   - A record for a Region or Local Zone that geo does not know is farthest.
//   - An alias to records is healthy when any record of the group is, whether
//     or not it is for this asker (1.5.14 to the letter). If the group then has
//     nothing for the asker, that is the answer: NODATA.
//   - Without EvaluateTargetHealth the branch is entered whatever its health;
//     in it the healthy are chosen first, and when there is none, all count as
//     healthy (1.5.14).
//   - An IP-based record that is unhealthy gives way to the next longer block,
//     then to the default: the general rule of choosing again among the rest.
//     That the longest block wins is from memory (1.5.25), and marked so.
//   - A private zone that lacks name or type says NXDOMAIN, to the letter of
//     1.5.27; a public one says NODATA when the name exists. A record that is
//     there but has nothing for the asker says NODATA in both.
//   - In a private zone a client counts to the continent, the country and, by
//     the Region's name, the state of its VPC's Region: us-east-1 to Virginia,
//     a GovCloud Region to none. Asking a public zone it counts to the place of
//     its address, or, when that is not known, to its Region, where its
//     resolver stands (1.5.26).
//   - Weights are drawn anew at each question. An answer of several records has
//     the least of their TTLs.
//   - Wildcards are RFC 4592's. A name below NS records that are not of a zone
//     here is delegated elsewhere, and refused. A zone here is taken to be
//     delegated to. Of two public zones of one name the first answers.
//   - What Route 53 would have refused to store is answered without harm: an
//     alias whose target is missing, that leads in a circle, or along more than
//     32 aliases has no answer, and is unhealthy when its target's health is to
//     be evaluated; a health check that does not exist counts as healthy; of
//     several simple records the first is used.
package answer
