package triallog

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"evpkit/evp"
)

// A table is a log while it is read, whatever its format: named columns, then
// row after row.
type table struct {
	file     string
	model    string // under ByFile
	part     bool   // of many; see Source.Part
	format   Format
	names    []string // of the columns, without padding
	line     int      // where the last row begins, or the header; 0 without lines
	count    int      // rows handed on
	ended    bool     // no row can follow
	unread   bool     // the next row is the last one again
	last     []string // row
	layout   layout
	studies  *studyFile    // nil unless it is one of Optuna's
	variant  string        // of the format, in words; "" if there is but one
	warnings []evp.Warning // about the file as a whole
	beside   []Input       // files that were read with this one
	params   int           // of the names, the last ones, that stand in another file
	mark     decimalMark
	in       *stream
	cut      cutter
	source   io.Closer
}

// openTable opens a source and reads the names of its columns. The table must
// be closed.
func openTable(s Source, f Format) (*table, error) {
	source, err := s.Open()
	if err != nil {
		return nil, inFile(s.Name, err)
	}
	in, err := newStream(s.Name, source)
	if err != nil {
		source.Close()
		return nil, err
	}
	t := &table{file: s.Name, model: cmp.Or(s.Folder, s.Name), part: s.Part, in: in, source: source}
	if err := t.begin(s, f); err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

// begin finds out how the file is to be read.
func (t *table) begin(s Source, f Format) error {
	syntax := syntaxOf(t.in.head)
	if msg := syntax.fits(f); msg != "" {
		return &SyntaxError{File: t.file, Msg: msg}
	}
	if err := t.cutBy(syntax, s, f); err != nil {
		return err
	}
	if t.names = t.cut.columns(); t.names == nil {
		if err := t.readHeader(); err != nil {
			return err
		}
	}
	return t.recognise(syntax, f, s)
}

// cutBy sets the cutter of a syntax.
func (t *table) cutBy(by syntax, s Source, f Format) (err error) {
	switch by {
	case objects:
		t.cut = cutObjects(t.in)
	case arrays:
		configs, err := t.openConfigs(s)
		if err != nil {
			return err
		}
		t.cut = cutArrays(t.in, configs)
	case journal:
		f, err := readJournal(t.in)
		if err != nil {
			return err
		}
		if f.warning != nil {
			t.warnings = append(t.warnings, *f.warning)
		}
		t.cut, t.studies = f.grid, f.studyFile
		t.variant = f.variant("journal")
	case database:
		f, err := readDatabase(t.in)
		if err != nil {
			return err
		}
		t.warnings = append(t.warnings, unwritten(s)...)
		t.cut, t.studies = f.grid, f
		t.variant = f.variant("SQLite study")
	default:
		sep := comma(t.in.head, f)
		t.mark.any = sep == ';'
		t.cut = cutDelimited(t.in, sep)
	}
	if rows, ok := t.cut.(*jsonRows); ok {
		rows.look()
	}
	return nil
}

// recognise sets the format and what it says of the columns.
func (t *table) recognise(by syntax, f Format, s Source) error {
	t.format = f
	if f == "" {
		t.format = recognise(t.names, by)
		if d, ok := t.cut.(*delimitedText); ok && t.format == CSV && d.comma == '\t' {
			t.format = TSV
		}
	}
	if needs := missing(t.format, t.names); needs != "" {
		return t.explain(t.inHeader(fmt.Sprintf("--format %s: the log lacks its columns (%s); leave --format out (columns: %s)",
			f, needs, list(t.names))))
	}
	if err := t.addParams(s); err != nil {
		return err
	}
	t.layout = layoutOf(t)
	if t.studies != nil && t.format == Optuna {
		t.studies.describe(&t.layout, t.names)
	}
	return nil
}

// close ends the reading. What has been read is all that is asked of the
// source, so it does not matter if it fails to close.
func (t *table) close() {
	if t.cut != nil {
		t.cut.close()
	}
	t.in.close()
	t.source.Close()
}

// readHeader takes the first row as the names of the columns.
func (t *table) readHeader() error {
	rec, err := t.read()
	if err == io.EOF {
		return &SyntaxError{File: t.file, Msg: "the file is empty"}
	}
	if err != nil {
		return t.explain(err)
	}
	if len(rec) == 0 {
		return &SyntaxError{File: t.file, Line: t.line, Msg: "no object in the file has a key: write one with a score and a cost per line"}
	}
	t.names = make([]string, len(rec))
	for i, name := range rec {
		t.names[i] = strings.Clone(strings.TrimSpace(name))
	}
	duplicate := t.findDuplicate() // has its place as long as the header is the last row
	joined, err := t.secondHeader()
	if joined {
		duplicate = t.findDuplicate()
	}
	return cmp.Or(err, duplicate)
}

// secondHeader joins the two rows of names that Optuna's multi_index makes, as
// one row has them: params and x make params_x. It reports whether there are.
func (t *table) secondHeader() (joined bool, err error) {
	if !slices.Contains(t.names, "number") || !slices.Contains(t.names, "state") {
		return false, nil
	}
	header := t.line
	rec, err := t.read()
	if err == io.EOF {
		t.ended = true
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if !t.isSecondHeader(rec) {
		t.unread, t.line = true, header
		return false, nil
	}
	for i, name := range rec {
		if name = strings.TrimSpace(name); name != "" {
			t.names[i] += "_" + name
		}
	}
	return true, nil
}

// isSecondHeader reports whether a row has names below names that Optuna puts
// such below, and nothing else.
func (t *table) isSecondHeader(rec []string) bool {
	some := false
	for i, cell := range rec {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		if i >= len(t.names) || !isUpperName(t.names[i]) {
			return false
		}
		some = true
	}
	return some && len(rec) == len(t.names)
}

// isUpperName reports whether Optuna puts names below this one.
func isUpperName(name string) bool {
	return slices.Contains([]string{"value", "values", "params", "user_attrs", "system_attrs"}, name)
}

// findDuplicate returns an error if two columns bear the same name. Columns
// without a name may be several.
func (t *table) findDuplicate() error {
	first := make(map[string]int, len(t.names))
	for i, name := range t.names {
		if j, ok := first[name]; ok && name != "" {
			return t.at(i, fmt.Sprintf("columns %d and %d are both named %s: rename one", j+1, i+1, quote(name)))
		}
		first[name] = i
	}
	return nil
}

// next returns the next row; it is valid until the next call. An error is
// io.EOF or a fault, after which the reading may go on unless t.ended.
func (t *table) next() ([]string, error) {
	rec, err := t.read()
	if err != nil {
		return nil, err
	}
	t.count++
	if names := t.cut.columns(); names != nil {
		t.names = names
	} else if len(rec) != len(t.names) {
		return nil, t.ragged(rec)
	}
	return rec, nil
}

// read returns the next record, of any length.
func (t *table) read() ([]string, error) {
	if t.unread {
		t.unread, t.line = false, t.cut.line()
		return t.last, nil
	}
	rec, err := t.cut.next()
	if err != nil {
		return nil, t.fault(err)
	}
	t.line, t.last = t.cut.line(), rec
	return rec, nil
}

// fault explains an error of the cutter.
func (t *table) fault(err error) error {
	e, ok := err.(*cutError)
	if t.ended = !ok || e.ended; !ok {
		return t.in.failure(err)
	}
	return &SyntaxError{File: t.file, Line: e.line, Column: e.column, Msg: e.msg}
}

// ragged is the error of a row with too few cells, or too many.
func (t *table) ragged(rec []string) error {
	place := min(len(rec)-1, t.ownNames())
	return t.at(place, t.wrongCells(len(rec)))
}

// at is an error in cell i of the last row.
func (t *table) at(i int, msg string) *SyntaxError {
	line, column := t.cut.position(i)
	if line == 0 {
		msg = fmt.Sprintf("row %d: %s", t.count, msg)
	}
	return &SyntaxError{File: t.file, Line: line, Column: column, Msg: msg}
}

// place is where cell i of the last row stands.
func (t *table) place(i int) string {
	e := t.at(i, "")
	switch {
	case e.Line == 0:
		return fmt.Sprintf("%s: row %d", t.file, t.count)
	case e.Column == 0:
		return fmt.Sprintf("%s:%d", t.file, e.Line)
	}
	return fmt.Sprintf("%s:%d:%d", t.file, e.Line, e.Column)
}

// explain returns an error about the header, or if the header plainly is none,
// an error that says so.
func (t *table) explain(err error) error {
	if _, ok := err.(*ExpressionError); ok || t.cut.columns() != nil || len(t.names) == 0 || slices.ContainsFunc(t.names, isNoNumber) {
		return err
	}
	return &SyntaxError{File: t.file, Line: max(t.line, 1), Msg: "the first row holds only numbers: put the names of the columns above it"}
}

// isNoNumber reports whether a cell is text.
func isNoNumber(cell string) bool {
	_, ok := number(cell)
	return !ok
}

// separator returns what separates the cells of a line: of comma, semicolon
// and tab the one that is there most often, in doubt the comma.
func separator(line []byte) byte {
	var commas, semicolons, tabs int
	quoted := false
	for _, b := range line {
		switch {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == ',':
			commas++
		case b == ';':
			semicolons++
		case b == '\t':
			tabs++
		}
	}
	switch {
	case semicolons > max(commas, tabs):
		return ';'
	case tabs > max(commas, semicolons):
		return '\t'
	}
	return ','
}

// nan is how a number that is none is written in the log: JSON has no word for
// it.
func (t *table) nan() string {
	if _, ok := t.cut.(*jsonRows); ok {
		return `"nan"`
	}
	return "nan"
}

// plural returns "cell" for 1 and "cells" for other numbers.
func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}
