// Package complete says what could stand at the cursor of a policy, of a change
// batch, or of health checks.
//
// The document is being typed, so it is broken most of the time: a small
// scanner finds out which element the string under the cursor belongs to,
// without asking whether the rest makes sense. It judges nothing, and what it
// does not propose is not wrong. The names of actions and keys come from
// catalog, those of Regions and countries from geo, those of resources from the
// exercise's world, which the caller hands in. It knows no terminal: the editor shows what is found here.
package complete
