package triallog

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"evpkit/evp"
)

// chunkLen is how many trials are stored together.
const chunkLen = 1024

// A chunk is a run of trials in 20 bytes each, without pointers. Chunks never
// grow, so that a log of any length is in memory once, and not twice for a
// moment while a slice is copied into a longer one.
type chunk struct {
	score, cost [chunkLen]float64
	model       [chunkLen]uint32
	count       *[chunkLen]int // nil: one each
}

// A collector stores the trials of a log while it is read.
type collector struct {
	chunks []*chunk
	n      int
	models models
	extras extras
	seeds  replicates
	ids    map[trialID]bool // of trials with several rows
}

// add appends a trial, or as many equal ones as count says.
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

// trials returns the trials in the order in which they were added. The
// collector is empty thereafter: each chunk is given up once it is copied.
func (c *collector) trials() []evp.Trial {
	trials := make([]evp.Trial, c.n)
	for k, chunk := range c.chunks {
		rest := trials[k*chunkLen:]
		for i := range min(chunkLen, len(rest)) {
			n := chunk.model[i]
			rest[i] = evp.Trial{Model: c.models.names[n], Facet: c.models.facets[n], Score: chunk.score[i], Cost: chunk.cost[i]}
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
// It is an error if a model has no trial with one.
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
			err = noMean(c.models.names[model])
		}
		*cost = sums[model] / counts[model]
	})
	return err
}

// noMean is the error of a model without a cost.
func noMean(model string) error {
	return fmt.Errorf("model %s: no trial has a cost to take the mean of", quote(model))
}

// each visits all trials in their order, with how many they stand for.
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

const (
	// emptyModel stands for a model's value in a cell that is empty.
	emptyModel = "(empty)"
	// onlyModel is the name if nothing groups the trials.
	onlyModel = "all"
)

// models numbers the models in first-seen order.
type models struct {
	numbers map[string]uint32 // by their cells, with NUL between them
	names   []string          // of the models
	facets  []string          // the parts of the log that they stand in
	empty   []bool            // whether one of the cells is empty
	key     []byte            // the cells of the last row that came as bytes
}

// number returns the number of the model that a row belongs to, or the column
// of a cell that cannot name a model because it is not UTF-8.
func (m *models) number(c *choice, file string, rec []string) (n uint32, fault int) {
	var ok bool
	if len(c.by) == 1 && c.by[0] != none { // the rule, and no cell to be copied
		cell := strings.TrimSpace(rec[c.by[0]])
		if n, ok = m.numbers[cell]; !ok {
			m.key = append(m.key[:0], cell...)
		}
	} else {
		m.join(c, file, rec)
		n, ok = m.numbers[string(m.key)]
	}
	if ok {
		return n, none
	}
	if fault := notText(c, rec); fault != none {
		return 0, fault
	}
	return m.add(len(c.by), c.facet), none
}

// join makes the key of a row.
func (m *models) join(c *choice, file string, rec []string) {
	m.key = m.key[:0]
	for k, i := range c.by {
		if k > 0 {
			m.key = append(m.key, 0)
		}
		if i == none {
			m.key = append(m.key, file...)
		} else {
			m.key = append(m.key, strings.TrimSpace(rec[i])...)
		}
	}
}

// add gives the model of m.key, which has so many cells, the next number. The
// first of them may be the facet.
func (m *models) add(cells int, facet bool) uint32 {
	if m.numbers == nil {
		m.numbers = make(map[string]uint32)
	}
	n := uint32(len(m.names))
	key := string(m.key)
	m.numbers[key] = n
	var values []string
	if cells > 0 {
		values = strings.Split(key, "\x00")
	}
	m.empty = append(m.empty, slices.Contains(values, ""))
	part := ""
	if facet {
		part = modelName(values[:1])
		values = values[1:]
	}
	m.facets = append(m.facets, part)
	m.names = append(m.names, modelName(values))
	return n
}

// modelName joins the values of a model. A value that could be taken for two
// is quoted.
func modelName(values []string) string {
	if len(values) == 0 {
		return onlyModel
	}
	names := slices.Clone(values)
	for i, v := range values {
		switch {
		case v == "":
			names[i] = emptyModel
		case len(values) > 1 && strings.Contains(v, ", "):
			names[i] = strconv.Quote(v)
		}
	}
	return strings.Join(names, ", ")
}

// notText returns the first grouping cell that is not UTF-8, else none.
func notText(c *choice, rec []string) int {
	for _, i := range c.by {
		if i != none && !utf8.ValidString(rec[i]) {
			return i
		}
	}
	return none
}
