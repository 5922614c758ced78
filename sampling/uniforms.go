package sampling

// Uniforms fills u with draw i of as many independent uniform variables on (0, 1), in
// ascending order.
func (b Bootstrap) Uniforms(i int, u []float64) {
	r := b.stream(i)
	total := 0.0
	for j := range u {
		total += r.ExpFloat64()
		u[j] = total
	}
	total += r.ExpFloat64()
	for j := range u {
		u[j] /= total
	}
}
