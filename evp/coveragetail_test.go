package evp

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/parallel"
	"evpkit/evp/internal/tail"
)

// tailCoverageLaws are the laws of scores from which TestCoverageTail draws logs.
func tailCoverageLaws() []coverage.Law {
	names := append(endless(), "light tail", "dense top", "uniform", "normal", "U-shape", "diverged or fine",
		"accuracy on 100 examples", "accuracy on 20 examples", "plateau", "skewed like fine-tuning", "half at chance",
		"peak over 6 hyperparameters", "peak over 12 hyperparameters", "sparse near its end", "losses that blow up")
	var out []coverage.Law
	for _, gamma := range []int{2, 4, 6} {
		out = append(out,
			coverage.Law{Name: fmt.Sprintf("quadratic, γ = %d", gamma), Score: tailScore(tail.Law{Best: 1, Gamma: gamma})},
			coverage.Law{Name: fmt.Sprintf("noisy, γ = %d", gamma), Score: tailScore(tail.Law{Best: 1, Gamma: gamma, Noise: 0.05})})
	}
	for _, name := range names {
		for _, law := range append(append([]coverage.Law(nil), coverage.Everyday...), coverage.Hard...) {
			if law.Name == name {
				out = append(out, law)
				break
			}
		}
	}
	return out
}

// endless are the laws that are not what a tail law is made for, where few logs should have one.
func endless() []string {
	return []string{"exponential tail", "Pareto(3) tail", "3 % rare better mode"}
}

// tailScore returns the quantile function of a law, from a table with 16 steps by factors of e of
// the probability of a better score.
func tailScore(l tail.Law) func(u float64) float64 {
	table := make([]float64, 16*40+2)
	for i := range table {
		table[i] = l.Exceeded(math.Exp(-float64(i) / 16))
	}
	return func(u float64) float64 {
		x := math.Min(-16*math.Log1p(-u), 16*40)
		k := int(x)
		return table[k] + (x-float64(k))*(table[k+1]-table[k])
	}
}

// lawsBest returns the law's own mean of the best of n, ∫ Q(v^{1/n}) dv, with v on a logistic
// grid that is as fine at both ends.
func lawsBest(l coverage.Law, n float64) float64 {
	const steps, far = 4000, 30.0
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

// A tailCell is what was found for one law, form and N.
type tailCell struct {
	fitted float64           // share of logs with a law
	held   [2]coverage.Count // at 2N and 4N, among these
}

// measureTail simulates logs of N trials and looks at the band past them.
func measureTail(t *testing.T, l coverage.Law, form TailForm, n, logs int) (out tailCell) {
	t.Helper()
	xs := []float64{2 * float64(n), 4 * float64(n)}
	truth := []float64{lawsBest(l, xs[0]), lawsBest(l, xs[1])}
	curves := make([]*Curve, logs)
	parallel.For(logs, func(i int) {
		r := rand.New(rand.NewPCG(coverage.Seed+uint64(n), uint64(i)))
		log := make([]Trial, n)
		for j := range log {
			log[j] = Trial{Score: l.Score(r.Float64()), Cost: math.NaN()}
		}
		s, err := NewSample(fmt.Sprint(i), log, SampleOptions{})
		if err == nil {
			o := CurveOptions{Tail: form, Band: BandDirichlet, Resamples: coverageDraws, At: xs}
			curves[i], err = s.Curve(Trials, o)
		}
		if err != nil {
			t.Error(err)
		}
	})
	for _, c := range curves {
		if c == nil || c.Tail == nil {
			continue
		}
		out.fitted += 1 / float64(logs)
		for k, p := range c.Points {
			one := coverage.Count{Of: 1}
			if p.Contains(truth[k]) {
				one.Held = 1
			}
			out.held[k].Add(one)
			out.held[k].AddWidth(p.Upper - p.Lower)
		}
	}
	return out
}

// TestCoverageTail measures how often the band of a tail law held the truth at twice and four
// times the data. With -coverage-samples it rewrites testdata/coverage/tail-law.md.
func TestCoverageTail(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	laws := tailCoverageLaws()
	if *coverage.Samples == 0 {
		for _, form := range []TailForm{TailQuadratic, TailNoisy} {
			c := measureTail(t, laws[2], form, 48, 60)
			for k := range c.held {
				c.held[k].AtLeast(t, fmt.Sprintf("%s, %s, x number %d", laws[2].Name, form, k), 0.93)
			}
		}
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Shares of simulated logs of N trials with a tail law (`--tail`; %d resamples) whose 95 %% band held the "+
		"law's own mean of the best of 2N and of 4N trials, and its median width in standard deviations of the law's score. "+
		"Fitted: the share of logs in which a law was found and its best possible score identified; in the others nothing is "+
		"said past the data. There are as many logs as a quarter of an hour on two busy processors allows: a share of 0.95 of "+
		"%d logs has a standard error of %.2f.\n\n"+
		"| law | N | form | logs | fitted | 2N | 4N | width, 2N | 4N |\n|---|---|---|---|---|---|---|---|---|\n",
		coverageDraws, *coverage.Samples, math.Sqrt(0.95*0.05/float64(*coverage.Samples)))
	for _, n := range []int{48, 100, 200} {
		for _, law := range laws {
			for _, form := range []TailForm{TailQuadratic, TailNoisy} {
				logs := *coverage.Samples
				if slices.Contains(endless(), law.Name) {
					logs *= 4
				}
				c := measureTail(t, law, form, n, logs)
				fmt.Fprintf(&b, "| %s | %d | %s | %d | %.2f |", law.Name, n, form, logs, c.fitted)
				if c.held[0].Of < 8 {
					b.WriteString(" | | | |\n")
					continue
				}
				fmt.Fprintf(&b, " %.2f | %.2f | %.2g | %.2g |\n", c.held[0].Share(), c.held[1].Share(),
					c.held[0].MedianWidth()/law.SD(), c.held[1].MedianWidth()/law.SD())
				coverage.WriteTable(t, "..", "tail-law.md", b.String())
			}
		}
	}
}
