// Package health runs Route 53 health checks in virtual time.
//
// What lives here: the checkers, each with its own phase and its own streak of
// verdicts; the status that follows from how many of them say healthy;
// calculated checks, checks that follow an alarm or a routing control; and the
// list of changes, which is what a notification would tell (SNS, in AWS). What
// may not: what an endpoint answers (a World says it), which record is chosen,
// and whether a check's document is right (package route53).
//
// It is a room of its own because the times of a failover must come out of
// checkers that run, never out of a formula: the closed form (traffic 1.5.40)
// stands in the tests only.
//
// Readings where AWS is silent, all modelled:
//   - There are sixteen checkers, two in each of the eight Regions (traffic
//     1.5.29 gives 15 to 16); with fewer Regions chosen, still sixteen, spread
//     as evenly as can be.
//   - Each checker begins in its own random phase of the interval and keeps it;
//     how long a verdict took does not shift the next check.
//   - A checker that has no streak yet says healthy, so that a new check is
//     healthy until there are data (traffic 1.5.32).
//   - A status turns at the instant of the verdict that turns it; calculated
//     checks, alarms and routing controls follow at once. What
//     an alarm's data say is read whenever the monitor is advanced.
//   - A disabled check that is inverted is unhealthy: AWS says that a disabled
//     one counts as healthy, and to invert it in order to stop its traffic.
//   - A calculated check counts a child that is missing, or calculated itself,
//     as unhealthy: neither can be created in Route 53 (traffic 1.5.33).
//
// It imports route53 for the checks as data and clock for time and chance.
package health
