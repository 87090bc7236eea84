//go:build unix

package term

import (
	"errors"

	"golang.org/x/sys/unix"
)

// ready waits up to ms milliseconds for something to read.
func ready(fd uintptr, ms int) bool {
	fds := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
	for {
		n, err := unix.Poll(fds, ms)
		if errors.Is(err, unix.EINTR) {
			continue
		}
		return err == nil && n > 0 && fds[0].Revents&unix.POLLIN != 0
	}
}
