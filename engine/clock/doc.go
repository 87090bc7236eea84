// Package clock is virtual time: instants, ordered events and named random
// streams.
//
// Both wings simulate on it, and nothing in the engine knows another clock. A
// Queue holds plain values, no closures, so that a million events leave no
// garbage behind; events of one instant come in the order in which they were
// put in. Delays that are always the same stand in FIFO lanes beside the heap:
// a timer of 30 seconds costs no sifting. A Stream is drawn from a seed and a
// name, so that one consumer more or less does not disturb the others.
//
// math/rand/v2 serves as the source of bits alone (PCG, whose output is fixed
// by its definition); what is drawn from the bits is computed here, so that the
// same seed gives the same run under every version of Go. Exponential spans come
// from a ziggurat: with a logarithm each, drawing would cost more than the queue.
package clock
