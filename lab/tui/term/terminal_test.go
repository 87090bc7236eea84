package term

import (
	"os"

	"github.com/muesli/cancelreader"
)

// What bubbletea asks of its input, held at compile time.
var (
	_ cancelreader.File = (*Reader)(nil)
	_ File              = (*os.File)(nil)
)
