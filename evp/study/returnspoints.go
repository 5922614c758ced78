package study

import (
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/metric"
	"evpkit/evp/number"
	"evpkit/evp/triallog"
)

// Points returns the diminishing returns of measured points, such as accuracy against
// training images: one per row of a table, the column o.Y against the column o.X, both
// of finite numbers, and x above 0. The column read.Log.By, if there is one, names the
// model. The direction is read.Direction, or that of the name of o.Y. Rows without x or
// y are left out, with the warning [WarnNoPoint].
func Points(source triallog.Source, read Options, o ReturnsOptions) (*Returns, error) {
	s := &Study{options: read, Score: o.Y, Log: &triallog.Log{By: read.Log.By, Score: o.Y}}
	out, err := s.points(source, o)
	return out, s.spelled(err)
}

func (s *Study) points(source triallog.Source, o ReturnsOptions) (*Returns, error) {
	by := ""
	if len(s.options.Log.By) > 0 {
		by = s.options.Log.By[0]
	}
	table, err := triallog.ReadPoints(source, by, o.X, o.Y)
	if err != nil {
		return nil, err
	}
	known := resolve(s.options.Direction, triallog.Stated{}, o.Y)
	s.Direction, s.DirectionFrom, s.Log.Inputs = known.direction, known.from, []triallog.Input{table.Input}
	request := &Request{Command: "returns", Returns: o, Figure: o.Look}
	out := &Returns{Document: s.document(request), XName: o.X, study: s, options: o}
	keepPointSettings(out.Settings)
	out.Settings["points_table"] = []string{o.X, o.Y}
	out.warn(s, known.warnings(triallog.Stated{}, o.Y, o.Y))
	names, points, missing := grouped(table)
	if o.Curve.Range = pointRange(o.Y, points); o.Curve.NoRange {
		o.Curve.Range = nil
	}
	for i, name := range names {
		r, err := evp.PointReturns(name, points[i], s.Direction, o.evp())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", table.Input.Name, err)
		}
		out.Models = append(out.Models, ReturnsModel{Returns: r})
		out.warn(s, r.Warnings)
	}
	if missing > 0 {
		out.warn(s, []evp.Warning{{Code: WarnNoPoint, Place: table.Input.Name, Message: fmt.Sprintf(
			"%d of %d rows have no %s or no %s and were left out", missing, len(table.Labels), o.X, o.Y)}})
	}
	out.caption = out.Caption(o.Look)
	return out, nil
}

// pointRange returns the range that the field fixes for scores of the column's name; nil if
// none is fixed, or if a point is outside it.
func pointRange(column string, points [][]evp.XY) *evp.Support {
	name, ok := metric.Read(column)
	if !ok || !name.Range.Known() {
		return nil
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range slices.Concat(points...) {
		low, high = math.Min(low, p.Y), math.Max(high, p.Y)
	}
	is := name.Range.Within(name.Range.Percent || name.Range.InPercent() && high > 1)
	if !is.Contains(low) || !is.Contains(high) {
		return nil
	}
	return &is
}

// keepPointSettings removes the settings of trials and of curves, which measured
// points do not have.
func keepPointSettings(all map[string]any) {
	delete(all, "where_left_out")
	for _, s := range Settings("returns") {
		ofTrials := s.Group == GroupReading || s.Group == GroupRows || slices.Contains(s.Commands, "curve")
		if kept := []string{"score", "by", "minimize", "support"}; ofTrials && s.Group != GroupFigure && !slices.Contains(kept, s.Name) {
			delete(all, s.JSON())
		}
	}
}

// grouped returns the points of each label, in the order in which the labels
// first appear, and how many rows lack an x or a y.
func grouped(table *triallog.Numbers) (names []string, points [][]evp.XY, missing int) {
	for i, name := range table.Labels {
		x, y := table.Values[0][i], table.Values[1][i]
		if math.IsNaN(x) || math.IsNaN(y) {
			missing++
			continue
		}
		if name == "" {
			name = "all"
		}
		k := slices.Index(names, name)
		if k < 0 {
			k, names, points = len(names), append(names, name), append(points, nil)
		}
		points[k] = append(points[k], evp.XY{X: x, Y: y})
	}
	return names, points, missing
}

// FrontierNotes says how many points the frontier of each model has and leaves out; none
// if all points were kept.
func (r Returns) FrontierNotes() []string {
	if !r.options.Frontier {
		return nil
	}
	var out []string
	for _, m := range r.Models {
		kept, beaten := m.Returns.Trials, len(m.Returns.Beaten)
		out = append(out, fmt.Sprintf("frontier of %s: %s of %s; the others are left out, as for each there is a point that "+
			"costs no more and scores at least as well", m.Returns.Model, number.Count(kept), counted(kept+beaten, "point")))
	}
	return out
}
