// Command generate writes data/land.bin, the mask of land and sea, from the
// public npm package world-atlas 2.0.2 (ISC), whose polygons are Natural
// Earth's (public domain): see NOTICES beside the mask.
//
// To get the input, fetch it with `npm pack world-atlas@2.0.2` and unpack it,
// so that this file exists:
//
//	IN/world-atlas/land-110m.json
//
// (npm's archive holds one folder named package: rename it.) Then, in the
// folder of geo, `GEO_INPUT=IN go generate`. Another file is refused by its
// checksum: a new one begins with a change here.
//
// The other tables in data/ are kept by hand.
//
// The command reads and writes files, so it is no part of the engine, and
// nothing imports it.
package main
