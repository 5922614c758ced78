package resample

import (
	"math"
	"slices"

	"evpkit/evp/internal/trials"
)

// scoreGroups puts ascending scores into groups that are small against the noise of
// the resamples. For the best of many trials only the upper scores matter, so a
// group holds at most a quarter of the trials above it. For the best of few the
// scores far from the mean matter most, so the spread within a group hides at most a
// thousandth of the scores' variance. The value of a group is its mean score.
func scoreGroups(scores trials.Tally) (group []int32, values []float64) {
	center, squares := scores.Squares()
	group = make([]int32, len(scores.Values))
	room, above := squares/1000, 0.0
	for high := len(scores.Values); high > 0; {
		low, size, sum := high, 0.0, 0.0
		for low > 0 {
			count := float64(scores.Count(low - 1))
			width := scores.Values[high-1] - scores.Values[low-1]
			if low < high && !(size+count <= math.Max(above/4, 1) && (size+count)*width*width <= room) {
				break
			}
			low--
			size += count
			sum += count * (scores.Values[low] - center)
			group[low] = int32(len(values))
		}
		values = append(values, center+sum/size)
		above += size
		high = low
	}
	slices.Reverse(values)
	for i := range group {
		group[i] = int32(len(values)) - 1 - group[i]
	}
	return group, values
}
