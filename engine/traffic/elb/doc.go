// Package elb is what has been decided about load balancers where
// AWS's sources disagree or changed (traffic section 0), as typed figures.
//
// The routing exercises need a balancer as an alias target with a health, an
// accelerator's time to detect, and no more; the balancers themselves (listeners,
// rules, targets over time) come with their own exercises. The figures stand
// here already, so that each disagreement is decided once and in one place:
// flow reads those of health checks, the rest waits for its users. It is a room of its
// own because Route 53 knows of a balancer only whether it is healthy, and
// imports clock alone.
//
// What was decided, by number:
//
//   - 0.1 the timeout of an ALB's health check is 5 s as its guide says; "6 s"
//     of the API's page is read as the NLB's figure for HTTP.
//   - 0.2 DNS failover's minimum healthy count is 1, as the API says now.
//   - 0.3 a zonal shift needs its attribute and no longer cross-zone off.
//   - 0.5 the idle timeout of an NLB's TCP listener can be set.
//   - 0.6 an ALB speaks mutual TLS.
//   - 0.8 what is newer than old courses is listed as such.
//   - 0.9 an NLB does no passive checks of UDP nor of sticky target groups.
//   - 0.11 Global Accelerator detects in interval times threshold; the "30 s"
//     of third-party texts is never used.
package elb
