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

	"evpkit/evp/study"
)

// A folder is what a folder that is given as a log holds.
type folder struct {
	reports []string // of Ray Tune: one file per trial, each in a folder of its own
	others  []string // files whose endings are those of logs
	silent  []string // folders of trials that reported nothing
	perhaps []string // folders that are perhaps such trials
	links   int      // to folders, which are not followed
}

// reportNames are the files in which Ray Tune writes what a trial reported. It
// writes both; one of them is read.
var reportNames = []string{"progress.csv", "result.json"}

// failureNames are the files in which Ray Tune writes why a trial failed.
var failureNames = []string{"error.txt", "error.pkl"}

// logEndings are the endings of logs, compressed or not.
var logEndings = []string{".csv", ".tsv", ".jsonl", ".ndjson"}

// folderSources returns the logs in a folder and in those below it, in the
// order of their names, as sources, and says which were taken: the reports of
// Ray Tune, or if there are none, all files whose endings are those of logs. An
// error of reading the folder is returned when the source is opened.
func folderSources(t terminal, name string) []study.Source {
	f, err := readFolder(name)
	if err == nil && len(f.reports)+len(f.others) == 0 {
		err = f.nothing()
	}
	if err != nil {
		return []study.Source{{Name: name, Open: func() (io.ReadCloser, error) { return nil, cause(err) }}}
	}
	var out []study.Source
	if len(f.reports) == 0 {
		t.note("folder %s: %d %s%s", name, len(f.others), plural(len(f.others), "log"), f.leftOut())
		for _, file := range f.others {
			s := fileSource(file)
			s.Part = true
			out = append(out, s)
		}
		return out
	}
	leftOut := f.leftOut()
	if n := len(f.silent); n > 0 {
		leftOut = fmt.Sprintf("; %d further %s reported nothing before the end: failed, at a cost that is not known (%s)",
			n, plural(n, "trial"), shortList(f.silent)) + leftOut
	}
	if n := len(f.others); n > 0 {
		leftOut += fmt.Sprintf("; %d other %s not read (%s)", n, plural(n, "table"), shortList(f.others))
	}
	t.note("folder %s: reports of Ray Tune, %d %s%s", name, len(f.reports), plural(len(f.reports), "trial"), leftOut)
	for _, file := range f.reports {
		s := fileSource(file)
		s.Part, s.Folder = true, filepath.Dir(filepath.Dir(file)) // a model's trials
		out = append(out, s)
	}
	for _, dir := range f.silent {
		s := fileSource(filepath.Join(dir, reportNames[0]))
		s.Name, s.Part, s.Folder, s.Unreported = dir, true, filepath.Dir(dir), true
		out = append(out, s)
	}
	return out
}

// nothing is the error of a folder without a log.
func (f *folder) nothing() error {
	if n := len(f.silent); n > 0 {
		return fmt.Errorf("%d %s of Ray Tune, and none reported anything (%s): name the folder of a search in which some did",
			n, plural(n, "trial"), shortList(f.silent))
	}
	return fmt.Errorf("there is no log in this folder or below it (*.csv, *.tsv, *.jsonl, or progress.csv and "+
		"result.json of Ray Tune)%s: name the files", f.leftOut())
}

// leftOut says what was left out.
func (f *folder) leftOut() string {
	text := ""
	if f.links > 0 {
		text += fmt.Sprintf("; %d %s to folders not followed", f.links, plural(f.links, "link"))
	}
	return text
}

// readFolder lists the logs in a folder and in those below it, except hidden ones.
func readFolder(name string) (*folder, error) {
	root, err := filepath.EvalSymlinks(name)
	if err != nil {
		return nil, err
	}
	f := &folder{}
	err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("%s: %w", path, cause(err))
		}
		if path != root && strings.HasPrefix(e.Name(), ".") {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		shown := filepath.Join(name, strings.TrimPrefix(path, root))
		if e.IsDir() {
			return f.lookForReport(shown)
		}
		return f.lookAt(shown)
	})
	f.settle()
	return f, err
}

// lookForReport adds what a trial of Ray Tune reported in a folder, or that it
// reported nothing: its files are empty, or there is no report but the settings
// and an error.
func (f *folder) lookForReport(dir string) error {
	size := func(name string) int64 { // -1 if there is no such file
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || !info.Mode().IsRegular() {
			return -1
		}
		return info.Size()
	}
	isTrial, failed := size("params.json") >= 0 || size("params.pkl") >= 0, false
	for _, name := range failureNames {
		failed = failed || isTrial && size(name) >= 0
	}
	for _, report := range reportNames {
		switch n := size(report); {
		case n > 0:
			f.reports = append(f.reports, filepath.Join(dir, report))
			return nil
		case n == 0:
			failed = true
		}
	}
	switch {
	case failed:
		f.silent = append(f.silent, dir)
	case isTrial:
		f.perhaps = append(f.perhaps, dir)
	}
	return nil
}

// settle takes folders that have nothing but settings for trials that reported
// nothing if they lie beside a trial that did report: other tools write
// params.json, too.
func (f *folder) settle() {
	for _, dir := range f.perhaps {
		isBeside := func(report string) bool { return filepath.Dir(filepath.Dir(report)) == filepath.Dir(dir) }
		if slices.ContainsFunc(f.reports, isBeside) {
			f.silent = append(f.silent, dir)
		}
	}
	slices.Sort(f.silent)
}

// lookAt adds a file, or counts a link to a folder.
func (f *folder) lookAt(name string) error {
	info, err := os.Stat(name)
	switch base := filepath.Base(name); {
	case errors.Is(err, fs.ErrNotExist): // a link to nothing
	case err != nil:
		return fmt.Errorf("%s: %w", name, cause(err))
	case info.IsDir():
		f.links++
	case info.Mode().IsRegular() && isLogName(base) && !slices.Contains(reportNames, base):
		f.others = append(f.others, name)
	}
	return nil
}

// isLogName reports whether a file's ending is that of a log.
func isLogName(name string) bool {
	plain := strings.ToLower(name)
	for _, packed := range []string{".gz", ".zst"} {
		plain = strings.TrimSuffix(plain, packed)
	}
	return slices.Contains(logEndings, filepath.Ext(plain))
}

// shortList lists the first of names.
func shortList(names []string) string {
	const most = 2
	if len(names) > most {
		return strings.Join(names[:most], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}

// plural returns a noun as it follows n.
func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}
