package triallog

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"evpkit/evp"
)

// The changes that a journal of Optuna is made of.
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

// studyStates are Optuna's states by number, and directions its directions.
var (
	studyStates     = []string{"RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING"}
	studyDirections = []string{"NOT_SET", "MINIMIZE", "MAXIMIZE"}
)

// A journalFile is a journal while it is replayed.
type journalFile struct {
	*studyFile
	all     []*study // also those that were deleted: nil
	names   map[string]bool
	trials  []journalTrial // by id
	line    int
	fields  map[string]string // of the line
	ordered []string          // their names
	warning *evp.Warning
}

// A journalTrial is where a trial stands, and how far it has got.
type journalTrial struct {
	study *study
	row   int
	ended bool
}

// readJournal replays a journal.
func readJournal(in *stream) (*journalFile, error) {
	a := readAhead(in)
	defer a.close()
	f := &journalFile{studyFile: newStudyFile(), names: make(map[string]bool), fields: make(map[string]string)}
	lines := &lines{ahead: a}
	for {
		line, err := lines.next()
		if err == io.EOF {
			break
		}
		if err == errLongRow {
			return nil, &SyntaxError{File: in.file, Line: lines.n + 1, Msg: "a line is longer than 16 MB: is this a journal?"}
		}
		if err != nil {
			return nil, in.failure(err)
		}
		if f.line = lines.n; strings.TrimSpace(line) == "" {
			continue
		}
		if err = f.take(strings.Clone(line)); err == nil {
			err = f.grid.check()
		}
		if err != nil && f.isLast(lines) {
			f.warning = &evp.Warning{Code: WarnCutOff, Place: fmt.Sprintf("%s:%d", in.file, f.line), Message: "the last line is cut off and left out: is the study running?"}
			break
		}
		if err != nil {
			return nil, f.fault(in.file, err)
		}
	}
	f.settle()
	return f, nil
}

// isLast reports whether no line follows.
func (f *journalFile) isLast(l *lines) bool {
	_, err := l.next()
	return err == io.EOF
}

// fault gives an error of the last line its place.
func (f *journalFile) fault(file string, err error) error {
	fault := &SyntaxError{File: file, Line: f.line, Msg: err.Error()}
	if e := (*jsonError)(nil); errors.As(err, &e) {
		fault.Column = e.at + 1
	}
	return fault
}

// take replays a line.
func (f *journalFile) take(line string) error {
	clear(f.fields)
	f.ordered = f.ordered[:0]
	j := jsonText{text: line, join: ".", take: func(path, cell string, _ int) error {
		f.fields[path] = cell
		f.ordered = append(f.ordered, path)
		return nil
	}}
	if err := j.object("", 0); err != nil {
		return err
	}
	if err := j.end(); err != nil {
		return err
	}
	op, err := f.whole("op_code")
	if err != nil {
		return err
	}
	switch op {
	case createStudy:
		return f.create()
	case deleteStudy, setStudyUserAttr, setStudySystemAttr, createTrial:
		return f.changeStudy(op)
	case setTrialParam, setTrialState, setTrialIntermediate, setTrialUserAttr, setTrialSystemAttr:
		return f.changeTrial(op)
	}
	return fmt.Errorf("op_code %d is not known: a journal of a later version of Optuna?", op)
}

// whole returns a field that is a whole number of at least 0.
func (f *journalFile) whole(name string) (int, error) {
	v, err := strconv.Atoi(f.fields[name])
	if err != nil || v < 0 {
		return 0, fmt.Errorf("field %q is %s, not a whole number", name, quote(f.fields[name]))
	}
	return v, nil
}

// create adds a study, unless there is one of this name.
func (f *journalFile) create() error {
	name := f.fields["study_name"]
	if f.names[name] {
		return nil
	}
	f.names[name] = true
	s := &study{name: name}
	for _, d := range arrayOf(f.fields["directions"]) {
		i, err := strconv.Atoi(d)
		if err != nil || i < 0 || i >= len(studyDirections) {
			return fmt.Errorf("direction %s is not known", quote(d))
		}
		s.directions = append(s.directions, studyDirections[i])
	}
	f.all = append(f.all, s)
	return nil
}

