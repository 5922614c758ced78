package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWriteFilesAllOrNone: a failure on the way, of what comes between or of a
// move, leaves every file as it was, and nothing beside them.
func TestWriteFilesAllOrNone(t *testing.T) {
	folder := t.TempDir()
	old, fresh := filepath.Join(folder, "old.csv"), filepath.Join(folder, "new.csv")
	if err := os.WriteFile(old, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	blocked := filepath.Join(folder, "blocked.csv") // a folder: nothing can be moved onto it
	if err := os.MkdirAll(filepath.Join(blocked, "full"), 0o755); err != nil {
		t.Fatal(err)
	}
	files := []fileContent{{old, []byte("after")}, {fresh, []byte("after")}}
	failing := func() error { return errors.New("no space") }
	if err := writeFiles(files, failing); err == nil || err.Error() != "no space" {
		t.Errorf("error %v", err)
	}
	compareFolder(t, folder, "blocked.csv", "old.csv")

	// A staged file that vanishes before it is moved.
	vanish := func() error { return os.Remove(filepath.Join(folder, stagedName(t, folder, "new.csv"))) }
	if err := writeFiles(files, vanish); err == nil || !strings.HasPrefix(err.Error(), "cannot write "+fresh) {
		t.Errorf("error %v", err)
	}
	compareFolder(t, folder, "blocked.csv", "old.csv")
	if got, _ := os.ReadFile(old); string(got) != "before" {
		t.Errorf("the old file holds %q", got)
	}

	if err := writeFiles(files, nil); err != nil {
		t.Fatal(err)
	}
	compareFolder(t, folder, "blocked.csv", "new.csv", "old.csv")
	if got, _ := os.ReadFile(old); string(got) != "after" {
		t.Errorf("the old file holds %q", got)
	}
	if info, err := os.Stat(old); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("permissions %v, %v", info.Mode(), err)
	}
}

// stagedName returns the name of the file that is to become name.
func stagedName(t *testing.T, folder, name string) string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), name+".evp-") {
			return e.Name()
		}
	}
	t.Fatalf("nothing is staged for %s", name)
	return ""
}

// compareFolder compares the names in a folder.
func compareFolder(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the folder holds %v, want %v", got, want)
	}
}

// A fullDisk cannot be written to.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// TestStdoutFails: with an error nothing is written to any file.
func TestStdoutFails(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("runs.csv", []byte("score\n0.5\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	code := run([]string{"curve", "-o", "a.csv", "-o", "-", "runs.csv"}, nil, fullDisk{}, &stderr)
	if code != exitData || !strings.Contains(stderr.String(), "evp: no space left") {
		t.Errorf("exit code %d, %s", code, stderr.String())
	}
	compareFolder(t, ".", "runs.csv")
}
