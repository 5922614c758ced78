package study

import (
	"fmt"

	"evpkit/evp"
	"evpkit/evp/appendix"
	"evpkit/evp/number"
)

// limitsSection returns the section on what limits the conclusions.
func limitsSection(warnings []evp.Warning, baseline *float64) appendix.Section {
	list := appendix.List{appendix.Text("Trials are taken as independent draws, as in random search. For a grid, " +
		"Bayesian optimisation or a search by hand, the curves describe the log, not the method.")}
	for _, w := range warnings {
		p := appendix.Paragraph{}
		switch {
		case w.Place != "":
			p = p.Code(w.Place).Text(": ")
		case w.Model != "":
			p = p.Name(w.Model).Text(": ")
		}
		list = append(list, p.Text(w.Message))
	}
	if baseline == nil {
		list = append(list, appendix.Text("Estimates assume that something has scored; where that is not all but certain, "+
			"p_none is the probability that nothing has."))
	} else {
		list = append(list, appendix.Text("As long as nothing has scored, the score ").
			Number(number.Value(*baseline).Short(6)).Text(" is used (baseline)."))
	}
	return appendix.Section{Title: "What to bear in mind", Blocks: []appendix.Block{list}}
}

// A methodSection is the section on how the numbers were computed.
type methodSection struct {
	curves, points *Curves // see Report
	bands          reportBands
	command        string // as it was typed
	version        string
}

// section returns the section.
func (s methodSection) section() appendix.Section {
	list := appendix.List{appendix.Text("Estimator: " + s.estimator() + ".").Text(s.budgetMethod())}
	for _, m := range s.curves.Models {
		c := m.Curves[0]
		p := appendix.Paragraph{}.Name(m.Name).Text(fmt.Sprintf(": N = %s", number.Count(c.Trials)))
		if c.Failed > 0 {
			p = p.Text(fmt.Sprintf(", %s of them without a score", number.Count(c.Failed)))
		}
		list = append(list, p.Text("."))
	}
	if band := s.bands.all(); band != "" {
		list = append(list, appendix.Text("Bands: "+band+"."+s.bands.unseen()))
	}
	for _, note := range s.points.OrderNotes() {
		list = append(list, appendix.Text(note+"."))
	}
	list = append(list, appendix.Text(fmt.Sprintf("Seed of all random numbers: %d. Program: evp %s.", s.curves.Seed,
		s.version)))
	for _, in := range s.curves.Inputs {
		list = append(list, appendix.Text("Log: ").Code(in.Name).
			Text(fmt.Sprintf(", %s, SHA-256 ", counted(in.Rows, "row"))).Code(in.SHA256).Text("."))
	}
	return appendix.Section{Title: "How this was computed", Blocks: []appendix.Block{
		list, appendix.Text("The command that reproduces it:"), appendix.Listing(s.command),
	}}
}

// estimator names the estimator and its source.
func (s methodSection) estimator() string {
	if s.curves.Models[0].Curves[0].Estimator == evp.U {
		return "U, trials drawn without replacement (Tang et al. 2020, “Showing Your Work Doesn't Always Work”): unbiased"
	}
	return "V, trials drawn with replacement (Dodge et al. 2019, “Show Your Work”): small variance, biased low"
}

// budgetMethod says how curves by budget are computed, "" if there are none.
func (s methodSection) budgetMethod() string {
	if !s.curves.hasAxis(evp.Budget) {
		return ""
	}
	if s.curves.Models[0].Curves[0].Estimator == evp.U {
		return " By budget, it is the average over random orders of the trials, each used at most once."
	}
	return " By budget, trials are drawn until the next one would exceed it; the distribution of the best is computed " +
		"from the cost of each trial, not from the mean cost."
}
