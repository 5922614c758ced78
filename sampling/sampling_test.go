package sampling

import (
	"math"
	"runtime"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// searchers are the two ways to draw trials, each running all searches.
var searchers = map[string]func(p Pool, budgets []float64, searches int, seed Seed) *Bests{
	"orders": orders, "draws": draws,
}

func orders(p Pool, budgets []float64, searches int, seed Seed) *Bests {
	b := NewBests(p, budgets, searches, seed)
	return b.each(b.Order)
}

func draws(p Pool, budgets []float64, searches int, seed Seed) *Bests {
	b := NewBests(p, budgets, searches, seed)
	return b.each(b.Draw)
}

// each calls run for every search, on as many goroutines as there are processors.
func (b *Bests) each(run func(i int)) *Bests {
	if len(b.found) == 0 {
		run(0)
		return b
	}
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(b.found[0]); i += workers {
				run(i)
			}
		})
	}
	wg.Wait()
	return b
}

// pool is some trials of unequal cost, two of them failed.
func pool() Pool {
	return Pool{Costs: []float64{2, 7, 1, 3, 1, 8, 2, 0.5, 4, 5, 9, 0.25}, Failed: 2}
}

var budgets = []float64{0.3, 1, 2.5, 7, 20, 42.75}

// onCores calls f with so many processors.
func onCores(n int, f func()) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
	f()
}

func TestSameOnAnyNumberOfCores(t *testing.T) {
	for name, search := range searchers {
		var one, two, other *Bests
		onCores(1, func() { one = search(pool(), budgets, 500, 3) })
		onCores(2, func() { two = search(pool(), budgets, 500, 3) })
		onCores(2, func() { other = search(pool(), budgets, 500, 4) })
		if diff := cmp.Diff(one.found, two.found); diff != "" {
			t.Errorf("%s: -one core +two\n%s", name, diff)
		}
		if cmp.Equal(one.found, other.found) {
			t.Errorf("%s: seeds 3 and 4 give the same", name)
		}
	}
}

// TestStreamBelongsToReplicate: the first searches do not depend on how many
// follow.
func TestStreamBelongsToReplicate(t *testing.T) {
	for name, search := range searchers {
		many := search(pool(), budgets, 100, 9)
		for _, few := range []int{1, 7, 99} {
			for k, found := range search(pool(), budgets, few, 9).found {
				if diff := cmp.Diff(many.found[k][:few], found); diff != "" {
					t.Errorf("%s, %d searches of 100, budget %v: -want +got\n%s", name, few, budgets[k], diff)
				}
			}
		}
	}
}

// TestOrdersUseEachTrialOnce: the total cost, and anything above, is enough
// for all trials, so for the best; below its cost it is never found.
func TestOrdersUseEachTrialOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Pool{Costs: rapid.SliceOfN(rapid.Float64Range(1e-3, 1e3), 1, 30).Draw(t, "costs")}
		p.Failed = rapid.IntRange(0, len(p.Costs)-1).Draw(t, "failed")
		best := len(p.Costs) - 1 - p.Failed
		total := 0.0
		for _, c := range p.Costs {
			total += c
		}
		below := p.Costs[len(p.Costs)-1] * 0.999
		bests := orders(p, []float64{min(below, total), total, 10 * total}, 20, 5)
		for i := range 20 {
			if e := bests.found[0][i]; int(e) >= best {
				t.Fatalf("the best, position %d of cost %v, is found within %v", e, p.Costs[len(p.Costs)-1], below)
			}
			if within, beyond := bests.found[1][i], bests.found[2][i]; int(within) != best || int(beyond) != best {
				t.Fatalf("the total finds %d, ten times that %d; the best is %d", within, beyond, best)
			}
		}
	})
}

// TestOrdersAreRandom: among 20 trials of cost 1, k find the best with
// probability k/20; within four standard errors of 4,000 orders.
func TestOrdersAreRandom(t *testing.T) {
	const trials, searches = 20, 4000
	p := Pool{Costs: make([]float64, trials)}
	steps := make([]float64, trials)
	for i := range steps {
		p.Costs[i], steps[i] = 1, float64(i+1)
	}
	bests := orders(p, steps, searches, 1)
	for k := range steps {
		hits := 0
		for _, e := range bests.found[k] {
			if e == trials-1 {
				hits++
			}
		}
		want := float64(k+1) / trials
		if got := float64(hits) / searches; math.Abs(got-want) > 4*math.Sqrt(want*(1-want)/searches) {
			t.Errorf("%d trials find the best in a share of %v, want %v", k+1, got, want)
		}
	}
}

// TestBudgetFits: a budget fits costs whose sum it equals up to 1e-9.
func TestBudgetFits(t *testing.T) {
	tenths := Pool{Costs: []float64{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}}
	huge := Pool{Costs: []float64{3e17}}
	for _, c := range []struct {
		name   string
		p      Pool
		budget float64
		best   int32
	}{
		{"ten tenths are 1", tenths, 1, 9},
		{"a little too little", huge, 3e17 * (1 - 0.9e-9), 0},
		{"too little", huge, 3e17 * (1 - 1.1e-9), -1},
		{"exactly", huge, 3e17, 0},
		{"far too little", tenths, 0.05, -1},
	} {
		if got := orders(c.p, []float64{c.budget}, 1, 1).found[0][0]; got != c.best {
			t.Errorf("%s: found %d, want %d", c.name, got, c.best)
		}
	}
}

// TestFailedNeverCount: a failed trial is no find, but spends its cost: an
// order that begins with the failed one of cost 5 has nothing left.
func TestFailedNeverCount(t *testing.T) {
	for name, search := range searchers {
		for _, e := range search(Pool{Costs: []float64{1, 1, 1}, Failed: 3}, []float64{2.5}, 50, 1).found[0] {
			if e != -1 {
				t.Fatalf("%s: position %d found among failed trials", name, e)
			}
		}
		none := 0
		for _, e := range search(Pool{Costs: []float64{5, 1}, Failed: 1}, []float64{5}, 1000, 1).found[0] {
			switch e {
			case -1:
				none++
			case 0:
			default:
				t.Fatalf("%s: position %d of one score", name, e)
			}
		}
		if math.Abs(float64(none)-500) > 4*math.Sqrt(250) { // 4 standard errors of a fair coin
			t.Errorf("%s: %d of 1,000 searches found nothing, want about half", name, none)
		}
	}
}

func TestNoBudget(t *testing.T) {
	for name, search := range searchers {
		if got := search(pool(), nil, 10, 1); len(got.found) != 0 {
			t.Errorf("%s: %v for no budget", name, got.found)
		}
	}
}
