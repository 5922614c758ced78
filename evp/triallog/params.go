package triallog

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// paramsFile is where Ray Tune writes the assignment of a trial, beside what
// the trial reported in progress.csv, which does not have it.
const paramsFile = "params.json"

// maxParams is the largest such file, in bytes.
const maxParams = 16 << 20

// A withParams is a cutter of progress.csv whose rows have the trial's
// assignment, too, in columns config/NAME.
type withParams struct {
	*delimitedText
	params config
	own    int // cells of the file
	cells  []string
}

func (w *withParams) next() ([]string, error) {
	rec, err := w.delimitedText.next()
	if err != nil || len(rec) != w.own {
		return rec, err
	}
	w.cells = append(append(w.cells[:0], rec...), w.params.cells...)
	return w.cells, nil
}

func (w *withParams) position(i int) (line, column int) {
	if i >= w.own {
		return w.line(), 0
	}
	return w.delimitedText.position(i)
}

// addParams adds the assignment to the rows of a trial of Ray Tune, if it lies
// beside them.
func (t *table) addParams(s Source) error {
	d, ok := t.cut.(*delimitedText)
	if t.format != RayTune || !ok || s.Beside == nil {
		return nil
	}
	source, err := s.Beside(paramsFile)
	if source == nil || err != nil {
		return err
	}
	defer source.Close()
	in, err := newStream(paramsFile+" beside "+s.Name, source)
	if err != nil {
		return err
	}
	defer in.close()
	params, err := readParams(in, t.names)
	if err != nil {
		return err
	}
	t.params = len(params.names)
	t.cut = &withParams{delimitedText: d, params: params, own: len(t.names)}
	t.names = append(t.names, params.names...)
	t.beside = append(t.beside, Input{Name: in.file, SHA256: in.sum()})
	return nil
}

// readParams reads an assignment: an object, over any number of lines. What is
// known already is left out.
func readParams(in *stream, known []string) (c config, err error) {
	text, err := io.ReadAll(io.LimitReader(in, maxParams))
	if err != nil {
		return c, in.failure(err)
	}
	j := jsonText{text: string(text), join: "/", take: func(path, cell string, _ int) error {
		if !slices.Contains(known, path) && !slices.Contains(c.names, path) {
			c.names = append(c.names, path)
			c.cells = append(c.cells, cell)
		}
		return nil
	}}
	if err = j.object("config", 1); err == nil {
		err = j.end()
	}
	if e := (*jsonError)(nil); errors.As(err, &e) {
		before := j.text[:e.at]
		err = &SyntaxError{File: in.file, Line: 1 + strings.Count(before, "\n"), Column: e.at - strings.LastIndexByte(before, '\n'), Msg: e.msg}
	}
	return c, err
}

// ownNames returns how many columns the file itself has.
func (t *table) ownNames() int { return len(t.names) - t.params }

// wrongCells says that a row has too few cells, or too many.
func (t *table) wrongCells(n int) string {
	return fmt.Sprintf("%d %s in this row, but the header names %d %s", n, plural(n, "cell"), t.ownNames(), plural(t.ownNames(), "column"))
}
