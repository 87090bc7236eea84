package progress

import (
	"database/sql"
	"net/url"
	"os"
)

// memory is a database that goes with the process.
func memory() (*sql.DB, error) {
	db, err := sql.Open("sqlite", "file::memory:")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, migrate(db)
}

// copyInto takes what a file that cannot be written holds into memory, so that
// what was done before still shows. It is best effort: the learner has been
// told already that nothing is kept.
func copyInto(memory *sql.DB, path string) {
	old := url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: "mode=ro"}
	if !hasLog(path) {
		old.RawQuery += "&immutable=1" // works on a read-only disk, where SQLite cannot make a log
	}
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return
	}
	if _, err := memory.Exec("ATTACH ? AS old", old.String()); err != nil {
		return
	}
	defer memory.Exec("DETACH old")
	tx, err := memory.Begin()
	if err != nil {
		return
	}
	defer tx.Rollback()
	version := 0
	if err := tx.QueryRow("PRAGMA old.user_version").Scan(&version); err != nil || version != schemaVersion {
		return
	}
	for _, table := range []string{"attempts", "hand_ins"} {
		if _, err := tx.Exec("INSERT INTO main." + table + " SELECT * FROM old." + table); err != nil {
			return
		}
	}
	tx.Commit()
}
