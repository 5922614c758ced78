package triallog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// IDChecks look at ids that are whole numbers: those that are not there may be
// trials that failed and left no row.
type idChecks struct {
	files []*idNumbers
}

// IDNumbers are the ids of a file. They are complete: if a file has too many
// rows, or an id that is no whole number, nothing is said of it.
type idNumbers struct {
	column  string
	seen    map[int]bool
	rows    int
	refuted bool
}

// add takes the id of a row, whether or not the row is a trial. An empty cell is
// none, nor is the name of the column.
func (n *idNumbers) add(cell string) {
	if n.refuted {
		return
	}
	cell = strings.TrimSpace(cell)
	if cell == "" || cell == n.column {
		return
	}
	id, err := strconv.Atoi(cell)
	if n.rows++; err != nil || id < 0 || n.rows > maxChecked {
		n.refuted, n.seen = true, nil
		return
	}
	if n.seen == nil {
		n.seen = make(map[int]bool)
	}
	n.seen[id] = true
}

// leastNumbered is how many ids must be there for gaps to mean something.
const leastNumbered = 5

// missing returns the ids that are not there, if the ids begin at 0 or 1 and at
// least half are there; otherwise they are not consecutive numbers.
func (n *idNumbers) missing() (ids []int, all int) {
	if n.refuted || len(n.seen) < leastNumbered {
		return nil, 0
	}
	first, last := n.ends()
	if first > 1 || last-first >= 2*len(n.seen) {
		return nil, 0
	}
	all = last - first + 1 // which the largest id cannot overflow now
	for id := first; id <= last; id++ {
		if !n.seen[id] {
			ids = append(ids, id)
		}
	}
	return ids, all
}

// ends returns the smallest and the largest id.
func (n *idNumbers) ends() (first, last int) {
	ids := make([]int, 0, len(n.seen))
	for id := range n.seen {
		ids = append(ids, id)
	}
	return slices.Min(ids), slices.Max(ids)
}

// warnings warns of ids that are not there. Files whose ids are all different
// are numbered together.
func (c *idChecks) warnings() []evp.Warning {
	together := &idNumbers{seen: make(map[int]bool)}
	sum := 0
	for _, n := range c.files {
		together.refuted = together.refuted || n.refuted
		sum += len(n.seen)
		for id := range n.seen {
			together.seen[id] = true
		}
	}
	files := c.files
	if sum == len(together.seen) {
		files = []*idNumbers{together}
	}
	var missing []int
	all := 0
	for _, n := range files {
		ids, of := n.missing()
		missing, all = append(missing, ids...), all+of
	}
	if len(missing) == 0 {
		return nil
	}
	return []evp.Warning{{Code: WarnMissingTrials, Message: fmt.Sprintf(
		"%d of %d ids in column %s are not there (%s): did those trials fail? A failed trial counts and costs: "+
			"write a row for each, with nan for its score", len(missing), all, rows.Quote(c.files[0].column), firstOf(missing))}}
}

// firstOf lists the first few numbers.
func firstOf(numbers []int) string {
	const few = 3
	var words []string
	for _, n := range numbers[:min(few, len(numbers))] {
		words = append(words, strconv.Itoa(n))
	}
	if len(numbers) > few {
		words = append(words, "…")
	}
	return strings.Join(words, ", ")
}

// truncations are the numbers of rows at which programs cut an export off.
var truncations = []int{100, 500, 1000, 5000, 10_000}

// truncatedExport warns of a file that has just as many rows as programs export
// at once. A search of 100 trials has these, too. So a format must be known to cut
// off there; of other tables, the ids must be consecutive numbers that begin
// after 1, as if the earlier trials were cut off.
func truncatedExport(f *source.File, ids *idNumbers, rowCount int) []evp.Warning {
	if !slices.Contains(truncations, rowCount) {
		return nil
	}
	how := f.Format.Truncates
	if how == "" || f.Format.Name == "wandb" && !slices.Contains(f.Names, "Name") {
		if ids == nil || ids.refuted || len(ids.seen) != rowCount {
			return nil
		}
		first, last := ids.ends()
		if first <= 1 || last-first+1 != rowCount {
			return nil
		}
		how = fmt.Sprintf("its ids begin at %d: export the trials before that, too", first)
	}
	return []evp.Warning{{Code: WarnTruncated, Place: f.File, Message: fmt.Sprintf(
		"exactly %d rows: does the log end there because the export was cut off? %s", rowCount, how)}}
}
