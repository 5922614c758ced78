package triallog

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"modernc.org/sqlite"

	"evpkit/evp"
)

const (
	// maxDatabase is the largest database, in bytes: it is read as a whole.
	maxDatabase = 1 << 30
	// maxCell is the longest value in one.
	maxCell = 16 << 20
	// lengthLimit is SQLITE_LIMIT_LENGTH.
	lengthLimit = 0
)

// readDatabase reads the studies of an SQLite database of Optuna. The file
// itself is not touched: SQLite gets a copy of its bytes in memory.
func readDatabase(in *stream) (*studyFile, error) {
	content, err := io.ReadAll(io.LimitReader(in.source, maxDatabase+1))
	if err != nil {
		return nil, in.failure(err)
	}
	if len(content) > maxDatabase {
		return nil, &SyntaxError{File: in.file, Msg: "the database is larger than 1 GB: export the study as CSV (study.trials_dataframe().to_csv)"}
	}
	f, err := studiesIn(content)
	if err != nil {
		return nil, &SyntaxError{File: in.file, Msg: onOneLine(err.Error())}
	}
	return f, nil
}

// onOneLine is what SQLite says of a file, with what may stand in its names.
func onOneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, strings.ToValidUTF8(text, "\ufffd"))
}

// studiesIn reads the studies of a database.
func studiesIn(content []byte) (*studyFile, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	ctx := context.Background()
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	d := &databaseFile{studyFile: newStudyFile(), ctx: ctx, conn: conn, most: len(content), room: 32*len(content) + 1<<20}
	if err := d.open(content); err != nil {
		return nil, fmt.Errorf("the SQLite database is damaged (%w): copy it again while no program writes to it", err)
	}
	return d.studyFile, d.read()
}

// A databaseFile is a database while it is read.
type databaseFile struct {
	*studyFile
	ctx  context.Context
	conn *sql.Conn
	most int // rows that a table can have: a row takes a byte at least
	room int // for texts: what is stored once cannot be read again and again
}

// open gives SQLite the bytes of the file.
func (d *databaseFile) open(content []byte) error {
	if len(content) > 19 && content[18] == 2 { // written with a log of its own, which SQLite would look for
		content[18], content[19] = 1, 1
	}
	err := d.conn.Raw(func(driver any) error {
		return driver.(interface{ Deserialize([]byte) error }).Deserialize(content)
	})
	if err != nil {
		return err
	}
	if _, err := sqlite.Limit(d.conn, lengthLimit, maxCell); err != nil {
		return err
	}
	for _, pragma := range []string{"trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"} {
		if _, err := d.conn.ExecContext(d.ctx, "PRAGMA "+pragma); err != nil {
			return err
		}
	}
	var n int
	return d.conn.QueryRowContext(d.ctx, "SELECT count(*) FROM sqlite_master").Scan(&n)
}

