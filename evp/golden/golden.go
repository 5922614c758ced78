// Package golden compares what the project's own tests make with files under
// testdata. It is imported by tests only.
//
// With the flag -update, which every test binary that imports this package has,
// the files are written instead:
//
//	go test ./plot -run Golden -update
package golden

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

var update = flag.Bool("update", false, "write the files that tests compare with")

// Check compares got with the file at path, and fails the test with the lines
// that differ. A missing file is a failure: it does not count as empty.
func Check(t testing.TB, path string, got []byte) {
	t.Helper()
	use(t, path)
	if *update {
		write(t, path, got)
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v: write it with -update, and look at it", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; look at both, -update accepts the new one (-want +got):\n%s", path, difference(string(want), string(got)))
	}
}

// Updating reports whether files are to be written instead of compared, for
// tests that compare in another way than Check.
func Updating() bool { return *update }

// write writes a file, and its folder if there is none.
func write(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// What is shown of a difference: outlines of glyphs are long lines.
const (
	mostLines = 12  // of either text
	mostBytes = 160 // of a line
)

// difference shows the lines between the first and the last in which two texts
// differ.
func difference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	first := 0
	for first < min(len(a), len(b)) && a[first] == b[first] {
		first++
	}
	a, b = a[first:], b[first:]
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	from := 0 // of the lines, where they begin to differ
	if len(a) > 0 && len(b) > 0 {
		for from < min(len(a[0]), len(b[0])) && a[0][from] == b[0][from] {
			from++
		}
	}
	return fmt.Sprintf("line %d\n%s%s", first+1, shown("-", a, from), shown("+", b, from))
}

// shown writes lines with a sign in front, each from shortly before byte from
// on if it is long.
func shown(sign string, lines []string, from int) string {
	var s strings.Builder
	for i, line := range lines {
		if i == mostLines {
			fmt.Fprintf(&s, "%s… and %d lines more\n", sign, len(lines)-i)
			break
		}
		if start := from - mostBytes/4; len(line) > mostBytes && i == 0 && start > 0 {
			line = "…" + line[start:]
		}
		if len(line) > mostBytes {
			line = line[:mostBytes] + "…"
		}
		fmt.Fprintf(&s, "%s%s\n", sign, line)
	}
	return s.String()
}

// files are the absolute paths of the files that Check was called for.
var files struct {
	sync.Mutex
	used map[string]bool
}

// use notes that a test makes the file at path.
func use(t testing.TB, path string) {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	files.Lock()
	defer files.Unlock()
	if files.used == nil {
		files.used = make(map[string]bool)
	}
	files.used[path] = true
}

// Main runs the tests of a package, and returns the exit code: not 0 either if
// a folder, at any depth, has a file that no test makes. Where only some tests
// are run (-run, -skip, -list) the folders are not looked at.
//
//	func TestMain(m *testing.M) { os.Exit(golden.Main(m, "../testdata/golden/plot")) }
func Main(m *testing.M, folders ...string) int {
	code := m.Run()
	if code != 0 || partial() {
		return code
	}
	for _, folder := range folders {
		names, err := unused(folder)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		for _, name := range names {
			fmt.Fprintf(os.Stderr, "no test makes the golden file %s\n", name)
			code = 1
		}
	}
	return code
}

// partial reports whether only some of the tests are run.
func partial() bool {
	for _, name := range []string{"test.run", "test.skip", "test.list"} {
		if f := flag.Lookup(name); f != nil && f.Value.String() != "" {
			return true
		}
	}
	return false
}

// unused returns the files in a folder that Check was not called for.
func unused(folder string) ([]string, error) {
	var names []string
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	files.Lock()
	defer files.Unlock()
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !files.used[path] {
			names = append(names, path)
		}
		return err
	})
	return names, err
}
