package tail

import "math"

// Scores are the scores of one model's trials: distinct values, and how many trials have each.
type Scores struct {
	Values []float64 // ascending, distinct
	Counts []int     // trials by value
	Trials int       // in all, those without a score included
}

// NewScores returns the scores, ascending and perhaps equal, of some of so many trials.
func NewScores(ascending []float64, trials int) Scores {
	s := Scores{Trials: trials}
	for _, y := range ascending {
		s.Add(y, 1)
	}
	return s
}

// Add adds trials with a score that is at least the last one.
func (s *Scores) Add(y float64, count int) {
	if last := len(s.Values) - 1; last >= 0 && s.Values[last] == y {
		s.Counts[last] += count
		return
	}
	s.Values, s.Counts = append(s.Values, y), append(s.Counts, count)
}

// above returns how many trials have a score above the i-th value.
func (s Scores) above(i int) int {
	m := 0
	for _, c := range s.Counts[i+1:] {
		m += c
	}
	return m
}

// singles is how many of the uppermost spacings are kept one by one; below, so many more are
// joined, the farther down, that all of them are about 50 for 1,000 scores.
const (
	singles = 12
	joining = 8
)

// spacings are what a fit looks at: the probabilities between neighbouring scores above a
// threshold. Where c trials have one score, c − 1 spacings of no width are counted half to
// each side of it, as for scores that were rounded.
type spacings struct {
	edges  []float64 // ascending; the first is the threshold, above the last there is nothing
	weight []float64 // spacings from each edge to the next, or to the end
	ends   []bool    // by weight: whether a group ends, whose probabilities have one logarithm
	below  []float64 // share of the spacings that are below each edge from the second on
	scores int       // trials above the threshold
	values int       // different scores above it
	tied   int       // trials with the best score
}

// spacings sets those of the scores above the i-th value. Those far from the top are joined:
// their sum says as much of the law's shape.
func (s Scores) spacings(i int, into *spacings) {
	last := len(s.Values) - 1
	into.edges, into.weight, into.below = append(into.edges[:0], s.Values[i]), into.weight[:0], into.below[:0]
	into.scores, into.values, into.tied = s.above(i), last-i, s.Counts[last]
	left, open, total := into.scores, 0.0, 0.0 // scores not passed yet, spacings since the last edge
	for j := i + 1; j <= last; j++ {
		half := float64(s.Counts[j]-1) / 2
		open += 1 + half
		left -= s.Counts[j]
		if size := float64(left-singles) / joining; open < size && j < last {
			open += half
			continue
		}
		into.weight, into.edges = append(into.weight, open), append(into.edges, s.Values[j])
		total, open = total+open, half
		into.below = append(into.below, total)
	}
	into.weight = append(into.weight, open+1)
	into.group()
	for k := range into.below {
		into.below[k] /= total + open + 1
	}
}

// grouped is how many probabilities of equal weight are multiplied, at most, before their
// logarithm is taken, which is what a fit spends most of its time on.
const grouped = 4

// group sets where groups end.
func (s *spacings) group() {
	s.ends = s.ends[:0]
	for j, in := 0, 1; j < len(s.weight); j++ {
		end := in == grouped || j+1 == len(s.weight) || s.weight[j+1] != s.weight[j]
		s.ends = append(s.ends, end)
		if in++; end {
			in = 1
		}
	}
}

// top returns the best score, and by how much it is above the threshold.
func (s *spacings) top() (best, reach float64) {
	best = s.edges[len(s.edges)-1]
	return best, best - s.edges[0]
}

// continuous reports whether the scores can be of a law without steps: at least half of them
// are different, and the best of them is not that of many.
func (s *spacings) continuous() bool {
	return 2*s.values >= s.scores && s.tied <= max(2, s.scores/8)
}

// hasBest reports whether the best score is neither better nor worse than the best of as many
// scores of the law is in 9 of 10 samples: what lies past the data hangs on the last few scores,
// which hardly enter the misfit.
func (s *spacings) hasBest(rest func(y float64) float64) bool {
	best, _ := s.top()
	level := math.Exp(float64(s.scores) * math.Log1p(-rest(best)))
	return level >= 0.05 && level <= 0.95
}

// product returns Σ w·ln(P_j), where P_j is the probability between neighbouring edges given a
// score above the threshold, and rest(y) that of a score above y: the logarithm of the product
// of spacings (Cheng and Amin 1983, "Estimating Parameters in Continuous Univariate
// Distributions with a Shifted Origin"), which exists where the likelihood does not.
func (s *spacings) product(rest func(y float64) float64) float64 {
	sum, above, group := 0.0, 1.0, 1.0
	for j, w := range s.weight {
		next := 0.0
		if j+1 < len(s.edges) {
			next = rest(s.edges[j+1])
		}
		if !(above > next) {
			return math.Inf(-1)
		}
		group *= above - next
		if above = next; s.ends[j] {
			sum, group = sum+w*math.Log(group), 1
		}
	}
	return sum
}

// misfit returns the sum of squared differences between the law's probabilities below the
// scores and the shares seen there, each over its variance, as in the statistic of Anderson
// and Darling (1952).
func (s *spacings) misfit(rest func(y float64) float64) float64 {
	sum, total := 0.0, float64(s.scores+1)
	for j, p := range s.below {
		d := 1 - rest(s.edges[j+1]) - p
		sum += (s.weight[j] + s.weight[j+1]) / 2 * d * d / (p * (1 - p))
	}
	return sum * (total + 1) / total
}
