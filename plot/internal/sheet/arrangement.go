package sheet

// An arrangement places panels in rows of so many columns, in reading order.
type arrangement struct {
	n, columns int
	oneY       bool      // the y axes of all panels have one label, written once
	heights    []float64 // of the rows, in proportion; 1 for those that have none
}

// newArrangement returns the arrangement of a figure's panels.
func newArrangement(f Figure) arrangement {
	a := arrangement{n: len(f.Panels), columns: len(f.Panels), heights: f.Heights}
	if f.Columns > 0 {
		a.columns = min(f.Columns, a.n)
	}
	a.oneY = a.n > 1
	for _, p := range f.Panels {
		a.oneY = a.oneY && p.Y.Label == f.Panels[0].Y.Label && p.Y.Unit == f.Panels[0].Y.Unit
	}
	return a
}

// row returns the row of panel i, from the top.
func (a arrangement) row(i int) int { return i / a.columns }

// column returns the column of panel i, from the left.
func (a arrangement) column(i int) int { return i % a.columns }

// rows returns the number of rows.
func (a arrangement) rows() int { return a.row(a.n-1) + 1 }

// isLastRow reports whether panel i is in the last row.
func (a arrangement) isLastRow(i int) bool { return a.row(i) == a.rows()-1 }

// isLastColumn reports whether panel i is in the last column.
func (a arrangement) isLastColumn(i int) bool { return a.column(i) == a.columns-1 }

// height returns the height of row r in proportion to the others.
func (a arrangement) height(r int) float64 {
	if r < len(a.heights) {
		return a.heights[r]
	}
	return 1
}

// hasX reports whether panel i has numbers and a label on its x axis: it does
// unless the panel below it has the same.
func (a arrangement) hasX(panels []Panel, i int) bool {
	below := i + a.columns
	return below >= a.n || panels[i].X != panels[below].X
}

// hasY reports whether panel i has numbers on its y axis: it does unless the panel
// to its left has the same.
func (a arrangement) hasY(panels []Panel, i int) bool {
	return a.column(i) == 0 || panels[i].Y != panels[i-1].Y
}
