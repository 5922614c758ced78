package renewal

import (
	"evpkit/evp/internal/parallel"
)

// A pass evaluates the generating functions of the sums at the points of a circle. It
// goes from the best trial downwards and keeps tail = a − a_i and rest = 1 − a_i; each
// threshold adds its gap times tail/rest.
type pass struct {
	*circle
	all                 []complex128 // a(z) over all trials
	tail, first, second []complex128 // by point; finish turns them into results
}

// newPass returns a pass that has not processed any trial yet.
func newPass(c *circle, all []complex128) *pass {
	return &pass{
		circle: c, all: all,
		tail:   make([]complex128, len(all)),
		first:  make([]complex128, len(all)),
		second: make([]complex128, len(all)),
	}
}

// run processes the next steps, at all points, on all cores.
func (p *pass) run(steps []step) {
	const chunk = 16
	quarter := p.points/4 + 1
	parallel.For((quarter+chunk-1)/chunk, func(i int) {
		for m := i * chunk; m < min((i+1)*chunk, quarter); m++ {
			p.pair(m, steps)
		}
	})
}

// finish turns tail into that of the lowest score's H, and all three into the generating
// functions of values at budgets.
func (p *pass) finish() {
	for m := range p.all {
		outer := 1 / (1 - p.z(m))
		p.tail[m] = p.tail[m] / (1 - p.all[m] + p.tail[m]) * outer
		p.first[m] *= outer
		p.second[m] *= outer
	}
}

// pair evaluates the point m together with its mirror image n = M/2 − m, for which
// z_n = −conj(z_m), so that both share the look-up of z_m^k and one division.
func (p *pass) pair(m int, steps []step) {
	n := p.points/2 - m
	z := p.z(m)
	z1r, z1i, z2r, z2i := real(z), imag(z), real(z*z), imag(z*z)
	roots, mask := p.roots, p.mask
	baseMr, baseMi := 1-real(p.all[m]), -imag(p.all[m])
	baseNr, baseNi := 1-real(p.all[n]), -imag(p.all[n])
	tailMr, tailMi := real(p.tail[m]), imag(p.tail[m])
	tailNr, tailNi := real(p.tail[n]), imag(p.tail[n])
	var firstMr, firstMi, secondMr, secondMi float64
	var firstNr, firstNi, secondNr, secondNi float64
	for i := range steps {
		s := &steps[i]
		root := roots[(s.k*m)&mask]
		even, odd := s.w0+s.w2*z2r, s.w1*z1r
		evenI, oddI := s.w2*z2i, s.w1*z1i
		wr, wi := even+odd, oddI+evenI
		tailMr += real(root)*wr - imag(root)*wi
		tailMi += real(root)*wi + imag(root)*wr
		wr, wi = s.sign*(even-odd), s.sign*(oddI-evenI)
		tailNr += real(root)*wr + imag(root)*wi
		tailNi += real(root)*wi - imag(root)*wr
		if s.gap == 0 {
			continue
		}
		restMr, restMi := baseMr+tailMr, baseMi+tailMi
		restNr, restNi := baseNr+tailNr, baseNi+tailNi
		sizeM := restMr*restMr + restMi*restMi
		sizeN := restNr*restNr + restNi*restNi
		inv := 1 / (sizeM * sizeN)
		invM, invN := inv*sizeN, inv*sizeM
		qr := (tailMr*restMr + tailMi*restMi) * invM
		qi := (tailMi*restMr - tailMr*restMi) * invM
		firstMr += s.gap * qr
		firstMi += s.gap * qi
		secondMr += s.gapSquare * qr
		secondMi += s.gapSquare * qi
		qr = (tailNr*restNr + tailNi*restNi) * invN
		qi = (tailNi*restNr - tailNr*restNi) * invN
		firstNr += s.gap * qr
		firstNi += s.gap * qi
		secondNr += s.gapSquare * qr
		secondNi += s.gapSquare * qi
	}
	p.tail[m], p.tail[n] = complex(tailMr, tailMi), complex(tailNr, tailNi)
	p.first[m] += complex(firstMr, firstMi)
	p.second[m] += complex(secondMr, secondMi)
	if n != m { // m = M/4 is its own mirror image
		p.first[n] += complex(firstNr, firstNi)
		p.second[n] += complex(secondNr, secondNi)
	}
}