// needed are the tables and columns that are read.
var needed = []struct {
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

// check is an error unless the database is one of Optuna's.
func (d *databaseFile) check() error {
	for _, n := range needed {
		var kind, text string
		err := d.conn.QueryRowContext(d.ctx, "SELECT type, upper(sql) FROM sqlite_master WHERE name = ?", n.table).Scan(&kind, &text)
		if err == sql.ErrNoRows || err == nil && (kind != "table" || !strings.HasPrefix(text, "CREATE TABLE")) {
			return fmt.Errorf("an SQLite database, but not of Optuna: there is no table %q", n.table)
		}
		if err != nil {
			return d.damaged(err)
		}
		for _, column := range n.columns {
			var there int
			err := d.conn.QueryRowContext(d.ctx, "SELECT count(*) FROM pragma_table_info(?) WHERE name = ?", n.table, column).Scan(&there)
			if err != nil {
				return d.damaged(err)
			}
			if there == 0 {
				return fmt.Errorf("a study of a version of Optuna before 2.4 (table %q has no column %q): upgrade it (optuna storage upgrade), or export it as CSV", n.table, column)
			}
		}
	}
	return nil
}

// damaged explains an error of SQLite's.
func (d *databaseFile) damaged(err error) error {
	return fmt.Errorf("the SQLite database is damaged (%w): copy it again while no program writes to it", err)
}

// read reads the studies.
func (d *databaseFile) read() error {
	if err := d.check(); err != nil {
		return err
	}
	studies := make(map[string]*study)
	rowOf := make(map[string]int)
	of := make(map[string]*study) // by trial
	steps := []struct {
		query string
		take  func(c []string)
	}{
		{"SELECT study_id, study_name FROM studies ORDER BY study_id", func(c []string) {
			studies[c[0]] = &study{name: c[1]}
			d.studies = append(d.studies, studies[c[0]])
		}},
		{"SELECT study_id, direction FROM study_directions ORDER BY study_id, objective", func(c []string) {
			if s := studies[c[0]]; s != nil {
				s.directions = append(s.directions, c[1])
			}
		}},
		{"SELECT study_id, value_json FROM study_system_attributes WHERE key = 'study:metric_names'", func(c []string) {
			if s := studies[c[0]]; s != nil {
				s.setMetrics(c[1])
			}
		}},
		{"SELECT trial_id, number, study_id, state, datetime_start || '', datetime_complete || '' FROM trials ORDER BY trial_id", func(c []string) {
			if s := studies[c[2]]; s != nil {
				k := d.addTrial(s, 0)
				rowOf[c[0]], of[c[0]] = k, s
				d.grid.set(k, "number", c[1])
				d.grid.set(k, "state", c[3])
				d.time(k, c[4], c[5])
			}
		}},
		{d.valuesQuery(), func(c []string) {
			if k, ok := rowOf[c[0]]; ok {
				objective, _ := strconv.Atoi(c[1])
				d.grid.set(k, of[c[0]].valueColumn(objective), valueOf(c[2], c[3]))
			}
		}},
		{"SELECT trial_id, param_name, param_value, distribution_json FROM trial_params ORDER BY param_id", func(c []string) {
			if k, ok := rowOf[c[0]]; ok {
				d.grid.set(k, "params_"+c[1], d.param(c[2], c[3]))
			}
		}},
		{"SELECT trial_id, key, value_json FROM trial_user_attributes ORDER BY trial_user_attribute_id", func(c []string) {
			if k, ok := rowOf[c[0]]; ok {
				d.grid.set(k, "user_attrs_"+c[1], attribute(c[2]))
			}
		}},
		{"SELECT trial_id, key, value_json FROM trial_system_attributes ORDER BY trial_system_attribute_id", func(c []string) {
			if k, ok := rowOf[c[0]]; ok {
				d.grid.set(k, "system_attrs_"+c[1], attribute(c[2]))
			}
		}},
	}
	for _, s := range steps {
		if err := d.query(s.query, s.take); err != nil {
			return d.damaged(err)
		}
		if err := d.grid.check(); err != nil {
			return err
		}
	}
	return nil
}

// valuesQuery asks for the values of trials; older versions of Optuna have no
// column for infinite ones.
func (d *databaseFile) valuesQuery() string {
	kind := "'FINITE'"
	var n int
	if d.conn.QueryRowContext(d.ctx, "SELECT count(*) FROM pragma_table_info('trial_values') WHERE name = 'value_type'").Scan(&n) == nil && n > 0 {
		kind = "value_type"
	}
	return "SELECT trial_id, objective, value, " + kind + " FROM trial_values ORDER BY trial_id, objective"
}

// valueOf returns a value as the text of a cell.
func valueOf(value, kind string) string {
	switch kind {
	case "INF_POS":
		return "inf"
	case "INF_NEG":
		return "-inf"
	}
	return value
}

// query hands the rows of an answer on, as text; the slice is used again.
func (d *databaseFile) query(query string, take func([]string)) error {
	rows, err := d.conn.QueryContext(d.ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	cells, places := make([]any, len(names)), make([]any, len(names))
	text := make([]string, len(names))
	for i := range cells {
		places[i] = &cells[i]
	}
	for n := 0; rows.Next(); n++ {
		if n > d.most {
			return fmt.Errorf("a table has more rows than the file has bytes")
		}
		if err := rows.Scan(places...); err != nil {
			return err
		}
		for i, cell := range cells {
			text[i] = textOf(cell)
			d.room -= len(text[i])
		}
		if d.room < 0 {
			return fmt.Errorf("its tables hold more text than the file has bytes")
		}
		take(text)
	}
	return rows.Err()
}

// textOf returns a value of SQLite's as the text of a cell.
func textOf(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case []byte:
		return string(v)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return fmt.Sprint(value)
}

// unwritten warns of changes that lie beside a database, not yet in it.
func unwritten(s Source) []evp.Warning {
	if s.Beside == nil {
		return nil
	}
	var ws []evp.Warning
	for _, ending := range []string{"-wal", "-journal"} {
		in, err := s.Beside(filepath.Base(s.Name) + ending)
		if in == nil || err != nil {
			continue
		}
		n, _ := in.Read(make([]byte, 1))
		in.Close()
		if n > 0 {
			ws = append(ws, evp.Warning{Code: WarnUnwritten, Place: s.Name,
				Message: fmt.Sprintf("changes in %s%s are not read: end the programs that write to the study first", filepath.Base(s.Name), ending)})
		}
	}
	return ws
}
