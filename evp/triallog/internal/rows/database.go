package rows

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"modernc.org/sqlite"
)

const (
	maxDatabase = 1 << 30  // bytes of a database, which is read as a whole
	maxValue    = 16 << 20 // bytes of a value
	lengthLimit = 0        // SQLITE_LIMIT_LENGTH
)

// A SQLite is an opened SQLite database. The file itself is not touched: SQLite
// gets a copy of its bytes in memory. Limits keep a damaged or hostile database
// from using much more time and memory than its size suggests.
type SQLite struct {
	ctx     context.Context
	db      *sql.DB
	conn    *sql.Conn
	maxRows int // that a table can have: a row takes a byte at least
	room    int // bytes of text that may still be read
}

// OpenSQLite opens a database. It must be closed. What to do instead of reading
// one that is too large is part of the error's text.
func OpenSQLite(s *Stream, instead string) (*SQLite, error) {
	content, err := s.ReadAll(maxDatabase)
	if err != nil {
		return nil, err
	}
	if len(content) > maxDatabase {
		return nil, &SyntaxError{File: s.File, Msg: "the database is larger than 1 GB: " + instead}
	}
	d := &SQLite{ctx: context.Background(), maxRows: len(content), room: 32*len(content) + 1<<20}
	if d.db, err = sql.Open("sqlite", ":memory:"); err != nil {
		return nil, err
	}
	if d.conn, err = d.db.Conn(d.ctx); err == nil {
		err = damaged(d.load(content))
	}
	if err != nil {
		d.Close()
		return nil, DatabaseError(s.File, err)
	}
	return d, nil
}

// DatabaseError returns an error in the file of a database. SQLite's messages
// may quote any bytes of the file, so that they are put on one line of text.
func DatabaseError(file string, err error) error {
	printable := func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}
	return &SyntaxError{File: file, Msg: strings.Map(printable, strings.ToValidUTF8(err.Error(), "\ufffd"))}
}

// damaged explains an error of SQLite; nil if err is nil.
func damaged(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("the SQLite database is damaged (%w): copy it again while no program writes to it", err)
}

// Close closes the database.
func (d *SQLite) Close() {
	if d.conn != nil {
		d.conn.Close()
	}
	d.db.Close()
}

// load gives SQLite the bytes of the file.
func (d *SQLite) load(content []byte) error {
	if len(content) > 19 && content[18] == 2 { // in WAL mode SQLite would look for the file of the log
		content[18], content[19] = 1, 1
	}
	err := d.conn.Raw(func(driver any) error {
		return driver.(interface{ Deserialize([]byte) error }).Deserialize(content)
	})
	if err != nil {
		return err
	}
	if _, err := sqlite.Limit(d.conn, lengthLimit, maxValue); err != nil {
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

// HasTable reports whether there is a table, and not a view, with a name.
func (d *SQLite) HasTable(name string) (bool, error) {
	var kind, text string
	const query = "SELECT type, upper(sql) FROM sqlite_master WHERE name = ?"
	err := d.conn.QueryRowContext(d.ctx, query, name).Scan(&kind, &text)
	if err == sql.ErrNoRows {
		return false, nil
	}
	return kind == "table" && strings.HasPrefix(text, "CREATE TABLE"), damaged(err)
}

// HasColumn reports whether a table has a column.
func (d *SQLite) HasColumn(table, column string) (bool, error) {
	var n int
	const query = "SELECT count(*) FROM pragma_table_info(?) WHERE name = ?"
	err := d.conn.QueryRowContext(d.ctx, query, table, column).Scan(&n)
	return n > 0, damaged(err)
}

// Query calls take with each row of the answer to a query, as text; NULL is "".
// The slice is reused. Only rows of at most as many as the file has bytes, and
// of at most 32 times as much text in all queries together, are returned: a
// damaged index can return what is stored once again and again.
func (d *SQLite) Query(query string, take func([]string)) error {
	return damaged(d.query(query, take))
}

func (d *SQLite) query(query string, take func([]string)) error {
	answer, err := d.conn.QueryContext(d.ctx, query)
	if err != nil {
		return err
	}
	defer answer.Close()
	names, err := answer.Columns()
	if err != nil {
		return err
	}
	values, places := make([]any, len(names)), make([]any, len(names))
	text := make([]string, len(names))
	for i := range values {
		places[i] = &values[i]
	}
	for n := 0; answer.Next(); n++ {
		if n > d.maxRows {
			return fmt.Errorf("a table has more rows than the file has bytes")
		}
		if err := answer.Scan(places...); err != nil {
			return err
		}
		for i, v := range values {
			text[i] = valueText(v)
			d.room -= len(text[i])
		}
		if d.room < 0 {
			return fmt.Errorf("its tables hold more text than the file has bytes")
		}
		take(text)
	}
	return answer.Err()
}

// valueText returns a value of SQLite as the text of a cell.
func valueText(value any) string {
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
