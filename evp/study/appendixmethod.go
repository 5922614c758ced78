package study

import (
	"evpkit/evp/number"
	"fmt"

	"evpkit/evp"
)

// method returns the section on how the numbers were made.
func (r Report) method() Section {
	list := List{
		Words("Estimator: "+r.estimator()+".").And(Plain, r.axes()),
	}
	for _, m := range r.Curves.Models {
		c := m.Curves[0]
		p := Paragraph{{m.Name, Name}, {fmt.Sprintf(": N = %s", number.Count(c.Trials)), Plain}}
		if c.Failed > 0 {
			p = p.And(Plain, fmt.Sprintf(", %s of them without a score", number.Count(c.Failed)))
		}
		list = append(list, p.And(Plain, "."))
	}
	if band := r.bands(); band != "" {
		list = append(list, Words("Bands: "+band+"."))
	}
	for _, note := range r.Points.OrderNotes() {
		list = append(list, Words(note+"."))
	}
	list = append(list, Words(fmt.Sprintf("Seed of all random numbers: %d. Program: evp %s.", r.Curves.Seed, r.Version)))
	for _, in := range r.Curves.Inputs {
		list = append(list, Words("Log: ").And(Code, in.Name).And(Plain, fmt.Sprintf(", %s, SHA-256 ", counted(in.Rows, "row"))).And(Code, in.SHA256).And(Plain, "."))
	}
	return Section{"How this was computed", []Block{list, Words("The command, which gives the same again:"), Listing(r.Command)}}
}

// estimator names the estimator.
func (r Report) estimator() string {
	if r.Curves.Models[0].Curves[0].Estimator == evp.U {
		return "U, trials drawn without replacement (Tang et al. 2020, “Showing Your Work Doesn't Always Work”): unbiased"
	}
	return "V, trials drawn with replacement (Dodge et al. 2019, “Show Your Work”): small variance, biased low"
}

// axes says what is exact on which axis.
func (r Report) axes() string {
	first := r.Curves.Models[0]
	if !r.hasAxis(evp.Budget) {
		return ""
	}
	if first.Curves[0].Estimator == evp.U {
		return " By budget it is the average over random orders of the trials, each used at most once."
	}
	return " By budget, trials are drawn until the next would overrun it; the law of the best is computed from the cost of each trial, not from the mean cost."
}

// hasAxis reports whether there are curves on the axis.
func (r Report) hasAxis(axis evp.Axis) bool {
	for _, c := range r.Curves.Models[0].Curves {
		if c.Axis == axis {
			return true
		}
	}
	return false
}

// bands returns what the bands of both axes are.
func (r Report) bands() string {
	trials, budget := r.band(evp.Trials), r.band(evp.Budget)
	switch {
	case trials == budget || budget == "":
		return trials
	case trials == "":
		return budget
	}
	return "by trials, " + trials + "; by budget, " + budget
}
