package source

import (
	"slices"
	"strings"
)

// A Counter is a column that may count the steps of trainings, judging by its
// name.
type Counter struct {
	Column int
	// Vague says that the name may as well number the trials of a search, or be
	// that of a hyperparameter.
	Vague bool
	// Amount says that the name is also that of a size of a training, such as the
	// tokens that it has seen. Such a name is vague.
	Amount bool
}

// Names of columns that count steps, as counterName writes them, the finest
// first. Their plurals (epochs, steps) mostly say how long a training is, and
// such as max_steps always do: these are hyperparameters.
var (
	counters = []string{
		"step", "global_step", "train_step", "training_step", "current_step", "trainer_step",
		"training_iteration", "timestep", "time_step", "env_step", "total_timesteps", "timesteps_total",
		"epoch", "current_epoch", "train_epoch", "training_epoch", "epoch_num", "epoch_number", "epoch_idx", "epoch_index",
	}
	vagueCounters = []string{"iteration", "iter", "it", "n_iter", "batch", "round", "update", "checkpoint", "ep"}
	amounts       = []string{
		"steps", "epochs", "iterations", "iters", "updates", "num_updates", "batches",
		"tokens", "tokens_seen", "examples", "examples_seen", "samples", "samples_seen", "images_seen",
	}
)

// countersAmong returns the columns that may count steps: those with a plain
// name first, as in counters.
func countersAmong(names []string) []Counter {
	var found []Counter
	for k, wanted := range [][]string{counters, vagueCounters, amounts} {
		for _, w := range wanted {
			for i, name := range names {
				if counterName(name) == w {
					found = append(found, Counter{Column: i, Vague: k > 0, Amount: k == 2})
				}
			}
		}
	}
	return found
}

// counterName returns a name in lower case, without what stands before a slash
// and underscores around it: "trainer/global_step" is "global_step", "_step" is
// "step".
func counterName(name string) string {
	name = strings.ToLower(strings.TrimSpace(name[strings.LastIndexByte(name, '/')+1:]))
	return strings.Trim(strings.NewReplacer(" ", "_", "-", "_").Replace(name), "_")
}

// firstCounter returns the column that counts steps, by a name that is not
// vague; None if there is none.
func firstCounter(names []string) int {
	found := countersAmong(names)
	i := slices.IndexFunc(found, func(c Counter) bool { return !c.Vague })
	if i < 0 {
		return None
	}
	return found[i].Column
}
