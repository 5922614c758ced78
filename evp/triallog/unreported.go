package triallog

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"evpkit/evp/triallog/internal/source"
)

// Unreported says why a trial that reported nothing has neither score nor cost,
// in errors that would otherwise name a place in its report.
const unreported = "the trial reported nothing"

// unreportedInput returns a source that reported nothing as a report in which
// only the trial itself is named: with the columns of the first report, so that
// conditions, models and hyperparameters are read as those of any other.
func (r *reading) unreportedInput(s Source) source.Input {
	return source.Input{
		Name: s.Name, Beside: s.Beside, Instead: unreported,
		Open: func() (io.ReadCloser, error) {
			text, err := r.emptyReport(s)
			return io.NopCloser(bytes.NewReader(text)), err
		},
	}
}

// emptyReport returns the text of such a report. Without params.json beside it
// the hyperparameters are empty, too.
func (r *reading) emptyReport(s Source) ([]byte, error) {
	params, err := paramsBeside(s)
	if err != nil {
		return nil, err
	}
	names := slices.DeleteFunc(slices.Clone(r.first.names), r.isForeign)
	if params != nil && !r.firstIsJSON {
		names = names[:r.firstOwn]
	}
	cells := make([]string, len(names))
	for i, name := range names {
		switch name {
		case "trial_id":
			cells[i] = filepath.Base(s.Name)
		case "training_iteration":
			cells[i] = "0"
		case "done":
			cells[i] = "true"
		}
	}
	if r.firstIsJSON {
		return emptyObject(names, cells, params)
	}
	var out bytes.Buffer
	err = csv.NewWriter(&out).WriteAll([][]string{names, cells})
	return out.Bytes(), err
}

// emptyObject returns the report as JSON, in which the hyperparameters stand, too.
func emptyObject(names, cells []string, params json.RawMessage) ([]byte, error) {
	object := make(map[string]any)
	for i, name := range names {
		switch {
		case cells[i] != "":
			object[name] = cells[i]
		case params == nil || !strings.HasPrefix(name, "config."):
			object[name] = nil
		}
	}
	if params != nil {
		object["config"] = params
	}
	return json.Marshal(object)
}

// paramsBeside returns params.json; nil if there is none, or if it is not JSON.
func paramsBeside(s Source) (json.RawMessage, error) {
	if s.Beside == nil {
		return nil, nil
	}
	file, err := s.Beside("params.json")
	if file == nil || err != nil {
		return nil, err
	}
	defer file.Close()
	content, err := io.ReadAll(file)
	if err != nil || !json.Valid(content) {
		return nil, err
	}
	return content, nil
}
