package source

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
)

// A storage is what a journal or a database of Optuna holds, as a table with the
// columns of trials_dataframe and the study's name.
type storage struct {
	table   *rows.Memory
	studies []*study            // in the order in which they were created
	choices map[string][]string // values of categorical distributions, by the distribution's JSON
}

// A study is one of a storage.
type study struct {
	name       string
	directions []string // of its objectives: MINIMIZE, MAXIMIZE or NOT_SET
	metrics    []string // names of the objectives; nil if they have none
	trials     int
}

// newStorage returns an empty storage.
func newStorage() *storage {
	return &storage{
		table:   rows.NewMemory("study", "number", "state", "datetime_start", "datetime_complete", "duration"),
		choices: make(map[string][]string),
	}
}

// addTrial adds a trial to a study and returns its row. The trial begins in a
// line of the file; 0 if the file has no lines.
func (f *storage) addTrial(s *study, line int) int {
	k := f.table.Add(line)
	f.table.Set(k, "study", s.name)
	f.table.Set(k, "number", strconv.Itoa(s.trials))
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

// setMetrics sets the names of the objectives, a JSON array.
func (s *study) setMetrics(array string) {
	var names []string
	if json.Unmarshal([]byte(array), &names) == nil {
		s.metrics = names
	}
}

// param returns the value of a hyperparameter. Optuna stores a number; for a
// categorical distribution it is the index of the value.
func (f *storage) param(number, distribution string) string {
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
		out = append(out, jsonCell(string(raw)))
	}
	return out
}

// jsonCell returns a JSON value as the text of a cell.
func jsonCell(text string) string {
	j := rows.NewJSONParser("", nil)
	j.Reset(text)
	if cell, err := j.Cell(0); err == nil && j.End() == nil {
		return cell
	}
	return text
}

// setTimes sets when a trial began and ended, and how long it took.
func (f *storage) setTimes(k int, start, complete string) {
	f.table.Set(k, "datetime_start", start)
	f.table.Set(k, "datetime_complete", complete)
	a, fa, okA := rows.Moment(start)
	b, fb, okB := rows.Moment(complete)
	if okA && okB {
		f.table.Set(k, "duration", strconv.FormatFloat(b-a+(fb-fa), 'f', 6, 64))
	}
}

// content returns the storage as the content of a file; kind says what the file
// is, in words.
func (f *storage) content(kind string) *Content {
	return &Content{Reader: f.table, Variant: f.variant(kind), Describe: f.describe}
}

// describe adds what the studies say of the columns.
func (f *storage) describe(c *Columns, names []string) {
	for i := range c.Scores {
		score := &c.Scores[i]
		switch directions := f.directions(names[score.Column]); {
		case len(directions) > 1:
			c.Opposed = true
		case len(directions) == 0 || directions[0] == "NOT_SET":
		default:
			score.Stated, score.By = true, f.title()
			if directions[0] == "MINIMIZE" {
				score.Better = evp.Minimize
			}
		}
	}
	var empty []string
	for _, s := range f.studies {
		if s.trials > 0 {
			c.Studies = append(c.Studies, s.name)
		} else {
			empty = append(empty, s.name)
		}
	}
	if len(empty) > 0 && len(c.Studies) > 0 {
		c.Notes = append(c.Notes, fmt.Sprintf("studies: %d of %d have no trials (%s)",
			len(empty), len(f.studies), rows.QuoteAll(empty)))
	}
	if len(c.Scores) == 0 {
		c.NoScore = f.noValue()
	}
}

// noValue says that no trial has a value, and what became of the trials.
func (f *storage) noValue() string {
	counts := make(map[string]int)
	var states []string // in the order in which they first occur
	for k := range f.table.Len() {
		state := f.table.Get(k, "state")
		if counts[state]++; counts[state] == 1 {
			states = append(states, state)
		}
	}
	for i, state := range states {
		states[i] = fmt.Sprintf("%d %s", counts[state], state)
	}
	if len(states) == 0 {
		return "no trial has a value: there are no trials"
	}
	n := f.table.Len()
	return fmt.Sprintf("no trial has a value: %d %s, %s; `score` names an attribute to take instead",
		n, rows.Plural(n, "trial"), strings.Join(states, ", "))
}

// title names the studies with trials for a sentence.
func (f *storage) title() string {
	used := f.used()
	if len(used) == 1 {
		return "study " + rows.Quote(used[0].name)
	}
	return fmt.Sprintf("the %d studies", len(used))
}

// used returns the studies that have trials; all if none has.
func (f *storage) used() []*study {
	var used []*study
	for _, s := range f.studies {
		if s.trials > 0 {
			used = append(used, s)
		}
	}
	if used == nil {
		return f.studies
	}
	return used
}

// directions returns the different directions of the studies that have a value
// in a column.
func (f *storage) directions(column string) []string {
	var found []string
	for _, s := range f.studies {
		for k, d := range s.directions {
			if s.trials > 0 && s.valueColumn(k) == column && !slices.Contains(found, d) {
				found = append(found, d)
			}
		}
	}
	return found
}

// variant says what the file is.
func (f *storage) variant(kind string) string {
	used := f.used()
	if len(used) != 1 {
		return fmt.Sprintf("%s, %d studies", kind, len(used))
	}
	s := used[0]
	directions := strings.ToLower(strings.Join(s.directions, " and "))
	return fmt.Sprintf("%s, study %s, %s", kind, rows.Quote(s.name), directions)
}
