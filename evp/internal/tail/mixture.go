package tail

import "math"

// A mixture is what samples are drawn from: a law above its threshold, and below it the scores
// as they were seen, with the gaps between single ones filled evenly.
type mixture struct {
	Scores
	gamma int
	share float64   // of the trials above the threshold
	from  []float64 // by value: the share of the trials below it
	top   []float64 // scores that a share exp(−i/topSteps) of those above the threshold exceed
}

// The table by which a law is inverted.
const (
	topSteps = 16
	topNodes = 40 * topSteps
)

// newMixture returns the mixture of the scores and the law with one γ of a fit to them.
func newMixture(s Scores, fit Fit, gamma int) *mixture {
	m := &mixture{
		Scores: s, gamma: gamma, share: fit.Share,
		from: make([]float64, len(s.Values)), top: make([]float64, topNodes+1),
	}
	below := s.Trials
	for i := len(s.Values) - 1; i >= 0; i-- {
		below -= s.Counts[i]
		m.from[i] = float64(below) / float64(s.Trials)
	}
	for i := range m.top {
		m.top[i] = fit.laws[gamma].exceededFrom(fit.Threshold, math.Exp(-float64(i)/topSteps))
	}
	return m
}

// exceededFrom returns the score that a share p of the scores above the threshold exceed, under
// the law that goes on below it.
func (l Law) exceededFrom(threshold, p float64) float64 {
	if l.Noise == 0 {
		return l.Best - (l.Best-threshold)*math.Pow(p, 2/float64(l.Gamma))
	}
	m := moments[l.Gamma]()
	want := math.Log(p) + m.log((l.Best-threshold)/l.Noise)
	low, high := threshold, math.Max(l.Best, threshold)+farTail*l.Noise
	for range 40 {
		if middle := low + (high-low)/2; m.log((l.Best-middle)/l.Noise) > want {
			low = middle
		} else {
			high = middle
		}
	}
	return low + (high-low)/2
}

// sample sets out to the scores at ascending levels in (0, 1).
func (m *mixture) sample(levels []float64, out *Scores) {
	out.Values, out.Counts, out.Trials = out.Values[:0], out.Counts[:0], len(levels)
	i := 0
	for _, u := range levels {
		if u >= 1-m.share {
			out.Add(m.above((1-u)/m.share), 1)
			continue
		}
		for i < len(m.from) && m.from[i] <= u {
			i++
		}
		if i > 0 { // else it has no score
			out.Add(m.below(i-1, u), 1)
		}
	}
}

// above returns the score that a share p of those above the threshold exceed.
func (m *mixture) above(p float64) float64 {
	x := -math.Log(p) * topSteps
	k := int(x)
	if k >= topNodes {
		return m.top[topNodes]
	}
	return m.top[k] + (x-float64(k))*(m.top[k+1]-m.top[k])
}

// below returns the score at a level within the mass of the i-th value.
func (m *mixture) below(i int, u float64) float64 {
	if i == 0 || m.Counts[i] > 1 || m.Counts[i-1] > 1 {
		return m.Values[i]
	}
	return m.Values[i-1] + (u-m.from[i])*float64(m.Trials)*(m.Values[i]-m.Values[i-1])
}
