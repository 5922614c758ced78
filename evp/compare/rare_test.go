package compare

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// TestRareModeRate: the rate that is said is the one measured.
func TestRareModeRate(t *testing.T) {
	table, err := os.ReadFile("../../testdata/coverage/compare.md")
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile(`(?s)better mode that a log need not show.*?\| trials \| 20, 100 \| 5 \| (0\.\d+) \|`)
	found := row.FindSubmatch(table)
	if found == nil {
		t.Fatal("the table has no such row")
	}
	if rate, err := strconv.ParseFloat(string(found[1]), 64); err != nil || math.Abs(rate-RareModeRate) > 0.005 {
		t.Errorf("%g is said, %s is measured", RareModeRate, found[1])
	}
}
