package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
)

// WarnCutOff is the code of the warning that the last line of a journal is cut
// off and was left out.
const WarnCutOff evp.WarningCode = "last-line-cut-off"

// The operations that a journal of Optuna records, by their numbers.
const (
	createStudy = iota
	deleteStudy
	setStudyUserAttr
	setStudySystemAttr
	createTrial
	setTrialParam
	setTrialState
	setTrialIntermediate
	setTrialUserAttr
	setTrialSystemAttr
)

// The names of Optuna's states and directions, by their numbers.
var (
	journalStates     = []string{"RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING"}
	journalDirections = []string{"NOT_SET", "MINIMIZE", "MAXIMIZE"}
)

// isJournal reports whether a file is a journal.
func isJournal(head []byte) bool {
	line := rows.FirstLine(bytes.TrimSpace(head))
	return rows.KindOf(head) == rows.JSON &&
		bytes.Contains(line, []byte(`"op_code"`)) && bytes.Contains(line, []byte(`"worker_id"`))
}

// A journal is replayed line by line.
type journal struct {
	*storage
	all     []*study        // by id; nil if deleted
	names   map[string]bool // of the studies
	trials  []journalTrial  // by id
	line    int
	fields  map[string]string // of the line
	ordered []string          // names of the fields
}

// A journalTrial is the row of a trial, and whether the trial has ended.
type journalTrial struct {
	study *study
	row   int
	ended bool
}

// openJournal replays a journal.
func openJournal(s *rows.Stream, _ Input) (*Content, error) {
	f := &journal{storage: newStorage(), names: make(map[string]bool), fields: make(map[string]string)}
	isCutOff, err := f.replayAll(s)
	if err != nil {
		return nil, err
	}
	f.removeDeleted()
	content := f.content("journal")
	if isCutOff {
		content.Warnings = []evp.Warning{{
			Code: WarnCutOff, Place: fmt.Sprintf("%s:%d", s.File, f.line),
			Message: "the last line is cut off and left out: is the study running?",
		}}
	}
	return content, nil
}

// replayAll replays the lines of a journal. It reports whether the last line is
// cut off.
func (f *journal) replayAll(s *rows.Stream) (isCutOff bool, err error) {
	lines := rows.NewLines(s)
	defer lines.Close()
	for {
		line, err := lines.Next()
		f.line = lines.N
		switch {
		case err == io.EOF:
			return false, nil
		case err == rows.ErrLongRow:
			msg := "a line is longer than 16 MB: is this a journal?"
			return false, &rows.SyntaxError{File: s.File, Line: lines.N + 1, Msg: msg}
		case err != nil:
			return false, s.Failure(err)
		case strings.TrimSpace(line) == "":
			continue
		}
		if err = f.replay(strings.Clone(line)); err == nil {
			err = f.table.Check()
		}
		if err != nil && isLast(lines) {
			return true, nil
		}
		if err != nil {
			return false, f.fault(s.File, err)
		}
	}
}

// isLast reports whether no line follows.
func isLast(l *rows.Lines) bool {
	_, err := l.Next()
	return err == io.EOF
}

// fault gives an error in the last line its place.
func (f *journal) fault(file string, err error) error {
	fault := &rows.SyntaxError{File: file, Line: f.line, Msg: err.Error()}
	if e := (*rows.JSONError)(nil); errors.As(err, &e) {
		fault.Column = e.Offset + 1
	}
	return fault
}

// replay replays a line.
func (f *journal) replay(line string) error {
	if err := f.parse(line); err != nil {
		return err
	}
	op, err := f.number("op_code")
	if err != nil {
		return err
	}
	switch op {
	case createStudy:
		return f.createStudy()
	case deleteStudy, setStudyUserAttr, setStudySystemAttr, createTrial:
		return f.changeStudy(op)
	case setTrialParam, setTrialState, setTrialIntermediate, setTrialUserAttr, setTrialSystemAttr:
		return f.changeTrial(op)
	}
	return fmt.Errorf("op_code %d is not known: a journal of a later version of Optuna?", op)
}

// parse parses a line into fields.
func (f *journal) parse(line string) error {
	clear(f.fields)
	f.ordered = f.ordered[:0]
	j := rows.NewJSONParser(".", func(path, cell string, _ int) error {
		f.fields[path] = cell
		f.ordered = append(f.ordered, path)
		return nil
	})
	j.Reset(line)
	if err := j.Object("", 0); err != nil {
		return err
	}
	return j.End()
}

// number returns a field that is a whole number of at least 0.
func (f *journal) number(name string) (int, error) {
	v, err := strconv.Atoi(f.fields[name])
	if err != nil || v < 0 {
		return 0, fmt.Errorf("field %q is %s, not a whole number", name, rows.Quote(f.fields[name]))
	}
	return v, nil
}

