// Package predict is the page of a predict exercise: one reads policies and a
// request, says what the engine will decide and which statement decides, and is
// told what the engine says and why the two differ.
//
// The questions come one after another; esc goes back to the one before as long
// as nothing is handed in. The last answer hands in: from then on the reasons
// are open, and the statement that decided stands out in its document. What was
// said is the attempt's one document, a line of text, so that saving, taking up
// and recording are those of every exercise; each answer is saved when it is
// given.
//
// The policies stand below one another in one column, since what decides is
// mostly how several of them meet. On a narrow screen that column lies over the
// question, and over the answer one turns between them.
package predict
