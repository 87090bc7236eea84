// Package route53 is what stands in Route 53: hosted zones, record sets, change
// batches and health checks as documents, with all that AWS asks of them. It
// judges no query: which record answers is answer's business, whether an
// endpoint is well is health's, and where places lie is geo's.
//
// A document is read by the API's own shapes, in three steps that AWS keeps
// apart too: the form (what the command line refuses before it sends), the
// record set by itself (InvalidInput), and the change in its zone
// (InvalidChangeBatch). A Problem's Message is what AWS says, as found in
// public issues (testdata/messages.tsv has the source of each), its Hint is our
// next step, its Rule the number in the reference, and its Span the value at
// fault. Ours tells the messages whose wording is the house's, because AWS's
// was not found. Zone.Apply makes all of a batch or nothing.
//
// It is a room of its own because three rooms read it (answer, health, the
// routing exercise) and none of them should know how a document is refused. It
// imports clock for intervals, plainjson for places in JSON, nearest for hints,
// and geo for the codes of Regions, countries and states that the API accepts.
//
// Where AWS is silent or its pages disagree, this is how it is read:
//
//   - What record sets of one name are to each other is judged when the whole
//     batch is made, because a batch is transactional: the TTL of a weighted
//     group can only be changed so, and an alias may stand before its target. A
//     record set may be changed once in a batch, or deleted and then made anew.
//   - An alias of a record stays in its own hosted zone (traffic 1.5.7). In
//     practice AWS takes other zones' ids too; its guide says otherwise, and
//     the guide is followed.
//   - Only an alias of itself is refused. A longer loop, and a target deleted
//     under its alias, are met when a query is answered.
//   - A failover alias needs EvaluateTargetHealth true (1.5.20), unless its
//     target is a CloudFront distribution, which cannot have it (1.5.8).
//   - A non-alias primary needs a health check, as AWS's own message says; its
//     guide only advises it.
//   - A weighted and a latency record set have one value (1.5.3), an alias to
//     an AWS resource has type A or AAAA, to CloudFront also HTTPS.
//   - An asterisk in the leftmost label beside other characters is refused; in
//     another label it is an ordinary character, as the guide says.
//   - A subdivision belongs to the United States (50 states and DC). AWS's API
//     also takes two digits for Ukraine; which of them exist is not checked.
//   - A Local Zone group is held to its form here; geo knows which there are.
//   - The ranges of documentation (192.0.2.0/24, 198.51.100.0/24,
//     203.0.113.0/24, 2001:db8::/32) stand for public addresses in exercises,
//     so that a health check may name them, although RFC 5735 lists them.
//   - Private hosted zones have every policy but IP-based (1.5.27, the guide's
//     page of 2026).
//   - FailureThreshold is 1 to 10 (1.5.28, from memory there; the API model of
//     2026 has it so). A TCP check needs its port. A check of a CloudWatch
//     alarm that names no InsufficientDataHealthStatus keeps the last known
//     status (from memory).
//   - NewZone's name servers are of our making: AWS draws four for each zone.
//   - A CIDR collection is named by its id; its name is taken too, because
//     ids of exercises are for people.
package route53
