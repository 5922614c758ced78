package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"evpkit/evp/study"
)

// pathSources returns all files in a folder and in those below it as sources, in the
// order of their names, for --path to choose from. Of those that it chooses, empty
// ones are trials that reported nothing: they are left out, and counted.
func pathSources(t terminal, r *study.Request, name string) []study.Source {
	files, err := allFiles(name)
	if err != nil {
		return []study.Source{{Name: name, Open: func() (io.ReadCloser, error) { return nil, cause(err) }}}
	}
	var out []study.Source
	var empty []string
	for _, f := range files {
		if _, ways := r.Read.Log.Path.Match(f.name); ways > 0 && f.size == 0 {
			empty = append(empty, f.name)
			continue
		}
		s := fileSource(f.name)
		s.Part = true
		out = append(out, s)
	}
	if n := len(empty); n > 0 {
		t.note("folder %s: %d empty %s left out, whatever the trials cost (%s)", name, n, plural(n, "file"), shortList(empty))
	}
	if len(out) == 0 {
		err := errors.New("there is no file in this folder or below it that holds anything: name the files")
		return []study.Source{{Name: name, Open: func() (io.ReadCloser, error) { return nil, err }}}
	}
	return out
}

// A sizedFile is a file with its size in bytes.
type sizedFile struct {
	name string
	size int64
}

// allFiles lists the files in a folder and in those below it, except hidden ones.
func allFiles(name string) ([]sizedFile, error) {
	root, err := filepath.EvalSymlinks(name)
	if err != nil {
		return nil, err
	}
	var out []sizedFile
	err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("%s: %w", path, cause(err))
		case path != root && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		info, err := os.Stat(path)
		if err == nil && info.Mode().IsRegular() { // not a folder, nor a link to nothing
			shown := filepath.Join(name, strings.TrimPrefix(path, root))
			out = append(out, sizedFile{shown, info.Size()})
		}
		return nil
	})
	return out, err
}
