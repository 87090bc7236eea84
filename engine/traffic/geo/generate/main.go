package main

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// checksum is that of land-110m.json in world-atlas 2.0.2.
const checksum = "ead5f68119c49a92"

func main() {
	in := flag.String("in", "", "folder with the unpacked package")
	out := flag.String("out", "data", "folder to write the mask to")
	flag.Parse()
	if err := run(*in, *out); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(in, out string) error {
	if in == "" {
		return fmt.Errorf("no input folder: see doc.go for how to get one, then give it with -in")
	}
	file := filepath.Join(in, "world-atlas", "land-110m.json")
	src, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if sum := sha256.Sum256(src); hex.EncodeToString(sum[:8]) != checksum {
		return fmt.Errorf("%s is not that of world-atlas 2.0.2: its sum begins with %x", file, sum[:8])
	}
	rings, err := readRings(src)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	mask := draw(rings)
	path := filepath.Join(out, "land.bin")
	fmt.Printf("%s: %d bytes\n", path, len(mask))
	return os.WriteFile(path, mask, 0o644)
}
