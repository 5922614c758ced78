package source

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
)

// sklearn is the table cv_results_ of a scikit-learn search: one row per
// assignment, cross-validated. What it calls test data are the folds left out,
// which are validation data.
var sklearn = &Format{
	Name: "sklearn", Title: "scikit-learn", Separators: anySeparator,
	Signatures:       []Signature{{Prefixes: []string{"mean_test_"}, Names: []string{"mean_fit_time"}}},
	ParamPrefixes:    []string{"param_"},
	TestIsValidation: true,
	Describe: func(c *Columns, names []string) {
		for i, name := range names {
			if metric, ok := strings.CutPrefix(name, "mean_test_"); ok {
				c.Scores = append(c.Scores, sklearnScore(i, metric, names))
			}
		}
		c.Order = pandasIndex(names)
		c.Cost = sklearnCost(names)
		c.Rungs = sklearnRungs(names)
	},
}

// sklearnRungs returns the rungs of a halving search (HalvingGridSearchCV,
// HalvingRandomSearchCV); nil if the table is of another search.
func sklearnRungs(names []string) *Rungs {
	resources := slices.Index(names, "n_resources")
	iteration := firstNamed(names, "iter")
	if resources == None || iteration == None {
		return nil
	}
	r := &Rungs{Rung: iteration}
	for i, name := range names {
		if strings.HasPrefix(name, "param_") {
			r.Assignment = append(r.Assignment, i)
		}
	}
	if i := slices.Index(names, "params"); len(r.Assignment) == 0 && i != None {
		r.Assignment = []int{i}
	}
	if len(r.Assignment) == 0 {
		return nil
	}
	return r
}

// sklearnScore returns the score of a metric. Its ranks say that larger is better:
// scikit-learn gives rank 1 to the largest mean score, whatever the metric, and
// negates losses (neg_*) so that this is right.
func sklearnScore(column int, metric string, names []string) Score {
	rank := "rank_test_" + metric
	if !slices.Contains(names, rank) {
		return Score{Column: column}
	}
	return Score{Column: column, Stated: true, Better: evp.Maximize, By: "by the column " + rank}
}

// sklearnCost returns the time of all folds: the times in the table are means
// over the folds.
func sklearnCost(names []string) *Cost {
	fit, score := slices.Index(names, "mean_fit_time"), slices.Index(names, "mean_score_time")
	folds := sklearnFolds(names)
	if fit == None || score == None || folds == 0 {
		return nil
	}
	return &Cost{
		Kind: Sum, Columns: []int{fit, score}, Factor: float64(folds),
		Name: fmt.Sprintf("(mean_fit_time + mean_score_time) * %d", folds),
	}
}

// sklearnFolds returns the number of folds: the number of columns
// splitK_test_METRIC of the last metric.
func sklearnFolds(names []string) int {
	metric, folds := "", 0
	for _, name := range names {
		if rest, ok := strings.CutPrefix(name, "mean_test_"); ok {
			metric = rest
		}
	}
	for _, name := range names {
		if strings.HasPrefix(name, "split") && strings.HasSuffix(name, "_test_"+metric) {
			folds++
		}
	}
	return folds
}