// createStudy adds a study, unless there is one with this name.
func (f *journal) createStudy() error {
	name := f.fields["study_name"]
	if f.names[name] {
		return nil
	}
	f.names[name] = true
	s := &study{name: name}
	for _, d := range jsonArray(f.fields["directions"]) {
		i, err := strconv.Atoi(d)
		if err != nil || i < 0 || i >= len(journalDirections) {
			return fmt.Errorf("direction %s is not known", rows.Quote(d))
		}
		s.directions = append(s.directions, journalDirections[i])
	}
	f.all = append(f.all, s)
	return nil
}

// jsonArray returns the values of a JSON array; nil if the text is not one.
func jsonArray(text string) []string {
	var out []string
	j := rows.NewJSONParser("", func(_, cell string, _ int) error {
		out = append(out, cell)
		return nil
	})
	if j.Reset(text); text == "" || j.Array(0) != nil {
		return nil
	}
	return out
}

// changeStudy replays a change of a study. One of a study that does not exist is
// ignored, as Optuna does.
func (f *journal) changeStudy(op int) error {
	id, err := f.number("study_id")
	if err != nil {
		return err
	}
	if id >= len(f.all) || f.all[id] == nil {
		return nil
	}
	s := f.all[id]
	switch op {
	case deleteStudy:
		delete(f.names, s.name)
		f.all[id] = nil
	case setStudySystemAttr:
		if names, ok := f.fields["system_attr.study:metric_names"]; ok {
			s.setMetrics(names)
		}
	case createTrial:
		return f.createTrial(s)
	}
	return nil
}

// createTrial adds a trial.
func (f *journal) createTrial(s *study) error {
	k := f.addTrial(s, f.line)
	f.trials = append(f.trials, journalTrial{study: s, row: k})
	f.table.Set(k, "state", journalStates[0])
	f.setTimes(k, f.fields["datetime_start"], f.fields["datetime_complete"])
	for _, path := range f.ordered {
		if name, ok := strings.CutPrefix(path, "params."); ok {
			f.table.Set(k, "params_"+name, f.param(f.fields[path], f.fields["distributions."+name]))
		}
	}
	f.setAttributes(k, "user_attrs.", "user_attrs_")
	f.setAttributes(k, "system_attrs.", "system_attrs_")
	if f.fields["state"] == "" {
		return nil
	}
	if value := f.fields["value"]; value != "" && f.fields["values"] == "" {
		f.fields["values"] = "[" + value + "]"
	}
	return f.setState(&f.trials[len(f.trials)-1])
}

// setAttributes sets the cells of the attributes whose fields begin with a
// prefix.
func (f *journal) setAttributes(k int, prefix, column string) {
	for _, path := range f.ordered {
		if name, ok := strings.CutPrefix(path, prefix); ok {
			f.table.Set(k, column+name, f.fields[path])
		}
	}
}

// changeTrial replays a change of a trial. One of a trial that has ended is
// ignored, as Optuna does.
func (f *journal) changeTrial(op int) error {
	id, err := f.number("trial_id")
	if err != nil {
		return err
	}
	if id >= len(f.trials) {
		return fmt.Errorf("trial %d was never created: is the beginning of the journal missing?", id)
	}
	t := &f.trials[id]
	if t.ended {
		return nil
	}
	switch op {
	case setTrialParam:
		value := f.param(f.fields["param_value_internal"], f.fields["distribution"])
		f.table.Set(t.row, "params_"+f.fields["param_name"], value)
	case setTrialUserAttr:
		f.setAttributes(t.row, "user_attr.", "user_attrs_")
	case setTrialSystemAttr:
		f.setAttributes(t.row, "system_attr.", "system_attrs_")
	case setTrialState:
		return f.setState(t)
	}
	return nil
}

// setState replays a trial's new state, with the times and values that come
// with it.
func (f *journal) setState(t *journalTrial) error {
	state, err := f.number("state")
	if err != nil {
		return err
	}
	if state >= len(journalStates) {
		return fmt.Errorf("state %d is not known: a journal of a later version of Optuna?", state)
	}
	f.table.Set(t.row, "state", journalStates[state])
	t.ended = state != 0 && state != 4 // neither running nor waiting
	start := f.table.Get(t.row, "datetime_start")
	if at := f.fields["datetime_start"]; at != "" {
		start = at
	}
	f.setTimes(t.row, start, f.fields["datetime_complete"])
	for i, v := range jsonArray(f.fields["values"]) {
		f.table.Set(t.row, t.study.valueColumn(i), v)
	}
	return nil
}

// removeDeleted removes the trials of studies that were deleted.
func (f *journal) removeDeleted() {
	kept := make(map[*study]bool)
	for _, s := range f.all {
		if s != nil {
			f.studies = append(f.studies, s)
			kept[s] = true
		}
	}
	var numbers []int
	for _, t := range f.trials {
		if kept[t.study] {
			numbers = append(numbers, t.row)
		}
	}
	f.table.Keep(numbers)
}
