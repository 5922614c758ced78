package triallog_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"
)

// studyFile returns the bytes of the SQLite study that study.sql makes.
func studyFile(t testing.TB) []byte {
	t.Helper()
	return database(t, testLog(t, "study.sql", 1<<20))
}

// database returns the bytes of the SQLite database that a text in SQL makes,
// in pages of 512 bytes.
func database(t testing.TB, text string) []byte {
	t.Helper()
	name := filepath.Join(t.TempDir(), "study.db")
	db, err := sql.Open("sqlite", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA page_size = 512; PRAGMA synchronous = OFF; BEGIN;" + text + "COMMIT;"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return file
}
