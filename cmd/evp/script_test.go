package main

import (
	"database/sql"
	"path/filepath"
	"testing"

	"evpkit/evp/golden"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"evp": main})
}

// TestScript runs the command line's scripts: each says what is typed, what
// comes out and how it ends. With -update they take what comes out as wanted.
// The variable LOGS is the folder of logs.
func TestScript(t *testing.T) {
	logs, err := filepath.Abs("../../testdata/logs")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "../../testdata/script", UpdateScripts: golden.Updating(),
		Setup: func(e *testscript.Env) error {
			e.Setenv("LOGS", logs)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"sqlite": sqlite},
	})
}

// sqlite makes an SQLite database of a file of SQL: sqlite DATABASE SQL.
func sqlite(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sqlite DATABASE SQL")
	}
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer db.Close()
	_, err = db.Exec("PRAGMA synchronous = OFF; BEGIN;" + ts.ReadFile(args[1]) + "COMMIT;")
	ts.Check(err)
}
