package metric

import (
	"strings"
	"unicode"
)

// Words splits a column's name into words in lower case: at everything that is
// neither a letter nor a digit, where a capital follows a small letter
// ("valMAE"), and before the last capital of several that small letters follow
// ("AUCScore", "R2Score").
func Words(column string) []string {
	var words []string
	all := []rune(column)
	begin := -1
	end := func(i int) {
		if begin >= 0 {
			words = append(words, strings.ToLower(string(all[begin:i])))
		}
		begin = -1
	}
	for i, r := range all {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			end(i)
			continue
		}
		if begin >= 0 && beginsWord(all, i) {
			end(i)
		}
		if begin < 0 {
			begin = i
		}
	}
	end(len(all))
	return words
}

// beginsWord reports whether a letter or digit that follows another begins a
// word.
func beginsWord(all []rune, i int) bool {
	isLower := func(i int) bool { return i < len(all) && unicode.IsLower(all[i]) }
	switch {
	case !unicode.IsUpper(all[i]):
		return false
	case isLower(i - 1):
		return true
	}
	return isLower(i+1) && isLower(i+2) // "FLOPs" and "IoUs" are one word at their end
}
