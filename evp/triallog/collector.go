package triallog

import (
	"fmt"
	"math"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
)

// chunkLen is how many trials are stored together.
const chunkLen = 1024

// A chunk stores trials in 20 bytes each, without pointers. Chunks never grow,
// so that a log of any length is in memory once, and not twice for a moment
// while a slice is copied into a longer one.
type chunk struct {
	score, cost [chunkLen]float64
	model       [chunkLen]uint32
	count       *[chunkLen]int // nil: one each
}

// A collector stores the trials of a log while it is read.
type collector struct {
	chunks      []*chunk
	n           int
	models      models
	extras      extras
	histories   []evp.History // aligned with the trials; nil if they are not kept
	assignments assignments
	within      map[string]uint32 // numbers, from 1, of the values of structure.within
}

// numberWithin returns the number of a value of structure.within.
func (c *collector) numberWithin(value string) uint32 {
	n, ok := c.within[value]
	if !ok {
		if c.within == nil {
			c.within = make(map[string]uint32)
		}
		n = uint32(len(c.within) + 1)
		c.within[strings.Clone(value)] = n
	}
	return n
}

// An outcome is what a row, or the rows of one trial, came to. Its extra numbers
// are in collector.extras.
type outcome struct {
	model       uint32
	assignment  string // "" if trials are kept apart
	score, cost float64
	count       int
}

// take adds an outcome as a trial, or to its assignment.
func (c *collector) take(out outcome, o *Options) {
	if len(o.Replicates) > 0 {
		c.assignments.add(out, c.extras.row, o)
		return
	}
	c.add(out.model, out.score, out.cost, out.count)
	c.extras.keep()
}

// add appends a trial that stands for count trials.
func (c *collector) add(model uint32, score, cost float64, count int) {
	i := c.n % chunkLen
	if i == 0 {
		c.chunks = append(c.chunks, new(chunk))
	}
	last := c.chunks[len(c.chunks)-1]
	last.model[i], last.score[i], last.cost[i] = model, score, cost
	if count != 1 && last.count == nil {
		last.count = new([chunkLen]int)
	}
	if last.count != nil {
		last.count[i] = count
	}
	c.n++
}

// isEmpty reports whether nothing has been taken.
func (c *collector) isEmpty() bool { return c.n == 0 && len(c.assignments.all) == 0 }

// trials returns the trials in the order in which they were added. It empties
// the collector: each chunk is freed once it has been copied.
func (c *collector) trials() []evp.Trial {
	trials := make([]evp.Trial, c.n)
	for k, chunk := range c.chunks {
		rest := trials[k*chunkLen:]
		for i := range min(chunkLen, len(rest)) {
			n := chunk.model[i]
			rest[i] = evp.Trial{
				Model: c.models.names[n], Facet: c.models.facets[n], Score: chunk.score[i], Cost: chunk.cost[i],
			}
			if chunk.count != nil {
				rest[i].Count = chunk.count[i]
			}
		}
		c.chunks[k] = nil
	}
	c.chunks, c.n = nil, 0
	return trials
}

// fillCosts gives trials without a cost the mean cost of their model's others.
// It is an error if no trial of a model has a cost.
func (c *collector) fillCosts() error {
	sums, counts := make([]float64, len(c.models.names)), make([]float64, len(c.models.names))
	c.each(func(model uint32, count float64, cost *float64) {
		if !math.IsNaN(*cost) {
			sums[model] += *cost * count
			counts[model] += count
		}
	})
	var err error
	c.each(func(model uint32, _ float64, cost *float64) {
		if !math.IsNaN(*cost) {
			return
		}
		if counts[model] == 0 {
			err = errNoCost(c.models.names[model])
		}
		*cost = sums[model] / counts[model]
	})
	return err
}

// errNoCost is the error of a model none of whose trials has a cost.
func errNoCost(model string) error {
	return fmt.Errorf("model %s: no trial has a cost to take the mean of", rows.Quote(model))
}

// each visits all trials in order, with how many they stand for.
func (c *collector) each(visit func(model uint32, count float64, cost *float64)) {
	for k, chunk := range c.chunks {
		for i := range min(chunkLen, c.n-k*chunkLen) {
			count := 1.0
			if chunk.count != nil {
				count = max(count, float64(chunk.count[i]))
			}
			visit(chunk.model[i], count, &chunk.cost[i])
		}
	}
}
