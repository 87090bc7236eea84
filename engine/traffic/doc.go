// Package traffic is the register of the wing: every rule of the reference on
// DNS that the wing holds, the code that holds it, and the test that bears its
// number.
//
// The rules live in the packages below; the list stands here because most of
// them have two halves, a form that is refused (route53) and a behaviour that
// is simulated (answer, health, resolver, flow), and no single one of those
// packages sees both. A test asks for every number of sections 0 and 1.5, for
// the named function and for the named test.
//
// Decisions of section 0 on load balancers and accelerators stand as figures in
// elb until balancers are built; rules from memory (MEM) are built, marked in
// the reasons, and graded by nothing; what AWS does not publish is labelled
// modelled where it shows (section 1.8).
package traffic
