// Package scene is one instant of a run of traffic as a learner sees it: who
// asks from where, which endpoint answers whom, what is up and what is known
// to be up.
//
// A Scene is plain data. The screen draws it as a map, lines and pipes as a
// table; both are made from the same Scene, so that they cannot disagree. What
// the map says by a place and a colour the table says in words. It knows no
// terminal and no simulator: grade makes scenes.
package scene
