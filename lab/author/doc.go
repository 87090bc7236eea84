// Package author holds the instructor's tools; today Check, the safety net
// under a pack.
//
// pack finds what is wrong with a pack's form. Check adds what only running it
// shows: a start state that already passes, a solution that does not, a mistake
// whose sample is not recognised. It judges with grade, as the learner's screen
// does, so that what it promises is what a learner will see.
//
// A row about all requests must be proved for the solution, and must be one that
// can be broken: by the answer that allows everything where it forbids, by the
// one that denies everything where it demands.
//
// A prediction's claim must be what the engine says, every wrong verdict must have
// its words, and what is right none. Hints are not asked for: it is answered in
// a minute, and the reasons open at once.
//
// Routing exercises are judged by what runs measure, and runs differ. A learner
// sees the same seeds as the author, yet another right answer (75 and 25 for 3
// and 1, its records in another order) draws other numbers under them. So a
// bound is asked to stand clear of the solution's worst run:
//
//   - by three standard deviations of the runs. The worst of five lies about
//     one below their mean, so the bound is some four from the mean, and room is
//     left for the deviation itself being estimated from five runs. Fewer
//     runs say nothing of it, so the check takes five where an author has less.
//   - by a floor, when runs differ at all: 0.2 per cent, one second, a hundredth
//     of a value. Five runs may agree by luck, and less than this means nothing.
//   - by nothing, when every run gives the same. Then no chance is in it:
//     "stale <= 0" and "availability == 1" are sound bounds at the end of a scale.
//   - by a quarter of the figure, for latency, whatever runs say: round trips
//     are modelled from distance (traffic 1.8), and a bound nearer than that would
//     grade the model.
//
// The same holds the other way round. A start, or the sample of a mistake, must
// break some bound by as much, and the rule of a mistake must not rest on a row
// that another run might turn.
//
// It reads through an fs.FS, writes nothing and prints nothing.
package author
