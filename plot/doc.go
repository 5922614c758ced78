// Package plot draws the curves of package evp as figures fit to print.
//
//	[]evp.Curve → Curves → Figure → Encode → bytes of PNG, SVG, PDF or EPS
//
//	[]Group     → Facets → Figure      small multiples
//	[]Row       → Stack  → Figure      panels above each other on one x axis
//	[]BarRow    → Bars   → Figure      models as aligned bars
//	[]evp.Curve → Caption              what the figure shows, in words
//
// Curves decides what is shown: which curve goes to which panel, the words on
// the axes, each model's colour and dash, and the range of the scores. A Figure
// is plain, exported values and may be changed before it is encoded. Encode
// lays the figure out and draws it; it never reads a clock, a file or the
// environment, so that the same figure gives the same bytes.
//
// Text that comes from a log (model names, score names, units) is drawn as it
// is: '_', '%', '^', '$' and '\' are ordinary characters.
package plot
