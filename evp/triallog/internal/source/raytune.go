package source

import (
	"errors"
	"io"
	"slices"
	"strings"

	"evpkit/evp/triallog/internal/rows"
)

// rayTune is progress.csv or result.json of a trial, or the table of
// get_dataframe. The first two have a row per report of the trial; without
// trial_id, which loggers of one's own may leave out, the file is the trial.
//
// It has no column of states: Ray Tune writes done = False in the last report
// of a trial that ended by itself, too.
var rayTune = &Format{
	Name: "raytune", Title: "Ray Tune", Separators: anySeparator, JSON: true,
	Signatures:    []Signature{{Names: []string{"training_iteration", "time_total_s"}}},
	ParamPrefixes: []string{"config/", "config."}, // in a table, and in JSON Lines
	ReadBeside:    readParams,
	Describe: func(c *Columns, names []string) {
		c.ID = slices.Index(names, "trial_id")
		c.Order = slices.Index(names, "timestamp")
		if c.ID != None || !slices.ContainsFunc(names, isConfig) { // without ids, a table with settings is not one trial
			c.Steps = &Steps{Trial: c.ID, Step: slices.Index(names, "training_iteration")}
		}
		c.ScoreNames = []string{"mean_accuracy", "mean_loss", "episode_reward_mean"}
		c.Prefixes = []string{"config/", "config."}
		if slices.Contains(names, "done") {
			c.StateNote = "state: every row counts, because \"done\" is also False for trials that ended by themselves " +
				"(`status done` leaves such rows out, if the search was still running)"
		}
		c.timed(names, "time_total_s", "", "")
	},
}

// isConfig reports whether a column is of the settings of a trial.
func isConfig(name string) bool { return hasPrefix(name, []string{"config/", "config."}) }

// maxParams is the largest params.json, in bytes.
const maxParams = 16 << 20

// readParams adds the hyperparameters of a trial to its rows: Ray Tune writes
// them into params.json beside progress.csv, which does not have them.
func readParams(f *File, in Input) error {
	if f.Separator() == 0 { // result.json has them
		return nil
	}
	const name = "params.json"
	s, err := in.beside(name, name+" beside "+in.Name)
	if s == nil || err != nil {
		return err
	}
	defer s.Close()
	params, err := parseParams(s, f.Names)
	if err != nil {
		return err
	}
	f.AddConstants(params.names, params.cells, "from "+s.File)
	f.Beside = append(f.Beside, Read{s.File, s.Sum()})
	return nil
}

// An assignment is a set of hyperparameters with their values.
type assignment struct{ names, cells []string }

// add adds a hyperparameter.
func (a *assignment) add(name, cell string) {
	a.names = append(a.names, strings.Clone(name))
	a.cells = append(a.cells, strings.Clone(cell))
}

// parseParams reads an assignment: a JSON object on any number of lines. Names
// that the log has already are left out.
func parseParams(s *rows.Stream, known []string) (a assignment, err error) {
	content, err := io.ReadAll(io.LimitReader(s, maxParams))
	if err != nil {
		return a, s.Failure(err)
	}
	text := string(content)
	j := rows.NewJSONParser("/", func(path, cell string, _ int) error {
		if !slices.Contains(known, path) && !slices.Contains(a.names, path) {
			a.add(path, cell)
		}
		return nil
	})
	j.Reset(text)
	if err = j.Object("config", 1); err == nil {
		err = j.End()
	}
	if e := (*rows.JSONError)(nil); errors.As(err, &e) {
		before := text[:e.Offset]
		err = &rows.SyntaxError{
			File: s.File, Line: 1 + strings.Count(before, "\n"),
			Column: e.Offset - strings.LastIndexByte(before, '\n'), Msg: e.Msg,
		}
	}
	return a, err
}
