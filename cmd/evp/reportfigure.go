package main

import (
	"fmt"

	"evpkit/evp"
	"evpkit/evp/appendix"
	"evpkit/evp/study"
	"evpkit/plot"
)

// curveFigure returns the figure of the curves.
func (c *reportRun) curveFigure(t terminal, log *trialLog, curves *study.Curves) (appendix.Figure, error) {
	out, err := c.figure(t, func(dark bool) (*plot.Figure, error) {
		run := c.curve
		run.figure.options.Dark = dark
		return run.picture(log, curves)
	})
	out.Label, out.Caption, out.Alt = "curves", curves.Caption, alternative(log, curves)
	return out, err
}

// figure returns a figure in the formats that the documents need, and says on
// stderr what a reader cannot see in it.
func (c *reportRun) figure(t terminal, draw func(dark bool) (*plot.Figure, error)) (appendix.Figure, error) {
	var out appendix.Figure
	drawn, err := draw(c.curve.figure.dark)
	if err != nil {
		return out, err
	}
	for _, note := range drawn.Notes {
		t.note("figure: %s", note)
	}
	if out.Images, err = c.images(drawn); err != nil || !c.output.has("html") || c.curve.figure.dark {
		return out, err
	}
	if drawn, err = draw(true); err != nil {
		return out, err
	}
	content, err := drawn.Encode("svg")
	out.Images = append(out.Images, appendix.Image{Format: "svg", Dark: true, Content: content})
	return out, err
}

// images returns the drawing in the formats that the documents need.
func (c *reportRun) images(drawn *plot.Figure) ([]appendix.Image, error) {
	var out []appendix.Image
	for _, format := range c.output.imageFormats() {
		content, err := drawn.Encode(format)
		if err != nil {
			return nil, fmt.Errorf("the figure as %s: %w", format, err)
		}
		out = append(out, appendix.Image{Format: format, Content: content})
	}
	return out, nil
}

// alternative says what the figure shows to who cannot see it.
func alternative(log *trialLog, curves *study.Curves) string {
	s := fmt.Sprintf("Curves of the best %s against ", log.log.Score)
	axes := map[evp.Axis]bool{}
	for _, c := range allCurves(curves) {
		axes[c.Axis] = true
	}
	switch {
	case axes[evp.Trials] && axes[evp.Budget]:
		s += "trials and against training budget"
	case axes[evp.Budget]:
		s += "training budget"
	default:
		s += "trials"
	}
	if n := len(curves.Models); n > 1 {
		s += fmt.Sprintf(", for %d models", n)
	}
	return s + "; the tables have its numbers."
}
