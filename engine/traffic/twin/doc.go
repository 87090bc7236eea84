// Package twin is a second reading of the rules by which Route 53 chooses
// records (traffic 1.5.6 to 1.5.27, 1.5.38 and 0.10), to hold package answer to.
//
// It was written from the rules alone, by somebody who had not seen package
// answer, and stays as plain and slow as it can be: no tables, no caches, no
// draws. A question gets the exact probability of each answer that may come.
// All of it is test files; the program never contains it. It is a room of its
// own so that neither reading can borrow from the other: it imports clock,
// route53 and the shapes of geo, and never answer, but in the one file that
// joins them.
//
// The comparison (compare_test.go) asks 50,000 random zones in every run, and
// millions in make soak (TWIN_DRAWS). join_test.go joins package answer, and
// holds its reasons to its choice on the same questions. Points of Regions and
// Local Zone groups are geo's, so that both readings stand on one map. A
// difference is printed with the readings below that would explain it.
//
// One reading is no longer independent: where a client in a VPC counts to stand
// for a public zone when its own place is not known was taken over from package
// answer. Not compared are zones that Route 53 would not store (aliases in
// circles or to nothing, checks that do not exist) and delegations by NS records
// within a zone.
//
// Where the rules are silent or can be read in two ways, the twin reads as
// follows. Those with a letter have a switch for the other way.
//
//   - A. Health belongs to a record, not to who asks: behind an alias any
//     healthy record of the group counts (1.5.14 to the letter), even one for
//     another country or network. Other way: only those that apply.
//   - B. "As if healthy" in a branch without EvaluateTargetHealth is said of a
//     branch in which nothing is healthy: while one record is, it is chosen.
//     Other way: no health is looked at behind such an alias.
//   - C. Wildcards are those of RFC 4592: a name without records that has names
//     below it exists, gets NODATA, and keeps wildcards above it off. Other
//     way: the nearest wildcard above any name without records.
//   - D. A private zone answers NXDOMAIN when no record has the name and the
//     type, though others have the name. Other way: NODATA.
//   - E. When records have name and type and none applies to who asks
//     (geolocation without default), private zones too answer NODATA. Other
//     way: NXDOMAIN.
//   - F. IP-based: only locations that the group has records for compete. Other
//     way: the longest block of the whole collection names the location; when
//     the group has no record for it, or an unhealthy one, the default answers.
//   - G. IP-based: an unhealthy record falls to the next longer location that
//     holds the client, then to the default, as geolocation does; all of them
//     unhealthy, the longest answers. Other way: the default comes next.
//   - H. A VPC's Region stands in its country and its state: us-east-1 in
//     Virginia, as AWS's page on geolocation values says. Other way: no state.
//   - I. China has its preference for cn-north-1 in private zones too. Other
//     way: only in public ones.
//   - J. "Always" yields to health: China's queries go elsewhere while the
//     cn-north-1 record is unhealthy. Other way: they do not.
//   - K. An alias to a target that has no address of the alias's type answers
//     NODATA. Other way: it answers, with no values.
//   - L. In a VPC a private zone wins over a public zone, even over a more
//     specific one. Other way: the most specific of both.
//
// And without a switch:
//
//   - A branch chosen by health or by its lack is not left again because it
//     turns out to hold no answer: that is NODATA.
//   - An alias is entered as the last resort although its own check fails; below
//     it the healthy are chosen as ever.
//   - An alias with a check and without EvaluateTargetHealth is as healthy as
//     its check.
//   - A check that does not exist counts as none. Signals are final: inverted
//     and disabled checks are not turned here.
//   - A loop of aliases: a group met again answers NODATA, and is unhealthy to
//     those who evaluate it. An alias to a group that does not exist likewise.
//   - An alias leads to the records of exactly its target's name; wildcards do
//     not help it. An alias of type CNAME answers other types as a CNAME does.
//   - Who cannot be located is equally far from everywhere: the lowest
//     identifier in byte order. An unknown Region is farther than any other.
//   - A tie in distance goes to the lowest identifier in byte order.
//   - The TTL of a multivalue answer is the least of the records in it, those
//     that were drawn. All subsets are as likely.
//   - In a private zone only the VPC's Region tells who asks: a subnet matches
//     no block. In a public zone a VPC's question has the place it comes with,
//     and when it has none the VPC's Region, where its resolver stands (1.5.26).
//   - Of public zones the most specific answers as if delegated; delegations by
//     NS records within a zone are not read.
//   - A zone without SOA has Route 53's default: 900 s. A question outside all
//     zones is refused with TTL 0.
package twin
