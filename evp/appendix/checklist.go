package appendix

import (
	"fmt"
	"strings"
)

// A Checklist is what a venue requires, with the answers that the log gives.
type Checklist struct {
	Venue string
	Items []Item
}

// An Item is one point of a checklist.
type Item struct {
	Number      string    // as the venue counts
	Requirement string    // in our words
	Answer      Paragraph // empty if the log does not say
	Blanks      []int     // numbers of the blanks that complete the answer
}

// answered reports whether the log answers the whole item.
func (i Item) answered() bool { return len(i.Answer) > 0 && len(i.Blanks) == 0 }

// open says which blanks complete the answer, "" if none is needed.
func (i Item) open() string {
	if len(i.Blanks) == 0 {
		return ""
	}
	numbers := make([]string, len(i.Blanks))
	for k, n := range i.Blanks {
		numbers[k] = fmt.Sprint(n)
	}
	if len(numbers) == 1 {
		return "To fill in: blank " + numbers[0] + "."
	}
	last := len(numbers) - 1
	return "To fill in: blanks " + strings.Join(numbers[:last], ", ") + " and " + numbers[last] + "."
}

// A Form is a list of blanks, numbered from 1.
type Form []Blank

// A Blank is a place to write what the log does not say.
type Blank struct {
	Label string
	Hint  Paragraph // may help to fill it in; may be empty
}
