package ordstat

import "math"

// solve returns the x in (0, 1) at which the increasing probability f(x) is want, starting
// at start. x and f(x) are both probabilities of a miss and nearly proportional, so that
// the secant method on their logarithms, kept within the known bracket, takes a few steps.
// The last call of f is at the x returned.
func solve(want, start float64, f func(x float64) float64) float64 {
	goal := math.Log(want)
	low, high := math.Inf(-1), 0.0 // of ln x
	x := math.Min(math.Log(start), -1e-3)
	slope, lastX, lastY := 1.0, math.NaN(), math.NaN()
	for range 100 {
		y := math.Log(math.Max(f(math.Exp(x)), 1e-300))
		if math.Abs(y-goal) <= 1e-10 {
			break
		}
		if y < goal {
			low = x
		} else {
			high = x
		}
		if d := (y - lastY) / (x - lastX); d > 0.05 && d < 20 {
			slope = d
		}
		lastX, lastY = x, y
		next := x - (y-goal)/slope
		if !(next > low && next < high) {
			next = math.Max(low, x-2)/2 + math.Min(high, x+2)/2
		}
		if math.Abs(next-x) <= 1e-14*math.Abs(x) {
			break
		}
		x = next
	}
	return math.Exp(x)
}