// arrayOf returns the values of a JSON array.
func arrayOf(text string) []string {
	var out []string
	j := jsonText{text: text, take: func(_, cell string, _ int) error {
		out = append(out, cell)
		return nil
	}}
	if text == "" || j.array(0) != nil {
		return nil
	}
	return out
}

// changeStudy replays a change of a study.
func (f *journalFile) changeStudy(op int) error {
	id, err := f.whole("study_id")
	if err != nil {
		return err
	}
	if id >= len(f.all) || f.all[id] == nil {
		return nil // Optuna refuses it, too
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
		return f.begin(s)
	}
	return nil
}

// begin adds a trial.
func (f *journalFile) begin(s *study) error {
	k := f.addTrial(s, f.line)
	f.trials = append(f.trials, journalTrial{study: s, row: k})
	f.grid.set(k, "state", studyStates[0])
	f.time(k, f.fields["datetime_start"], f.fields["datetime_complete"])
	for _, path := range f.ordered {
		if name, ok := strings.CutPrefix(path, "params."); ok {
			f.grid.set(k, "params_"+name, f.param(f.fields[path], f.fields["distributions."+name]))
		}
	}
	f.attributes(k, "user_attrs.", "user_attrs_")
	f.attributes(k, "system_attrs.", "system_attrs_")
	if f.fields["state"] == "" {
		return nil
	}
	if value := f.fields["value"]; value != "" && f.fields["values"] == "" {
		f.fields["values"] = "[" + value + "]"
	}
	return f.state(&f.trials[len(f.trials)-1])
}

// attributes sets the cells of attributes whose fields begin with a prefix.
func (f *journalFile) attributes(k int, prefix, column string) {
	for _, path := range f.ordered {
		if name, ok := strings.CutPrefix(path, prefix); ok {
			f.grid.set(k, column+name, f.fields[path])
		}
	}
}

// changeTrial replays a change of a trial that has not ended.
func (f *journalFile) changeTrial(op int) error {
	id, err := f.whole("trial_id")
	if err != nil {
		return err
	}
	if id >= len(f.trials) {
		return fmt.Errorf("trial %d was never created: is the beginning of the journal missing?", id)
	}
	t := &f.trials[id]
	if t.ended {
		return nil // Optuna refuses it, too
	}
	switch op {
	case setTrialParam:
		f.grid.set(t.row, "params_"+f.fields["param_name"], f.param(f.fields["param_value_internal"], f.fields["distribution"]))
	case setTrialUserAttr:
		f.attributes(t.row, "user_attr.", "user_attrs_")
	case setTrialSystemAttr:
		f.attributes(t.row, "system_attr.", "system_attrs_")
	case setTrialState:
		return f.state(t)
	}
	return nil
}

// state replays a trial's new state, with what comes with it.
func (f *journalFile) state(t *journalTrial) error {
	state, err := f.whole("state")
	if err != nil {
		return err
	}
	if state >= len(studyStates) {
		return fmt.Errorf("state %d is not known: a journal of a later version of Optuna?", state)
	}
	f.grid.set(t.row, "state", studyStates[state])
	t.ended = state != 0 && state != 4
	start := f.grid.get(t.row, "datetime_start")
	if at := f.fields["datetime_start"]; at != "" {
		start = at
	}
	f.time(t.row, start, f.fields["datetime_complete"])
	for i, v := range arrayOf(f.fields["values"]) {
		f.grid.set(t.row, t.study.valueColumn(i), v)
	}
	return nil
}

// settle leaves out the trials of studies that were deleted.
func (f *journalFile) settle() {
	kept := make(map[*study]bool)
	for _, s := range f.all {
		if s != nil {
			f.studies = append(f.studies, s)
			kept[s] = true
		}
	}
	var rows []gridRow
	for _, t := range f.trials {
		if kept[t.study] {
			rows = append(rows, f.grid.rows[t.row])
		}
	}
	f.grid.rows = rows
}
