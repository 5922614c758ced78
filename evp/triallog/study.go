package triallog

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"evpkit/evp"
)

// A studyFile is what a journal or a database of Optuna holds, as a table with
// the columns of trials_dataframe and one more: the study's name.
type studyFile struct {
	grid    *grid
	studies []*study // in the order in which they were made
	choices map[string][]string
}

// A study is one of a file.
type study struct {
	name       string
	directions []string // of its objectives: MINIMIZE, MAXIMIZE or NOT_SET
	metrics    []string // names of the objectives; nil if they have none
	trials     int
}

// newStudyFile returns a file without studies.
func newStudyFile() *studyFile {
	return &studyFile{
		grid: newGrid("study", "number", "state", "datetime_start", "datetime_complete", "duration"), choices: make(map[string][]string),
	}
}

// addTrial adds a trial to a study and returns its row.
func (f *studyFile) addTrial(s *study, line int) int {
	k := len(f.grid.rows)
	f.grid.rows = append(f.grid.rows, gridRow{line: line})
	f.grid.set(k, "study", s.name)
	f.grid.set(k, "number", strconv.Itoa(s.trials))
	s.trials++
	return k
}

// valueColumn returns the column of an objective.
func (s *study) valueColumn(objective int) string {
	switch {
	case objective < len(s.metrics) && len(s.directions) > 1:
		return "values_" + s.metrics[objective]
	case len(s.directions) > 1 || objective > 0:
		return fmt.Sprintf("values_%d", objective)
	}
	return "value"
}

// setMetrics takes the names of the objectives, a JSON array.
func (s *study) setMetrics(array string) {
	var names []string
	if json.Unmarshal([]byte(array), &names) == nil {
		s.metrics = names
	}
}

// param returns the value of a parameter, which Optuna writes as a number that
// its distribution explains.
func (f *studyFile) param(number, distribution string) string {
	choices, ok := f.choices[distribution]
	if !ok {
		choices = choicesOf(distribution)
		f.choices[strings.Clone(distribution)] = choices
	}
	v, err := strconv.ParseFloat(number, 64)
	if i := int(v); err == nil && float64(i) == v && i >= 0 && i < len(choices) {
		return choices[i]
	}
	return number
}

// choicesOf returns the values of a categorical distribution; nil for others.
func choicesOf(distribution string) []string {
	var d struct {
		Attributes struct{ Choices []json.RawMessage }
	}
	if json.Unmarshal([]byte(distribution), &d) != nil {
		return nil
	}
	var out []string
	for _, raw := range d.Attributes.Choices {
		out = append(out, attribute(string(raw)))
	}
	return out
}

// attribute returns a JSON value as the text of a cell.
func attribute(text string) string {
	j := jsonText{text: text}
	if cell, err := j.cell(0); err == nil && j.end() == nil {
		return cell
	}
	return text
}

// time sets the cells of a trial's beginning and end.
func (f *studyFile) time(k int, start, complete string) {
	f.grid.set(k, "datetime_start", start)
	f.grid.set(k, "datetime_complete", complete)
	a, fa, okA := moment(start)
	b, fb, okB := moment(complete)
	if okA && okB {
		f.grid.set(k, "duration", strconv.FormatFloat(b-a+(fb-fa), 'f', 6, 64))
	}
}

// describe completes the layout of a table by what a file of studies says.
func (f *studyFile) describe(l *layout, names []string) {
	l.directions = make([]evp.Direction, len(l.scores))
	for i, column := range l.scores {
		said := f.directionsOf(names[column])
		switch {
		case len(said) != 1 || said[0] == "NOT_SET":
			l.undirected = append(l.undirected, column)
			l.opposed = l.opposed || len(said) > 1
		case said[0] == "MINIMIZE":
			l.directions[i] = evp.Minimize
		}
	}
	for _, s := range f.studies {
		l.studies = append(l.studies, s.name)
	}
}

// directionsOf returns the different directions of the studies that have a
// value in a column.
func (f *studyFile) directionsOf(column string) []string {
	var said []string
	for _, s := range f.studies {
		for k, d := range s.directions {
			if s.trials > 0 && s.valueColumn(k) == column && !slices.Contains(said, d) {
				said = append(said, d)
			}
		}
	}
	return said
}

// variant says what the file is.
func (f *studyFile) variant(what string) string {
	if len(f.studies) != 1 {
		return fmt.Sprintf("%s, %d studies", what, len(f.studies))
	}
	s := f.studies[0]
	return fmt.Sprintf("%s, study %s, %s", what, quote(s.name), strings.ToLower(strings.Join(s.directions, " and ")))
}
