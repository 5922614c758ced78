package triallog

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// A Join adds the columns of a table to the rows of a log, such as those of
// CodeCarbon's emissions.csv: a row of the log gets the cells of the row of the
// table whose key is what the row says in a column. Keys are compared as text
// without padding, so 1 is not 1.0.
//
// A column of the table that the log has, too, gets the name of the table before
// its own: "emissions.duration". The key is left out then.
type Join struct {
	Source Source // the table, in one of the Formats, with one row for each key
	Key    string // the column of the table
	Column string // the column of the log
}

// checkJoins reports joins without a column.
func (o *Options) checkJoins() error {
	for _, j := range o.Join {
		if j.Key == "" || j.Column == "" {
			return fmt.Errorf("`join` %s: name a column of that file and one of the log", rows.Quote(j.Source.Name))
		}
	}
	return nil
}

// A joinTable is the table of a Join while a log is read.
type joinTable struct {
	Join
	columns []string       // of the table
	key     int            // the column of the keys
	byKey   map[string]int // rows by key
	rows    []joinRow
	input   Input
	format  string // in words

	names   []string // what the columns are called in the log; nil before the first file
	indices []int    // of the columns that are added
	empty   []string // the cells of a row without a partner

	count, matched int      // rows of the log, and how many of them have a partner
	column         int      // of the current file
	last           string   // what the last row says in the column
	partner        *joinRow // of the last row; nil if it has none
	unjoined       tally    // trials, or steps of one, without a partner
	missing        string   // what the first of them says
}

// A joinRow is a row of the table.
type joinRow struct {
	line  int // see rows.Table.RowID
	cells []string
}

// readJoin reads the table of a join.
func readJoin(j Join) (*joinTable, error) {
	f, err := source.Open(source.Input{Name: j.Source.Name, Open: j.Source.Open, Beside: j.Source.Beside}, "")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t := &joinTable{Join: j, byKey: make(map[string]int), format: f.Describe()}
	if t.key, err = f.Find(j.Key, joinOption); err != nil {
		return nil, err
	}
	for {
		rec, err := f.Next()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = t.add(f, rec)
		}
		if err != nil {
			return nil, err
		}
	}
	t.columns = slices.Clone(f.Names)
	t.input = Input{Name: f.File, SHA256: f.Sum(), Rows: len(t.rows)}
	return t, nil
}

// add adds a row of the table. Rows without a key, and repetitions of the header,
// are nobody's partners.
func (t *joinTable) add(f *source.File, rec []string) error {
	key := strings.TrimSpace(rec[t.key])
	if key == "" || key == f.Names[t.key] {
		return nil
	}
	if again, ok := t.byKey[key]; ok {
		return f.At(t.key, fmt.Sprintf("%s in column %s is also in %s: a row of the log can have one partner (`join`), "+
			"so keep one of them, or join by a column in which each row has its own", rows.Quote(key),
			rows.Quote(f.Names[t.key]), lineOrRow(t.rows[again].line)))
	}
	cells := make([]string, len(rec))
	for i, cell := range rec {
		cells[i] = pointed(strings.TrimSpace(cell), &f.Mark)
	}
	t.byKey[strings.Clone(key)] = len(t.rows)
	t.rows = append(t.rows, joinRow{f.RowID(), cells})
	return nil
}

// lineOrRow names a row by its id; see rows.Table.RowID.
func lineOrRow(id int) string {
	if id < 0 {
		return fmt.Sprintf("row %d", -id)
	}
	return fmt.Sprintf("line %d", id)
}

// pointed returns a copy of a cell, with a decimal point where a file with
// semicolons has a decimal comma.
func pointed(cell string, mark *rows.DecimalMark) string {
	if mark.Any && strings.Count(cell, ",") == 1 && !strings.Contains(cell, ".") {
		point := strings.Replace(cell, ",", ".", 1)
		if _, ok := rows.Number(point); ok {
			return point
		}
	}
	return strings.Clone(cell)
}

// addTo adds the columns of the table to a file of the log.
func (t *joinTable) addTo(f *source.File) (err error) {
	if t.column, err = f.Find(t.Column, joinOption); err != nil {
		return err
	}
	if t.names == nil {
		t.name(f)
	}
	for _, name := range t.names {
		if slices.Contains(f.Names, name) {
			return f.AtHeader(fmt.Sprintf("the file has a column %s, as the table of `join` does (%s): rename one",
				rows.Quote(name), t.input.Name))
		}
	}
	t.empty = make([]string, len(t.names))
	column := t.column
	f.AddColumns(t.names, func(row []string) []string {
		t.column = column // another file may have been opened since
		return t.fill(row)
	}, t.origin)
	return nil
}

