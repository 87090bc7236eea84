// Package bounded reads files that nobody vouches for.
//
// Worlds and packs come from strangers: a path may try to leave its folder, a
// file may be a device or have no end. ReadFile is the one door through which
// they are read. It imports only the standard library; opening a folder as an
// fs.FS that symbolic links cannot leave (os.Root) is the caller's.
package bounded
