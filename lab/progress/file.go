package progress

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

var (
	errDamaged = errors.New("the file is damaged")
	errNewer   = errors.New("the file was written by a newer program")
	errForeign = errors.New("the file belongs to another program")
)

// busyWait is how long to wait for another program's lock.
const busyWait = 5 * time.Second

// isBusy says whether an error means that another program holds the file.
func isBusy(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_BUSY
}

// isDamage says whether an error means that the file is no sound database.
func isDamage(err error) bool {
	var e *sqlite.Error
	if errors.As(err, &e) {
		primary := e.Code() & 0xff
		return primary == sqlite3.SQLITE_CORRUPT || primary == sqlite3.SQLITE_NOTADB
	}
	return errors.Is(err, errDamaged)
}

// header is what the first hundred bytes of a file tell without SQLite: see
// "The Database Header" in SQLite's description of its file format.
type header struct {
	version uint32 // PRAGMA user_version as of the last checkpoint
	size    int64  // what the pages it counts take
}

// inspect makes sure that the file exists and can be written, and looks at it
// before SQLite does, which would write to it. A fresh file has a zero header.
func inspect(path string) (h header, err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return h, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return h, err
	}
	if !info.Mode().IsRegular() {
		return h, fmt.Errorf("%s is not a plain file", path)
	}
	if info.Size() == 0 {
		return h, nil
	}
	var b [100]byte
	if _, err := io.ReadFull(f, b[:]); err != nil || !bytes.HasPrefix(b[:], []byte("SQLite format 3\x00")) {
		return h, errDamaged
	}
	h.version = binary.BigEndian.Uint32(b[60:])
	h.size = pageSize(b) * int64(binary.BigEndian.Uint32(b[28:]))
	// A checkpoint that was killed leaves a header ahead of the file, and a
	// write-ahead log that makes it good: only without one is a short file cut.
	if info.Size() < h.size && !hasLog(path) {
		return h, errDamaged
	}
	return h, nil
}

func pageSize(b [100]byte) int64 {
	if n := int64(binary.BigEndian.Uint16(b[16:])); n != 1 {
		return n
	}
	return 1 << 16
}

func hasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// moveAside renames a damaged file, and its log with it, to a name that says
// so. It gives the new name, or none when the file that was looked at is gone:
// another program was quicker.
func moveAside(path string, was os.FileInfo) (string, error) {
	if now, err := os.Stat(path); err == nil && was != nil && !os.SameFile(was, now) {
		return "", nil
	}
	aside := freeName(path + ".damaged-" + time.Now().Format("20060102-150405"))
	if err := os.Rename(path, aside); err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return "", nil
		}
		return "", err
	}
	for _, tail := range []string{"-wal", "-shm"} {
		if err := os.Rename(path+tail, aside+tail); err != nil && !errors.Is(err, os.ErrNotExist) {
			return aside, err
		}
	}
	return aside, nil
}

func freeName(name string) string {
	free := name
	for i := 2; ; i++ {
		if _, err := os.Lstat(free); err != nil {
			return free
		}
		free = fmt.Sprintf("%s-%d", name, i)
	}
}