// name names the columns that are added, given the first file of the log.
func (t *joinTable) name(f *source.File) {
	t.names = []string{}
	for i, name := range t.columns {
		isTwice := slices.Contains(f.Names, name)
		if name == "" || isTwice && i == t.key {
			continue
		}
		if isTwice {
			name = stem(t.Source.Name) + "." + name
		}
		t.names, t.indices = append(t.names, name), append(t.indices, i)
	}
}

// renamed returns the columns whose names have the name of the table before them.
func (t *joinTable) renamed() []string {
	var out []string
	for k, name := range t.names {
		if name != t.columns[t.indices[k]] {
			out = append(out, name)
		}
	}
	return out
}

// stem returns a file's name without its folder and its ending.
func stem(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	for _, packed := range []string{".gz", ".zst"} {
		name = strings.TrimSuffix(name, packed)
	}
	return strings.TrimSuffix(name, path.Ext(name))
}

// fill appends the cells of the partner to those of a row; see rows.AddColumns.
func (t *joinTable) fill(row []string) []string {
	t.last = row[t.column]
	t.count++
	at, ok := t.byKey[strings.TrimSpace(t.last)]
	if !ok {
		t.partner = nil
		return append(row, t.empty...)
	}
	t.matched++
	t.partner = &t.rows[at]
	for _, i := range t.indices {
		cell := ""
		if i < len(t.partner.cells) { // columns of JSON Lines that occur later are empty before
			cell = t.partner.cells[i]
		}
		row = append(row, cell)
	}
	return row
}

// origin says where the joined cells of the last row come from.
func (t *joinTable) origin() string {
	if t.partner == nil {
		return fmt.Sprintf("no %s in %s is %s", t.Key, t.input.Name, rows.Quote(strings.TrimSpace(t.last)))
	}
	return "joined from " + rows.RowPlace(t.input.Name, t.partner.line)
}

// openJoins reads the tables of Options.Join.
func (r *reading) openJoins() error {
	for _, j := range r.options.Join {
		t, err := readJoin(j)
		if err != nil {
			return r.options.beforeOpening(err)
		}
		r.joins = append(r.joins, t)
	}
	return nil
}

// noteUnjoined counts joins in which the last row, a trial or a step of one, has no
// partner.
func (r *fileReader) noteUnjoined() {
	for _, t := range r.joins {
		if t.partner != nil {
			continue
		}
		if t.unjoined.n == 0 {
			t.missing = strings.Clone(strings.TrimSpace(t.last))
		}
		t.unjoined.add(r.file.Place, t.column)
	}
}

// finding is what rows without a partner lead to in a log with so many rows.
func (t *joinTable) finding(rowCount int) finding {
	return finding{t.unjoined, WarnUnjoined, "%d of %d rows have no partner in " + verbatim(t.input.Name+
		" (no "+rows.Quote(t.Key)+" is their "+rows.Quote(t.Column)+")") +
		": their joined cells are empty; `where` leaves them out" + verbatim(t.hint()), rowCount}
}

// hint names a key that is the same number as a cell without a partner.
func (t *joinTable) hint() string {
	v, ok := rows.Number(t.missing)
	if !ok {
		return ""
	}
	for _, row := range t.rows {
		key := row.cells[t.key]
		if w, ok := rows.Number(key); ok && v == w {
			return fmt.Sprintf("; keys are compared as text, and %s there is %s here", rows.Quote(key), rows.Quote(t.missing))
		}
	}
	return ""
}

// endJoins adds the joined tables to the inputs. It is an error if no row of the
// log has a partner in one.
func (r *reading) endJoins() error {
	for _, t := range r.joins {
		r.log.Inputs = append(r.log.Inputs, t.input)
		if r.inspect != nil {
			r.inspect.inspection.Formats = append(r.inspect.inspection.Formats, t.format+" (joined)")
		}
		if again := t.renamed(); len(again) > 0 {
			r.log.Notes = append(r.log.Notes, fmt.Sprintf("join: columns of %s that the log has, too: %s",
				t.input.Name, rows.QuoteAll(again)))
		}
		if t.count > 0 && t.matched == 0 {
			return r.noPartner(t)
		}
		r.log.Warnings = append(r.log.Warnings, warningsOf([]finding{t.finding(r.filter.rows)})...)
	}
	return nil
}

// noPartner is the error of a table that has no partner for any row.
func (r *reading) noPartner(t *joinTable) error {
	keys := "it has no row with one"
	if len(t.rows) > 0 {
		keys = "the first is " + rows.Quote(t.rows[0].cells[t.key])
	}
	return &SyntaxError{File: t.input.Name, Msg: fmt.Sprintf("`join`: no row of the log has a partner here: no %s is the "+
		"%s of the log (%s; the log says %s)%s", rows.Quote(t.Key), rows.Quote(t.Column), keys,
		rows.Quote(strings.TrimSpace(t.last)), t.hint())}
}
