package triallog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// Paths are the files of a log by whether their paths match Options.Path.
type paths struct {
	matched, unmatched int
	first              string // of unmatched
}

// fromPath returns the values that the path of a source gives the columns of
// Options.Path. skip says that the source is one of many that do not match.
func (r *reading) fromPath(s Source) (values []string, skip bool, err error) {
	pattern := &r.options.Path
	if pattern.IsZero() {
		return nil, false, nil
	}
	values, ways := pattern.Match(s.Name)
	switch {
	case ways == 1:
		r.paths.matched++
		return values, false, nil
	case ways > 1:
		return nil, false, &SyntaxError{File: s.Name, Msg: fmt.Sprintf("`path` %s matches this path in several ways (%s or "+
			"otherwise): write what is between the names, or one {name} that an expression takes apart, as in "+
			"`by` \"split(name, '_')[0]\"", strconv.Quote(pattern.text), pattern.assigned(values))}
	case s.Part:
		if r.paths.unmatched++; r.paths.unmatched == 1 {
			r.paths.first = s.Name
		}
		return nil, true, nil
	}
	in, err := s.Open() // a file that cannot be read is the greater fault
	if err != nil {
		return nil, false, rows.InFile(s.Name, err)
	}
	in.Close()
	return nil, false, &SyntaxError{File: s.Name, Msg: fmt.Sprintf("the path does not match `path` %s: "+
		"the pattern is matched against the end of the path, and a {name} is within one folder's or file's name",
		strconv.Quote(pattern.text))}
}

// assigned says which columns have which values.
func (p *PathPattern) assigned(values []string) string {
	var out []string
	for i, name := range p.names {
		out = append(out, fmt.Sprintf("{%s} = %s", name, rows.Quote(values[i])))
	}
	return strings.Join(out, ", ")
}

// addForeignColumns adds the columns that a file does not have itself: those of its
// path and of joined tables.
func (r *reading) addForeignColumns(f *source.File, fromPath []string) error {
	if err := r.addPathColumns(f, fromPath); err != nil {
		return err
	}
	for _, t := range r.joins {
		if err := t.addTo(f); err != nil {
			return err
		}
	}
	return nil
}

// isForeign reports whether a column is one that addForeignColumns adds.
func (r *reading) isForeign(name string) bool {
	isJoined := func(t *joinTable) bool { return slices.Contains(t.names, name) }
	return slices.Contains(r.options.Path.names, name) || slices.ContainsFunc(r.joins, isJoined)
}

// addPathColumns adds the columns of Options.Path to a file.
func (r *reading) addPathColumns(f *source.File, values []string) error {
	names := r.options.Path.Names()
	if len(names) == 0 {
		return nil
	}
	for _, name := range names {
		if f.Index(name) != none {
			return f.AtHeader(fmt.Sprintf("`path`: the file has a column %s, too: write another name into the pattern",
				rows.Quote(name)))
		}
	}
	f.AddConstants(names, values, "from the file's path")
	return nil
}

// report says which files were left out. It is an error if none was read.
func (p *paths) report(log *Log, pattern *PathPattern) error {
	all := p.matched + p.unmatched
	switch {
	case p.unmatched == 0:
		return nil
	case p.matched == 0:
		return fmt.Errorf("%s: the path does not match `path` %s, and neither does that of any other of the %d files: "+
			"the pattern is matched against the end of the path, and a {name} is within one folder's or file's name",
			p.first, strconv.Quote(pattern.text), all)
	}
	log.Notes = append(log.Notes, fmt.Sprintf("path: %d of %d files match %s; %d left out (the first: %s)",
		p.matched, all, strconv.Quote(pattern.text), p.unmatched, p.first))
	return nil
}
