package tail

import "math"

// A Form is what is fitted.
type Form int8

// The forms.
const (
	Quadratic Form = iota // without noise
	Noisy                 // with normal noise
)

// A Fit is the law of the scores above a threshold. Below it the law says nothing.
type Fit struct {
	Law
	Threshold float64
	Above     int     // trials with a score above the threshold
	Share     float64 // of all trials
	Misfit    float64 // the statistic of the goodness-of-fit test
	Passes    bool    // it is not too large, the best score is one that the law gives, and ties are few

	laws    [MostGamma + 1]Law     // the best one with each γ
	weights [MostGamma + 1]float64 // of these, from their products of spacings; the sum is 1
}

// Endless reports whether the law has the largest γ that is looked for: then a tail without an
// end may fit as well, or better, and the best possible score is not identified.
func (f Fit) Endless() bool { return f.Gamma == MostGamma }

// A fitter fits laws to spacings, with scratch memory of its own.
type fitter struct {
	form Form
	most float64 // the best possible score cannot be above it; may be infinite
	spacings
	products [MostGamma + 1][nodesLog + 1]float64
}

// A candidate is the best law with some γ.
type candidate struct {
	beyond  float64 // β less the best score
	noise   float64
	product float64
}

// at fits the law to the scores above the i-th value. With noise only γ around near are looked
// at if it is not 0.
func (f *fitter) at(s Scores, i, near int) Fit {
	s.spacings(i, &f.spacings)
	out := Fit{Threshold: f.edges[0], Above: f.scores, Share: float64(f.scores) / float64(s.Trials)}
	candidates := f.quadratic()
	if f.form == Noisy {
		f.withNoise(&candidates, near)
	}
	gamma := 1
	for g := 1; g <= MostGamma; g++ {
		if candidates[g].product > candidates[gamma].product {
			gamma = g
		}
	}
	if math.IsInf(candidates[gamma].product, -1) {
		return out // the best score is the best there can be
	}
	out.weigh(candidates, candidates[gamma].product)
	for g := 1; g <= MostGamma; g++ {
		out.laws[g] = f.law(g, candidates[g], out.Share)
	}
	out.Law = out.laws[gamma]
	rest := f.rest(out.Law)
	out.Misfit = f.misfit(rest)
	out.Passes = out.Misfit <= mostMisfit(f.form, gamma, f.scores) && f.hasBest(rest) && f.continuous()
	return out
}

// weigh sets the weights of the candidates.
func (f *Fit) weigh(candidates [MostGamma + 1]candidate, best float64) {
	sum := 0.0
	for g := 1; g <= MostGamma; g++ {
		f.weights[g] = math.Exp(candidates[g].product - best)
		sum += f.weights[g]
	}
	for g := range f.weights {
		f.weights[g] /= sum
	}
}

// law returns the law of a candidate, which a share of all trials exceeds the threshold under.
func (f *fitter) law(gamma int, c candidate, share float64) Law {
	best, _ := f.top()
	l := Law{Best: best + c.beyond, Noise: c.noise, Gamma: gamma}
	power := float64(gamma) / 2
	log := math.Log(l.Best - f.edges[0])
	if l.Noise > 0 {
		log = moments[gamma]().log((l.Best-f.edges[0])/l.Noise)/power + math.Log(l.Noise)
	}
	l.Start = l.Best - math.Exp(log-math.Log(share)/power)
	return l
}

// rest returns P(score > y | score > threshold) under a law that goes on below the threshold.
func (f *fitter) rest(l Law) func(y float64) float64 {
	power, from := float64(l.Gamma)/2, f.edges[0]
	if l.Noise == 0 {
		return func(y float64) float64 { return math.Pow(math.Max(l.Best-y, 0)/(l.Best-from), power) }
	}
	m := moments[l.Gamma]()
	base := m.log((l.Best - from) / l.Noise)
	return func(y float64) float64 { return math.Exp(m.log((l.Best-y)/l.Noise) - base) }
}
