// Package plot draws the results of package evp as figures fit to print.
//
//	Curves         []evp.Curve           one panel per axis
//	Facets         curves by data set    small multiples
//	Comparison     []*compare.Pair       curves above, differences below
//	Returns        []*evp.Returns        curves above, the gain of doubling below
//	Sizes          curves by size        points with bars against the size of trials
//	Distributions  []*evp.Distribution   the scores' distribution, and its better tail
//	Bars           tables of models      rows of aligned bars
//
// Each of these types has two methods. Figure decides what is shown: which curve
// goes to which panel, the words on the axes, each model's colour and dash, and
// the range of the scores. Caption says in words what the figure shows. Both
// take the same Options. Stack is for figures of other kinds: it draws any
// curves and series in panels above each other.
//
//	results → Figure → Encode → bytes of PNG, SVG, PDF or EPS
//
// A Figure is plain, exported values and may be changed before it is encoded.
// Encode lays it out and draws it; it never reads a clock, a file or the
// environment, so that the same figure gives the same bytes.
//
// Text that comes from a log (model names, score names, units) is drawn as it
// is: '_', '%', '^', '$' and '\' are ordinary characters.
package plot
