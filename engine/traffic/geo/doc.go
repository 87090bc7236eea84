// Package geo knows where things are: AWS Regions and Local Zones, the cities
// that clients ask from, countries and continents as Route 53 groups them, and
// how far and how many milliseconds apart two points lie.
//
// It is data and two formulas, and routes nothing. It is a room of its own
// because answers, clients and the map on the screen all stand on it, and none
// of them on another. Of the engine it imports nearest only.
//
// What AWS publishes and this package repeats: the codes and names of Regions
// and Local Zone groups, and the countries of each continent (traffic 1.5.22).
// What AWS does not publish, and is modelled here (traffic 1.8), so that every
// screen that shows it says "modelled":
//
//   - Where a Region stands. Its point is that of the city or county known for
//     it, never the middle of a state or country, which would send people to
//     the wrong Region. Two Regions of one city stand a little apart, so that
//     they are told apart.
//   - Where an address is. A client is at a city that its author names; nothing
//     is looked up from addresses.
//   - Latency. No measured table may be copied, so a round trip follows from
//     the distance alone: 31.7 + 0.0174 ms a km, which fits 59,244 measured
//     pairs of cities (traffic section 3). Near by that line runs far above the
//     medians of the same measurement (13 ms under 500 km, 26, 42, then 70 ms
//     at 2,000 to 4,000 km), so up to 3,513 km, where the two cross, 5 + 0.025
//     ms a km is taken. Latency grows with distance everywhere, so the nearest
//     Region is always the fastest one; in the world it need not be.
//   - Distance is along the great circle of a sphere; which measure
//     geoproximity uses is not published.
//
// Subdivisions are the states of the United States and the District of
// Columbia. The API's reference says that no other country has any; its
// remark on Ukraine speaks of the country's code, which the table has.
//
// Tables lie in data/ as text and are read once, at the first question; the
// lists handed out are the caller's. The land mask is written by the command
// generate from public-domain polygons (licences in data/NOTICES).
package geo

//go:generate go run ./generate -in ${GEO_INPUT}
