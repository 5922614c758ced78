package source

import (
	"fmt"
	"path/filepath"
	"strconv"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
)

// WarnUnwritten is the code of the warning that changes to a database are in
// another file beside it and were not read.
const WarnUnwritten evp.WarningCode = "database-not-settled"

// openDatabase reads the studies of an SQLite database.
func openDatabase(s *rows.Stream, in Input) (*Content, error) {
	db, err := rows.OpenSQLite(s, "export the study as CSV (study.trials_dataframe().to_csv)")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	d := &database{
		storage: newStorage(), db: db, byID: make(map[string]*study), trials: make(map[string]databaseTrial),
	}
	if err := d.read(); err != nil {
		return nil, rows.DatabaseError(s.File, err)
	}
	content := d.content("SQLite study")
	content.Warnings = unwritten(in)
	return content, nil
}

// A database is read table by table.
type database struct {
	*storage
	db     *rows.SQLite
	byID   map[string]*study
	trials map[string]databaseTrial // by id
}

// A databaseTrial is the row of a trial.
type databaseTrial struct {
	study *study
	row   int
}

// schema lists the tables and columns that are read.
var schema = []struct {
	table   string
	columns []string
}{
	{"studies", []string{"study_id", "study_name"}},
	{"study_directions", []string{"study_id", "objective", "direction"}},
	{"study_system_attributes", []string{"study_id", "key", "value_json"}},
	{"trials", []string{"trial_id", "number", "study_id", "state", "datetime_start", "datetime_complete"}},
	{"trial_values", []string{"trial_id", "objective", "value"}},
	{"trial_params", []string{"trial_id", "param_name", "param_value", "distribution_json"}},
	{"trial_user_attributes", []string{"trial_id", "key", "value_json"}},
	{"trial_system_attributes", []string{"trial_id", "key", "value_json"}},
}

// checkSchema returns an error unless the database is one of Optuna's.
func (d *database) checkSchema() error {
	for _, s := range schema {
		ok, err := d.db.HasTable(s.table)
		if err == nil && !ok {
			err = fmt.Errorf("an SQLite database, but not of Optuna: there is no table %q", s.table)
		}
		if err != nil {
			return err
		}
		for _, column := range s.columns {
			ok, err := d.db.HasColumn(s.table, column)
			if err == nil && !ok {
				err = fmt.Errorf("a study of a version of Optuna before 2.4 (table %q has no column %q): "+
					"upgrade it (optuna storage upgrade), or export it as CSV", s.table, column)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// read reads the studies and their trials.
func (d *database) read() error {
	if err := d.checkSchema(); err != nil {
		return err
	}
	values, err := d.valuesQuery()
	if err != nil {
		return err
	}
	for _, q := range []struct {
		query string
		take  func(c []string)
	}{
		{"SELECT study_id, study_name FROM studies ORDER BY study_id", d.addStudy},
		{"SELECT study_id, direction FROM study_directions ORDER BY study_id, objective", d.addDirection},
		{"SELECT study_id, value_json FROM study_system_attributes WHERE key = 'study:metric_names'", d.setMetrics},
		{"SELECT trial_id, number, study_id, state, datetime_start || '', datetime_complete || '' " +
			"FROM trials ORDER BY trial_id", d.addTrial},
		{values, d.setValue},
		{"SELECT trial_id, param_name, param_value, distribution_json FROM trial_params ORDER BY param_id", d.setParam},
		{"SELECT trial_id, key, value_json FROM trial_user_attributes ORDER BY trial_user_attribute_id",
			d.attributeSetter("user_attrs_")},
		{"SELECT trial_id, key, value_json FROM trial_system_attributes ORDER BY trial_system_attribute_id",
			d.attributeSetter("system_attrs_")},
	} {
		if err := d.db.Query(q.query, q.take); err != nil {
			return err
		}
		if err := d.table.Check(); err != nil {
			return err
		}
	}
	return nil
}

func (d *database) addStudy(c []string) {
	s := &study{name: c[1]}
	d.byID[c[0]] = s
	d.studies = append(d.studies, s)
}

func (d *database) addDirection(c []string) {
	if s := d.byID[c[0]]; s != nil {
		s.directions = append(s.directions, c[1])
	}
}

func (d *database) setMetrics(c []string) {
	if s := d.byID[c[0]]; s != nil {
		s.setMetrics(c[1])
	}
}

func (d *database) addTrial(c []string) {
	s := d.byID[c[2]]
	if s == nil {
		return
	}
	k := d.storage.addTrial(s, 0)
	d.trials[c[0]] = databaseTrial{s, k}
	d.table.Set(k, "number", c[1])
	d.table.Set(k, "state", c[3])
	d.setTimes(k, c[4], c[5])
}

// valuesQuery asks for the values of trials. Versions of Optuna before 3.0 have
// no column that says whether a value is infinite.
func (d *database) valuesQuery() (string, error) {
	kind := "'FINITE'"
	ok, err := d.db.HasColumn("trial_values", "value_type")
	if ok {
		kind = "value_type"
	}
	return "SELECT trial_id, objective, value, " + kind + " FROM trial_values ORDER BY trial_id, objective", err
}

func (d *database) setValue(c []string) {
	t, ok := d.trials[c[0]]
	if !ok {
		return
	}
	value := c[2]
	switch c[3] {
	case "INF_POS":
		value = "inf"
	case "INF_NEG":
		value = "-inf"
	}
	objective, _ := strconv.Atoi(c[1])
	d.table.Set(t.row, t.study.valueColumn(objective), value)
}

func (d *database) setParam(c []string) {
	if t, ok := d.trials[c[0]]; ok {
		d.table.Set(t.row, "params_"+c[1], d.param(c[2], c[3]))
	}
}

func (d *database) attributeSetter(prefix string) func([]string) {
	return func(c []string) {
		if t, ok := d.trials[c[0]]; ok {
			d.table.Set(t.row, prefix+c[1], jsonCell(c[2]))
		}
	}
}

// unwritten warns of changes that are in a file beside the database and not yet
// in it.
func unwritten(in Input) []evp.Warning {
	if in.Beside == nil {
		return nil
	}
	var ws []evp.Warning
	for _, ending := range []string{"-wal", "-journal"} {
		name := filepath.Base(in.Name) + ending
		file, err := in.Beside(name)
		if file == nil || err != nil {
			continue
		}
		n, _ := file.Read(make([]byte, 1))
		file.Close()
		if n > 0 {
			ws = append(ws, evp.Warning{Code: WarnUnwritten, Place: in.Name,
				Message: fmt.Sprintf("changes in %s are not read: end the programs that write to the study first", name)})
		}
	}
	return ws
}
