// Package lint reads a policy as a strict friend would: it says what AWS would
// refuse, what can never do what its writer hopes, what opens more than it
// seems to, and what could be said in fewer words.
//
// Its codes are the checks of IAM Access Analyzer's policy validation under
// their own names ("Access Analyzer policy check reference"), and some of ours
// in the same style (Code.Ours), which no page of AWS's describes. Every code
// has a rule of the reference or a page, an example that triggers it and that
// example's nearest neighbour that does not; both lie in testdata, named after
// the code, and a test fails for a code without them. What the two differ in is
// kept in examples.txt, which a test writes, for whoever asks what a code means.
//
// A finding is data: a code, a place, a message in our words, the next step
// and, where one is mechanical, a fix. It never grades by itself.
//
// What is a question about all requests is asked of the prover, with a budget
// of steps: whether a statement can ever apply, whether it adds anything to the
// others, whether a stranger comes in, whether its holder can raise itself.
// Everything else is read off the document and the catalogue. Names that the
// catalogue does not know are doubted, never judged: AWS brings out new ones.
package lint
