package golden

import (
	"crypto/sha256"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A recorder is a test that records its failures.
type recorder struct {
	testing.TB
	errors []string
	fatal  bool
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, format)
	for _, a := range args {
		if s, ok := a.(string); ok {
			r.errors = append(r.errors, s)
		}
	}
}

func (r *recorder) Fatalf(string, ...any) { r.fatal = true; panic(r) }

// check runs Check on a recorder.
func check(path string, got string) (r *recorder) {
	r = &recorder{}
	defer func() {
		if p := recover(); p != nil && p != any(r) {
			panic(p)
		}
	}()
	Check(r, path, []byte(got))
	return r
}

func TestCheck(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if r := check(path, ""); !r.fatal {
		t.Error("a missing file counts as empty")
	}
	if err := os.WriteFile(path, []byte("one\ntwo\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := check(path, "one\ntwo\n"); len(r.errors) > 0 {
		t.Errorf("equal, and yet %q", r.errors)
	}
	if r := check(path, "one\n2\n"); !strings.Contains(strings.Join(r.errors, " "), "2") {
		t.Errorf("%q does not show the difference", r.errors)
	}
}

func TestUnused(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.txt", "sub/c.txt"} {
		write(t, filepath.Join(dir, name), nil)
	}
	Check(t, filepath.Join(dir, "b.txt"), nil)
	got, err := unused(dir)
	if want := []string{filepath.Join(dir, "a.txt"), filepath.Join(dir, "sub", "c.txt")}; err != nil || !slices.Equal(got, want) {
		t.Errorf("unused: %q, %v", got, err)
	}
	if _, err := unused(filepath.Join(dir, "none")); err == nil {
		t.Error("a folder that is not there has no unused files")
	}
}

// TestNoTwoAlike: two golden files with the same content test one thing twice.
func TestNoTwoAlike(t *testing.T) {
	seen := make(map[[sha256.Size]byte]string)
	for _, folder := range []string{"golden", "readme"} {
		err := filepath.WalkDir(filepath.Join("..", "..", "testdata", folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := os.ReadFile(path)
			sum := sha256.Sum256(content)
			if other, ok := seen[sum]; ok {
				t.Errorf("%s and %s are the same", other, path)
			}
			seen[sum] = path
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestDifference(t *testing.T) {
	long := strings.Repeat("0123456789", 100)
	for _, test := range []struct{ want, got, diff string }{
		{"a\nb\nc\n", "a\nB\nc\n", "line 2\n-b\n+B\n"},
		{"a\nb\n", "a\n", "line 2\n-b\n"},
		{"", "a", "line 1\n-\n+a\n"},
		{long + "x", long + "y", "line 1\n-…" + long[:40] + "x\n+…" + long[:40] + "y\n"},
		{"", long, "line 1\n-\n+" + long[:160] + "…\n"},
	} {
		if got := difference(test.want, test.got); got != test.diff {
			t.Errorf("got %q, want %q", got, test.diff)
		}
	}
	if d := difference(strings.Repeat("a\n", 1e4), strings.Repeat("b\n", 1e4)); strings.Count(d, "\n") > 2*mostLines+3 {
		t.Errorf("%d lines", strings.Count(d, "\n"))
	}
}
