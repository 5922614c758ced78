package triallog

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// headText is how much of a JSON Lines file is looked through for the names
// of its columns before the first row is taken, in bytes.
const headText = 4 << 20

// maxColumns is how many columns a file may have that names them row by row:
// each row has a cell for all of them, whether it names them or not.
const maxColumns = 10_000

// A jsonRows is a cutter of JSON Lines: its columns are the keys of all lines.
// Those that turn up after headText are added when they do.
type jsonRows struct {
	lines  *lines
	ahead  *ahead
	parse  func(r *jsonRows, line string) error // takes a line apart
	names  []string
	index  map[string]int
	cells  []string
	places []int // columns of the cells, 1-based; 0 if a cell is not there
	set    []int // cells of the last row that may hold something
	n      int   // line of the last row
	text   jsonText

	head    []string // lines that have been looked through
	headErr error    // what ended them
	taken   int      // of head
	configs map[string]config
}

// cutObjects cuts JSON Lines with an object in each.
func cutObjects(in *stream) *jsonRows {
	return newJSONRows(in, (*jsonRows).object)
}

// newJSONRows returns the rows of JSON Lines, and looks through the first.
func newJSONRows(in *stream, parse func(*jsonRows, string) error) *jsonRows {
	a := readAhead(in)
	r := &jsonRows{lines: &lines{ahead: a}, ahead: a, parse: parse, index: make(map[string]int)}
	r.text.join = "."
	r.text.take = r.take
	return r
}

// look looks through the head of the file for the names of its columns.
func (r *jsonRows) look() {
	for size := 0; size < headText; {
		line, err := r.lines.next()
		if err != nil {
			r.headErr = err
			break
		}
		r.head = append(r.head, line)
		size += len(line) + 1
		r.clear()
		_ = r.parse(r, line) // it is told when the row is taken
	}
}

func (r *jsonRows) close()            { r.ahead.close() }
func (r *jsonRows) line() int         { return r.n }
func (r *jsonRows) columns() []string { return r.names }

// raw returns the next line.
func (r *jsonRows) raw() (string, error) {
	if r.taken < len(r.head) {
		r.taken++
		r.n = r.taken
		line := r.head[r.taken-1]
		r.head[r.taken-1] = ""
		return line, nil
	}
	if r.headErr != nil {
		return "", r.headErr
	}
	line, err := r.lines.next()
	r.n = r.lines.n
	return line, err
}

func (r *jsonRows) next() ([]string, error) {
	for {
		line, err := r.raw()
		if err == errLongRow {
			return nil, &cutError{line: r.n + 1, msg: "a line is longer than 16 MB: write an object per line", ended: true}
		}
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		r.clear()
		if err := r.parse(r, line); err != nil {
			return nil, r.fault(err)
		}
		return r.cells, nil
	}
}

// fault gives an error of the last line its place.
func (r *jsonRows) fault(err error) error {
	if e, ok := err.(*jsonError); ok {
		return &cutError{line: r.n, column: e.at + 1, msg: e.msg}
	}
	return err
}

// clear empties the cells.
func (r *jsonRows) clear() {
	for _, i := range r.set {
		r.cells[i], r.places[i] = "", 0
	}
	r.set = r.set[:0]
}

// object takes a line with an object apart.
func (r *jsonRows) object(line string) error {
	r.text.text, r.text.pos = line, 0
	if err := r.text.object("", 0); err != nil {
		return err
	}
	return r.text.end()
}

// take puts a value in its column.
func (r *jsonRows) take(path, cell string, at int) error {
	i, ok := r.index[path]
	if !ok {
		if !utf8.ValidString(path) {
			return &jsonError{at, fmt.Sprintf("key %s is not in UTF-8: save the log in UTF-8", quote(path))}
		}
		if i, ok = r.addColumn(path); !ok {
			return &jsonError{at, fmt.Sprintf("key %s is one more than %d different keys: are there values in the keys?", quote(path), maxColumns)}
		}
	}
	if r.places[i] > 0 {
		return &jsonError{at, fmt.Sprintf("key %s stands twice in this object", quote(path))}
	}
	r.cells[i], r.places[i] = cell, at+1
	r.set = append(r.set, i)
	return nil
}

// addColumn adds a column, unless there are too many.
func (r *jsonRows) addColumn(name string) (i int, ok bool) {
	if i = len(r.names); i == maxColumns {
		return none, false
	}
	name = strings.Clone(name)
	r.index[name] = i
	r.names = append(r.names, name)
	r.cells = append(r.cells, "")
	r.places = append(r.places, 0)
	return i, true
}

func (r *jsonRows) position(i int) (line, column int) { return r.n, r.places[i] }

// A grid is a cutter of what has been read as a whole: an Optuna study.
type grid struct {
	names []string
	index map[string]int
	rows  []gridRow
	last  int // rows handed on
	cells []string
}

// A gridRow is a row of a grid: the cells that were set, in that order. So it
// takes the room of what was set, whatever the number of columns.
type gridRow struct {
	cells []gridCell
	line  int // of the file; 0 if it has none
}

// A gridCell is a cell of a grid that was set.
type gridCell struct {
	column int
	text   string
}

// newGrid returns a grid with columns.
func newGrid(names ...string) *grid {
	g := &grid{index: make(map[string]int)}
	for _, name := range names {
		g.column(name)
	}
	return g
}

// column returns the column with a name; it is added if there is none.
func (g *grid) column(name string) int {
	i, ok := g.index[name]
	if !ok {
		i = len(g.names)
		g.index[name] = i
		g.names = append(g.names, name)
	}
	return i
}

// set sets a cell of row k.
func (g *grid) set(k int, name, cell string) {
	g.rows[k].cells = append(g.rows[k].cells, gridCell{g.column(name), cell})
}

// get returns a cell of row k.
func (g *grid) get(k int, name string) string {
	cells := g.rows[k].cells
	for i := len(cells) - 1; i >= 0; i-- {
		if cells[i].column == g.index[name] {
			return cells[i].text
		}
	}
	return ""
}

// check is an error if there are too many columns.
func (g *grid) check() error {
	if len(g.names) > maxColumns {
		return fmt.Errorf("the study has more than %d different parameters and attributes: export it as CSV without them", maxColumns)
	}
	return nil
}

func (g *grid) close()                     {}
func (g *grid) columns() []string          { return g.names }
func (g *grid) line() int                  { return g.rows[max(g.last-1, 0)].line }
func (g *grid) position(int) (line, _ int) { return g.line(), 0 }

func (g *grid) next() ([]string, error) {
	if g.last == len(g.rows) {
		return nil, io.EOF
	}
	row := g.rows[g.last]
	g.last++
	if g.cells == nil {
		g.cells = make([]string, len(g.names))
	}
	clear(g.cells)
	for _, c := range row.cells {
		g.cells[c.column] = c.text
	}
	return g.cells, nil
}
