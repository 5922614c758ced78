package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"evpkit/evp/triallog"
)

// sources returns the files to read; a folder stands for the logs in it. A
// folder that cannot be read is told when it is opened.
func (r *readFlags) sources(t terminal) []triallog.Source {
	var out []triallog.Source
	for _, name := range r.files {
		if name == "-" {
			out = append(out, triallog.Source{Name: "standard input", Open: func() (io.ReadCloser, error) { return io.NopCloser(t.stdin), nil }})
			continue
		}
		names := []string{name}
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			if names, err = logsIn(name); err != nil {
				out = append(out, triallog.Source{Name: name, Open: func() (io.ReadCloser, error) { return nil, err }})
			}
		}
		for _, name := range names {
			out = append(out, fileSource(name))
		}
	}
	return out
}

// fileSource returns a file as a source.
func fileSource(name string) triallog.Source {
	return triallog.Source{
		Name: name,
		Open: func() (io.ReadCloser, error) { return openFile(name) },
		Beside: func(other string) (io.ReadCloser, error) {
			f, err := os.Open(filepath.Join(filepath.Dir(name), other))
			if errors.Is(err, fs.ErrNotExist) {
				return nil, nil
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", other, cause(err))
			}
			return f, nil
		},
	}
}

// openFile opens a file to read.
func openFile(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, cause(err)
	}
	return f, nil
}

// logsIn returns the logs in a folder, sorted: those of Ray Tune, one per
// trial, in folders of their own, or else the files whose endings are those of
// logs.
func logsIn(folder string) ([]string, error) {
	for _, trial := range []string{"progress.csv", "result.json"} {
		names, err := filesIn(folder, func(name string) string { return filepath.Join(name, trial) })
		if err != nil || len(names) > 0 {
			return names, err
		}
	}
	names, err := filesIn(folder, func(name string) string {
		plain := strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(name), ".gz"), ".zst")
		if slices.Contains([]string{".csv", ".tsv", ".jsonl", ".ndjson"}, filepath.Ext(plain)) {
			return name
		}
		return ""
	})
	if err == nil && len(names) == 0 {
		return nil, errors.New("there is no log in this folder (*.csv, *.tsv, *.jsonl, */progress.csv or */result.json): name the files")
	}
	return names, err
}

// filesIn returns the regular files that a function makes of the names in a
// folder, in the order of these; it returns "" for those that are none.
func filesIn(folder string, of func(name string) string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, cause(err)
	}
	var out []string
	for _, e := range entries {
		name := of(e.Name())
		if name == "" {
			continue
		}
		name = filepath.Join(folder, name)
		if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
			out = append(out, name)
		}
	}
	return out, nil
}
