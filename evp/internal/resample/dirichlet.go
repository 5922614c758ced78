package resample

import (
	"math"

	"evpkit/evp/internal/ordstat"
	"evpkit/evp/internal/parallel"
	"evpkit/evp/internal/renewal"
	"evpkit/sampling"
)

// A Beyond is one more trial than were logged: how good and how bad it can be.
type Beyond struct {
	Good, Bad   float64 // scores, at or beyond the best and the worst logged ones
	Failed      bool    // the bad one has no score, which counts as Bad
	Least, Most float64 // what a trial can cost, in cost units; 1 by number of trials
}

// harm returns the cost at which the bad trial, whose score is bad, does most harm within a
// budget. The more it costs the sooner a search that draws it ends; but if the mean is given a
// score (none is NaN) or nothing counts for more than it, then one that does not fit harms
// less than one that takes the whole budget. Only where logged trials fail and the mean is
// given a score can a cheaper one do a little more harm.
func (b Beyond) harm(budget, bad, none float64) float64 {
	if none <= bad {
		return b.Most
	}
	return math.Min(b.Most, math.Max(budget, b.Least))
}

// A Dirichlet evaluates the mean of the best at fixed x for weights of the logged trials
// and one more that have a Dirichlet(1, …, 1) law: those under which the spacings of the
// scores' distribution function lie. It is immutable.
type Dirichlet struct {
	*Engine
	beyond Beyond
	ends   []*renewal.CoarseEnds // by x, where trials differ in cost
}

// NewDirichlet prepares the evaluation.
func NewDirichlet(o Setup, beyond Beyond) *Dirichlet {
	e, rows, group := newRows(o)
	if o.Above != nil {
		beyond.Good, beyond.Bad = 1, 0
	}
	d := &Dirichlet{Engine: e, beyond: beyond}
	cost, equal := o.Trials.EqualCost()
	if !o.Budget || equal && beyond.Least == cost && beyond.Most == cost {
		e.setGrouped(o, group, rows.FailedRows())
		return d
	}
	law := rows.ByBudget()
	d.ends = make([]*renewal.CoarseEnds, len(o.Xs))
	parallel.For(len(o.Xs), func(k int) {
		d.ends[k] = law.NewCoarseEnds(coarseBudget(o.Xs[k], coarseSlack), group, e.values, renewal.Beyond{
			Above: d.above(), Below: d.below(), Failed: beyond.Failed,
			Least: beyond.Least, Most: beyond.harm(o.Xs[k], beyond.Bad, o.None),
		})
	})
	return d
}

// above returns by how much the good trial exceeds the best group.
func (d *Dirichlet) above() float64 { return math.Max(d.beyond.Good-d.values[len(d.values)-1], 0) }

// below returns by how much the bad trial falls short of the worst group.
func (d *Dirichlet) below() float64 {
	if d.beyond.Failed {
		return 0
	}
	return math.Max(d.values[0]-d.beyond.Bad, 0)
}

// Draw returns the mean of the best with the good trial and with the bad one, each minus
// that of the logged trials alone, by x, then by draw; NaN where there is none. progress
// may be nil.
func (d *Dirichlet) Draw(draw sampling.Bootstrap, draws int, progress *parallel.Progress) (good, bad [][]float64) {
	logged := make([][2]float64, len(d.xs))
	d.evaluator()(d.Logged(), 0, logged)
	good, bad = make([][]float64, len(d.xs)), make([][]float64, len(d.xs))
	for k := range d.xs {
		good[k], bad[k] = make([]float64, draws), make([]float64, draws)
	}
	parallel.Workers(draws, func() func(i int) {
		w, ends, out := make(Weights, d.rows), d.evaluator(), make([][2]float64, len(d.xs))
		return func(i int) {
			ends(w, draw.Dirichlet(i, d.counts, w), out)
			for k, end := range out {
				good[k][i], bad[k][i] = end[0]-logged[k][0], end[1]-logged[k][0]
			}
			progress.Add(1)
		}
	})
	return good, bad
}

// evaluator returns, for one goroutine, a function that evaluates the mean of the best at
// all x with the good trial and with the bad one.
func (d *Dirichlet) evaluator() func(w Weights, extra float64, out [][2]float64) {
	if d.ends == nil {
		return d.evaluatorByTrials()
	}
	work := renewal.NewCoarseEndsWork(len(d.values), d.rows)
	return func(w Weights, extra float64, out [][2]float64) {
		for k, ends := range d.ends {
			e := ends.Evaluate(w, extra, work)
			base := d.values[0]
			low := base - d.below()
			if ends.Certain() {
				base = d.values[ends.Base(len(d.values))]
				low = base
			}
			good := d.mean(base, e[renewal.Good].Gain, e[renewal.Good].Scored)
			out[k] = [2]float64{good, d.mean(low, e[renewal.Bad].Gain, e[renewal.Bad].Scored)}
		}
	}
}

// evaluatorByTrials is evaluator where all trials cost the same.
func (d *Dirichlet) evaluatorByTrials() func(w Weights, extra float64, out [][2]float64) {
	tails := ordstat.NewTails(len(d.values))
	beyond := ordstat.Beyond{Above: d.above(), Below: d.below(), Failed: d.beyond.Failed}
	return func(w Weights, extra float64, out [][2]float64) {
		d.grouped.SetTails(tails, w, extra)
		for k, n := range d.ns {
			good, bad := d.grouped.Ends(tails, n, beyond)
			out[k][0] = d.mean(d.values[0], good.Gain, good.Scored)
			out[k][1] = d.mean(d.values[0]-beyond.Below, bad.Gain, bad.Scored)
		}
	}
}
