package resample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/parallel"
	"evpkit/evp/internal/trials"
)

// tailDraws is the number of Dirichlet draws of a band in these simulations.
const tailDraws = 400

// A goodEndRule says how far a better score than the best of a log can lie.
type goodEndRule struct {
	name string
	end  func(s *trials.Set) float64
}

// The product's rule comes first, then two that it replaces: the confidence limit of the
// endpoint from y_(N) and y_(N−m), m = √N, for a tail of a fixed exponent k.
var goodEndRules = []goodEndRule{
	{"GoodEnd", func(s *trials.Set) float64 { tail, _ := GoodEnd(s); return tail.End }},
	{"k = 2", func(s *trials.Set) float64 { return endpointLimit(s, 2) }},
	{"k = 4", func(s *trials.Set) float64 { return endpointLimit(s, 4) }},
}

// endpointLimit is the upper 95 % confidence limit of Robson & Whitlock and of Cooke.
func endpointLimit(s *trials.Set, k float64) float64 {
	m := math.Round(math.Sqrt(float64(s.Scored())))
	q := math.Pow(-math.Expm1(math.Log(0.05)/m), 1/k)
	return s.Best() + (s.Best()-s.Ranked(int(m)+1))*q/(1-q)
}

// A tailBand is the band of the mean best of n trials of one log: the lower end is the
// 0.025 quantile of the draws whose extra trial is as bad as the worst, the upper one
// the 0.975 quantile of those whose extra trial is at the end, rest + end·beyond.
type tailBand struct {
	lower        float64
	rest, beyond []float64 // by draw
}

// upper returns the upper end.
func (b tailBand) upper(end float64) float64 {
	values := make([]float64, len(b.rest))
	for i := range values {
		values[i] = b.rest[i] + end*b.beyond[i]
	}
	return UpperQuantile(values, 0.025)
}

// tailBands returns the bands of ascending scores at each n.
func tailBands(scores []float64, ns []float64, r *rand.Rand) []tailBand {
	bands, lowers := make([]tailBand, len(ns)), make([][]float64, len(ns))
	below := make([]float64, len(scores)+2) // probability below each atom, the extra one last
	for range tailDraws {
		for i := range scores {
			below[i+1] = below[i] + r.ExpFloat64()
		}
		below[len(scores)+1] = below[len(scores)] + r.ExpFloat64()
		for k, n := range ns {
			rest, beyond, low := bestOf(scores, below, n)
			bands[k].rest, bands[k].beyond = append(bands[k].rest, rest), append(bands[k].beyond, beyond)
			lowers[k] = append(lowers[k], low)
		}
	}
	for k := range bands {
		bands[k].lower = LowerQuantile(lowers[k], 0.025)
	}
	return bands
}

// bestOf returns the mean of the best of n where the extra trial is the best, without
// it and the probability that it is the best, and where it is the worst.
func bestOf(scores, below []float64, n float64) (rest, beyond, low float64) {
	last := len(scores)
	total, above := below[last+1], 1.0
	for i := last; i >= 0 && above > 0; i-- {
		p := 0.0
		if share := below[i] / total; i > 0 && (1-share)*n < 40 {
			p = math.Exp(n * math.Log(share))
		}
		if i == last {
			beyond = above - p
		} else {
			rest += (above - p) * scores[i]
		}
		low += (above - p) * scores[max(i-1, 0)]
		above = p
	}
	return rest, beyond, low
}

// expectedBest returns the law's own mean of the best of n, ∫ Q(v^{1/n}) dv, with v on a
// logistic grid that is as fine at both ends.
func expectedBest(l coverage.Law, n float64) float64 {
	const steps, far = 12_000, 36.0
	sum, weight := 0.0, 0.0
	for i := range steps {
		v := 1 / (1 + math.Exp(far-2*far*float64(i)/steps))
		if u := math.Exp(math.Log(v) / n); u < 1 {
			sum += v * (1 - v) * l.Score(u)
			weight += v * (1 - v)
		}
	}
	return sum / weight
}

// A tailCell is what was found for one law and one N.
type tailCell struct {
	held    [][]coverage.Count // by rule, by n
	widths  [][]float64        // by rule: median at each n
	heavy   coverage.Count
	shortLo []coverage.Count // by n: lower ends above the truth
}

