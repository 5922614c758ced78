package main

import (
	"bytes"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"evpkit/evp/golden"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"evp": spelledMain})
}

// exitUnspelled is the exit code of a script's evp whose output names an option
// as libraries do.
const exitUnspelled = 99

// spelledMain is main for scripts. It fails if a message for people, or a file
// that was written, names an option in backquotes and not as it is typed.
func spelledMain() {
	var out, errs bytes.Buffer
	code := run(os.Args[1:], os.Stdin, io.MultiWriter(os.Stdout, &out), io.MultiWriter(os.Stderr, &errs))
	written := []string{errs.String(), out.String()}
	for _, name := range os.Args[1:] {
		switch filepath.Ext(name) {
		case ".json", ".md", ".tex", ".html", ".txt", ".csv", ".svg":
			if content, err := os.ReadFile(name); err == nil {
				written = append(written, string(content))
			}
		}
	}
	for _, text := range written {
		if option := unspelled(text); option != "" {
			fmt.Fprintln(os.Stderr, "script: the output names an option as libraries do:", option)
			code = exitUnspelled
		}
	}
	os.Exit(code)
}

// backquoted matches an option as libraries name it, also as text of a Markdown
// or LaTeX document. In Markdown, a column's name is between plain backquotes.
var backquoted = regexp.MustCompile(
	"(`|\\\\textasciigrave\\{\\})([a-z][a-z-]*)( [^`\\n]*)?(\\\\?`|\\\\textasciigrave\\{\\})")

// unspelled returns the first option in a text that is named as libraries do; ""
// if there is none.
func unspelled(text string) string {
	commands := commandNames(newApp(newTerminal(nil, nil, io.Discard, io.Discard)))
	isMarkdown := strings.HasPrefix(text, "# ")
	for _, at := range backquoted.FindAllStringSubmatchIndex(text, -1) {
		isEscaped := at[0] > 0 && text[at[0]-1] == '\\'
		name := text[at[4]:at[5]]
		hasOption := func(command string) bool { return hasSetting(command, name) }
		if (isEscaped || !isMarkdown) && slices.ContainsFunc(commands, hasOption) {
			return text[at[0]:at[1]]
		}
	}
	return ""
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
