package progress

import (
	"database/sql"
	"fmt"
	"net/url"
)

// schemaVersion is kept in the file as PRAGMA user_version. To change the
// tables, raise it and add a step to migrate.
const schemaVersion = 1

const schema = `
CREATE TABLE attempts (
	exercise TEXT PRIMARY KEY,
	seq      INTEGER NOT NULL,
	snapshot BLOB NOT NULL,
	touched  INTEGER NOT NULL, -- milliseconds since 1970, as all times here
	turn     INTEGER NOT NULL  -- grows with every save: the order, whatever the clock does
) WITHOUT ROWID;
CREATE INDEX attempts_by_turn ON attempts (turn);
CREATE TABLE set_aside (
	id       INTEGER PRIMARY KEY,
	exercise TEXT NOT NULL,
	at       INTEGER NOT NULL,
	seq      INTEGER NOT NULL,
	snapshot BLOB NOT NULL
);
CREATE TABLE hand_ins (
	id       INTEGER PRIMARY KEY,
	exercise TEXT NOT NULL,
	revision INTEGER NOT NULL,
	at       INTEGER NOT NULL,
	passed   INTEGER NOT NULL,
	right    INTEGER NOT NULL,
	of       INTEGER NOT NULL,
	hints    INTEGER NOT NULL,
	looked   INTEGER NOT NULL
);
`

// checkedSize is up to where a file is checked whole when it is opened. A
// check reads every page; beyond this, damage shows at its first use.
const checkedSize = 4 << 20

// connect opens a sound file of our own that can be written, making the tables
// in a fresh one. The error tells damage, a newer program and the rest apart.
func connect(path string) (*sql.DB, error) {
	h, err := inspect(path)
	if err != nil {
		return nil, err
	}
	if h.version > schemaVersion {
		return nil, errNewer
	}
	if hasLog(path) { // the log may say otherwise than the header
		if err := checkLogged(path); err != nil {
			return nil, err
		}
	}
	db, err := dial(path, "rw")
	if err != nil {
		return nil, err
	}
	if err := prepare(db, h.size > 0 && h.size <= checkedSize); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// dial gives the one connection to a file. Nothing is read yet.
func dial(path, mode string) (*sql.DB, error) {
	q := url.Values{"mode": {mode}, "_txlock": {"immediate"}}
	q["_pragma"] = []string{fmt.Sprintf("busy_timeout(%d)", busyWait.Milliseconds()), "synchronous(FULL)", "foreign_keys(0)"}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: q.Encode()}).String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	db.SetMaxIdleConns(1)
	return db, nil
}

// checkLogged refuses a newer file whose version is in its log only. It reads
// without writing, so that the file stays as it is.
func checkLogged(path string) error {
	db, err := dial(path, "ro")
	if err != nil {
		return err
	}
	defer db.Close()
	version := 0
	if err := db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version > schemaVersion {
		return errNewer
	}
	return nil
}

// prepare brings the file to write-ahead logging and to this program's schema.
func prepare(db *sql.DB, check bool) error {
	if _, err := db.Exec("PRAGMA journal_mode = WAL"); err != nil {
		return err
	}
	if check {
		answer := ""
		if err := db.QueryRow("PRAGMA quick_check(1)").Scan(&answer); err != nil {
			return err
		}
		if answer != "ok" {
			return fmt.Errorf("%w: %s", errDamaged, answer)
		}
	}
	return migrate(db)
}

// migrate makes or updates the tables, under the write lock from the start, so
// that two programs which begin the same file do it one after the other.
func migrate(db *sql.DB) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	version, tables := 0, 0
	if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version == schemaVersion {
		return nil
	}
	if version > schemaVersion {
		return errNewer
	}
	if err := tx.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return err
	}
	if tables > 0 {
		return errForeign
	}
	if _, err := tx.Exec(schema + fmt.Sprintf("PRAGMA user_version = %d", schemaVersion)); err != nil {
		return err
	}
	return tx.Commit()
}
