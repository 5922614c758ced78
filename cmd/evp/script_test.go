package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"evp": main})
}

// TestScript runs the command line's scripts: each says what is typed, what
// comes out and how it ends. With -update they take what comes out as wanted.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "../../testdata/script", UpdateScripts: *update})
}
