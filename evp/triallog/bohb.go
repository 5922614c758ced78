package triallog

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// A config is an assignment of HpBandSter: cells of named columns.
type config struct{ names, cells []string }

// bohbColumns are what a row of HpBandSter's results.json holds.
var bohbColumns = []string{"config_id", "budget", "submitted", "started", "finished", "loss", "exception", "state"}

// cutArrays cuts HpBandSter's results.json: a line per run of an assignment,
// [id, budget, times, result, exception], result being null or an object with
// the loss and info. Assignments come from configs.json, if that is at hand.
func cutArrays(in *stream, configs map[string]config) *jsonRows {
	r := newJSONRows(in, (*jsonRows).run)
	r.configs = configs
	for _, name := range bohbColumns {
		r.addColumn(name)
	}
	return r
}

// run takes a line of results.json apart.
func (r *jsonRows) run(line string) error {
	j := &r.text
	j.text, j.pos = line, 0
	if !j.next('[') {
		return j.fail("[")
	}
	for k, name := range []string{"config_id", "budget", "", "", "exception"} {
		if k > 0 && !j.next(',') {
			return j.fail("a comma")
		}
		if err := r.part(name); err != nil {
			return err
		}
	}
	if !j.next(']') {
		return j.fail("]")
	}
	r.derive()
	return j.end()
}

// part takes one of the five parts of a run; those that are objects have no
// name.
func (r *jsonRows) part(name string) error {
	j := &r.text
	if j.space(); j.pos < len(j.text) && j.text[j.pos] == '{' {
		return j.object(name, 1)
	}
	at := j.pos
	cell, err := j.cell(1)
	if err != nil || name == "" {
		return err
	}
	if name == "config_id" {
		cell = configID(cell)
	}
	return r.take(name, cell, at)
}

// configID writes an assignment's id without brackets and spaces: "0,0,3".
func configID(array string) string {
	return strings.NewReplacer("[", "", "]", "", " ", "").Replace(array)
}

// derive sets the cells that follow from others.
func (r *jsonRows) derive() {
	state := "FINISHED"
	if r.cells[r.index["exception"]] != "" || r.cells[r.index["loss"]] == "" {
		state = "FAILED"
	}
	r.derived(r.index["state"], state)
	c := r.configs[r.cells[0]]
	for i, name := range c.names {
		at, ok := r.index[name]
		if !ok {
			at, ok = r.addColumn(name)
		}
		if ok && r.places[at] == 0 {
			r.derived(at, c.cells[i])
		}
	}
}

// derived sets a cell that is not in the file.
func (r *jsonRows) derived(i int, cell string) {
	r.cells[i] = cell
	r.set = append(r.set, i)
}

// pickColumn says of an assignment whether a model of the trials before chose
// it.
const pickColumn = "config_info.model_based_pick"

// readConfigs reads HpBandSter's configs.json: a line per assignment, [id,
// assignment, info].
func readConfigs(in *stream) (map[string]config, error) {
	a := readAhead(in)
	defer a.close()
	lines := &lines{ahead: a}
	configs := make(map[string]config)
	for {
		line, err := lines.next()
		if err == io.EOF {
			return configs, nil
		}
		if err != nil {
			return nil, in.failure(err)
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		id, c, err := configOf(line)
		if e := (*jsonError)(nil); errors.As(err, &e) {
			return nil, &SyntaxError{File: in.file, Line: lines.n, Column: e.at + 1, Msg: e.msg}
		}
		configs[id] = c
	}
}

// configOf takes a line of configs.json apart.
func configOf(line string) (id string, c config, err error) {
	j := jsonText{text: line, join: ".", take: func(path, cell string, _ int) error {
		c.names = append(c.names, strings.Clone(path))
		c.cells = append(c.cells, strings.Clone(cell))
		return nil
	}}
	if !j.next('[') {
		return "", c, j.fail("[")
	}
	if id, err = j.cell(1); err != nil {
		return "", c, err
	}
	for _, path := range []string{"config", "config_info"} {
		if !j.next(',') {
			return "", c, j.fail("a comma")
		}
		if j.space(); j.pos < len(j.text) && j.text[j.pos] == '{' {
			err = j.object(path, 1)
		} else {
			_, err = j.cell(1)
		}
		if err != nil {
			return "", c, err
		}
	}
	if !j.next(']') {
		return "", c, j.fail("]")
	}
	return configID(strings.Clone(id)), c, j.end()
}

// openConfigs reads the configurations that lie beside results.json.
func (t *table) openConfigs(s Source) (map[string]config, error) {
	const name = "configs.json"
	if s.Beside == nil {
		return nil, nil
	}
	source, err := s.Beside(name)
	if source == nil || err != nil {
		return nil, err
	}
	defer source.Close()
	in, err := newStream(name, source)
	if err != nil {
		return nil, err
	}
	defer in.close()
	configs, err := readConfigs(in)
	if err != nil {
		return nil, fmt.Errorf("beside %s: %w", s.Name, err)
	}
	t.beside = append(t.beside, Input{Name: name + " beside " + s.Name, SHA256: in.sum()})
	return configs, nil
}
