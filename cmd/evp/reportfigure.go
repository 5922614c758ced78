package main

import (
	"fmt"

	"evpkit/cmd/evp/internal/report"
	"evpkit/evp"
	"evpkit/plot"
)

// figure returns the figure of the curves in the formats that the documents
// need, and says on stderr what a reader cannot see in it.
func (c *reportRun) figure(t terminal, log *trialLog, curves *report.Curves) (report.Figure, error) {
	out := report.Figure{Label: "curves", Caption: curves.Caption, Alt: alternative(log, curves)}
	drawn, err := c.curve.picture(log, curves)
	if err != nil {
		return out, err
	}
	for _, note := range drawn.Notes {
		t.note("figure: %s", note)
	}
	if out.Images, err = c.images(drawn); err != nil || !c.output.has("html") || c.curve.figure.dark {
		return out, err
	}
	night := c.curve
	night.figure.options.Dark = true
	if drawn, err = night.picture(log, curves); err != nil {
		return out, err
	}
	content, err := drawn.Encode("svg")
	out.Images = append(out.Images, report.Image{Format: "svg", Dark: true, Content: content})
	return out, err
}

// images returns the drawing in the formats that the documents need.
func (c *reportRun) images(drawn *plot.Figure) ([]report.Image, error) {
	var out []report.Image
	for _, format := range c.output.imageFormats() {
		content, err := drawn.Encode(format)
		if err != nil {
			return nil, fmt.Errorf("the figure as %s: %w", format, err)
		}
		out = append(out, report.Image{Format: format, Content: content})
	}
	return out, nil
}

// alternative says what the figure shows to who cannot see it.
func alternative(log *trialLog, curves *report.Curves) string {
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
