package tail

import "math"

// The range in which noise is looked for, in units of the distance from the threshold to the
// best score: less than the least is as good as none, and with more the law is the noise's.
const (
	leastNoise = 1e-3
	mostNoise  = 3.0
	firstNoise = 0.1
)

// withNoise replaces candidates by the best laws with noise, where these are better: all, or, if
// near is not 0, those with the γ from near on as long as the product of spacings grows.
func (f *fitter) withNoise(all *[MostGamma + 1]candidate, near int) {
	better := func(gamma int) {
		if c := f.noisy(gamma, all[gamma]); c.product > all[gamma].product {
			all[gamma] = c
		}
	}
	if near == 0 {
		for gamma := 1; gamma <= MostGamma; gamma++ {
			better(gamma)
		}
		return
	}
	better(near)
	for _, step := range []int{1, -1} {
		for gamma := near + step; gamma >= 1 && gamma <= MostGamma; gamma += step {
			if better(gamma); all[gamma].product <= all[gamma-step].product {
				break
			}
		}
	}
}

// noisy returns the best law with noise for a γ, looked for near the one without.
func (f *fitter) noisy(gamma int, start candidate) candidate {
	best, reach := f.top()
	m := moments[gamma]()
	room := (f.most - best) / reach
	value := func(beyond, logNoise float64) float64 {
		noise := math.Exp(logNoise)
		if noise < leastNoise || noise > mostNoise || beyond > room || beyond < -1 || beyond > 100 {
			return math.Inf(-1)
		}
		end, noise := best+beyond*reach, noise*reach
		base := m.log((end - f.edges[0]) / noise)
		return f.product(func(y float64) float64 { return math.Exp(m.log((end-y)/noise) - base) })
	}
	from := math.Max(math.Min(start.beyond/reach, room-0.02), -0.9)
	x, y, p := climb(value, from, math.Log(firstNoise), math.Max(math.Abs(from)/2, 0.1), 0.7)
	return candidate{beyond: x * reach, noise: math.Exp(y) * reach, product: p}
}

// enough is how much more a product of spacings must be for the search to go on: a hundredth of
// what makes a law one standard error worse.
const enough = 0.005

// climb finds a maximum of a function of two variables near a start, by the simplex of Nelder
// and Mead (1965) whose other corners are a step away along each axis.
func climb(f func(x, y float64) float64, x, y, dx, dy float64) (bx, by, best float64) {
	at := func(x, y float64) corner { return corner{x, y, f(x, y)} }
	s := simplex{at(x, y), at(x+dx, y), at(x, y+dy)}
	for range 30 {
		s.sort()
		if s[0].f-s[2].f < enough && !math.IsInf(s[0].f, -1) {
			break
		}
		along := func(t float64) corner { return at(s.along(t)) }
		r := along(1)
		switch {
		case r.f > s[0].f:
			if e := along(2); e.f > r.f {
				r = e
			}
		case !(r.f > s[1].f) && r.f > s[2].f:
			r = along(0.5)
		case !(r.f > s[1].f):
			r = along(-0.5)
		}
		if r.f > s[2].f {
			s[2] = r
			continue
		}
		for i := 1; i < len(s); i++ {
			s[i] = at((s[0].x+s[i].x)/2, (s[0].y+s[i].y)/2)
		}
	}
	s.sort()
	return s[0].x, s[0].y, s[0].f
}

// A corner is one of a simplex, with the value of the function there.
type corner struct{ x, y, f float64 }

// A simplex is a triangle.
type simplex [3]corner

// sort puts the best corner first and the worst last.
func (s *simplex) sort() {
	for _, pair := range [][2]int{{0, 1}, {1, 2}, {0, 1}} {
		if s[pair[0]].f < s[pair[1]].f {
			s[pair[0]], s[pair[1]] = s[pair[1]], s[pair[0]]
		}
	}
}

// along returns the point on the line from the worst corner through the middle of the others,
// t times as far beyond it.
func (s *simplex) along(t float64) (x, y float64) {
	x, y = (s[0].x+s[1].x)/2, (s[0].y+s[1].y)/2
	return x + t*(x-s[2].x), y + t*(y-s[2].y)
}