// measureTail simulates logs of a law.
func measureTail(t *testing.T, l coverage.Law, n int, ns []float64, logs int) tailCell {
	t.Helper()
	truth := make([]float64, len(ns))
	for k := range ns {
		truth[k] = expectedBest(l, ns[k])
	}
	uppers, bands, tails := make([][][]float64, logs), make([][]tailBand, logs), make([]Tail, logs)
	parallel.For(logs, func(i int) {
		r := rand.New(rand.NewPCG(coverage.Seed+uint64(n), uint64(i)))
		scores, _ := l.Draw(n, r)
		rows := make([]trials.Row, n)
		for j := range rows {
			rows[j] = trials.Row{Score: scores[j], Cost: math.NaN(), Count: 1}
		}
		s, err := trials.New(rows, nil)
		if err != nil {
			t.Error(err)
			return
		}
		tails[i], _ = GoodEnd(s)
		bands[i] = tailBands(s.Scores, ns, r)
		for _, rule := range goodEndRules {
			var at []float64
			for _, band := range bands[i] {
				at = append(at, band.upper(rule.end(s)))
			}
			uppers[i] = append(uppers[i], at)
		}
	})
	cell := tailCell{shortLo: make([]coverage.Count, len(ns))}
	for q := range goodEndRules {
		held, widths := make([]coverage.Count, len(ns)), make([]float64, len(ns))
		for k := range ns {
			var all []float64
			for i := range logs {
				low, high := bands[i][k].lower, uppers[i][q][k]
				held[k].Add(countOf(low <= truth[k]+1e-9 && high >= truth[k]-1e-9))
				all = append(all, high-low)
			}
			slices.Sort(all)
			widths[k] = all[logs/2]
		}
		cell.held, cell.widths = append(cell.held, held), append(cell.widths, widths)
	}
	for i := range logs {
		cell.heavy.Add(countOf(tails[i].Heavy))
		for k := range ns {
			cell.shortLo[k].Add(countOf(bands[i][k].lower > truth[k]+1e-9))
		}
	}
	return cell
}

// countOf returns the count of one log.
func countOf(held bool) coverage.Count {
	if held {
		return coverage.Count{Held: 1, Of: 1}
	}
	return coverage.Count{Of: 1}
}

// TestCoverageTail measures what bands that end at GoodEnd hold, and how wide they are,
// by number of trials.
func TestCoverageTail(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	if *coverage.Samples == 0 {
		cell := measureTail(t, coverage.LightTail, 20, []float64{2, 5, 10, 20}, 100)
		for k, c := range cell.held[0] {
			c.AtLeast(t, fmt.Sprintf("light tail, N = 20, %d", k), 0.95)
		}
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Shares of %d simulated logs (a quarter as many for N = 1,000) whose `dirichlet` band (nominal 0.95, "+
		"%d draws, by number of trials) held the law's own mean of the best of n, where a better score "+
		"than those seen can lie as far as GoodEnd allows; "+
		"how many lower ends were above it, at the worst n; its median width at N/2; how many logs were said to have a "+
		"heavy tail; and the least share past n = 1 and the width, relative to GoodEnd's, of two rules that it replaced: "+
		"the 95 %% limit of an endpoint from the √N best scores for a tail of a fixed exponent k.\n\n"+
		"| law | N | 1 | N/8 | N/4 | N/2 | N | too high | width | heavy | k = 2 | width | k = 4 | width |\n"+
		"|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n", *coverage.Samples, tailDraws)
	for _, l := range slices.Concat(coverage.Everyday, coverage.Hard) {
		for _, n := range []int{5, 10, 20, 60, 200, 1000} {
			logs, ns := *coverage.Samples, []float64{1}
			if n == 1000 {
				logs = max(logs/4, 1)
			}
			for _, part := range []int{8, 4, 2, 1} {
				ns = append(ns, float64(max(n/part, 1)))
			}
			writeTailRow(&b, l.Name, n, measureTail(t, l, n, ns, logs))
			t.Log(b.String()[max(0, b.Len()-150):])
		}
	}
	coverage.WriteTable(t, "../../..", "tail.md", b.String())
}

// writeTailRow writes the row of one law and one N.
func writeTailRow(b *strings.Builder, law string, n int, cell tailCell) {
	fmt.Fprintf(b, "| %s | %d |", law, n)
	tooHigh := 0.0
	for k, c := range cell.held[0] {
		fmt.Fprintf(b, " %.3f |", c.Share())
		tooHigh = math.Max(tooHigh, cell.shortLo[k].Share())
	}
	const half = 3 // the place of N/2
	fmt.Fprintf(b, " %.3f | %.2g | %.2f |", tooHigh, cell.widths[0][half], cell.heavy.Share())
	for q := 1; q < len(goodEndRules); q++ {
		least := 1.0
		for _, c := range cell.held[q][1:] {
			least = math.Min(least, c.Share())
		}
		fmt.Fprintf(b, " %.3f | %.2f |", least, cell.widths[q][half]/cell.widths[0][half])
	}
	b.WriteString("\n")
}
