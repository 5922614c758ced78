package expr

import (
	"fmt"
	"strconv"
)

// An Error says what is wrong with an expression, whatever the log. Its text is
// one line.
type Error struct {
	Option string // the option that the expression was given for, such as "where"
	Text   string // the expression
	Column int    // where the fault is in it, in characters, 1-based
	Msg    string // what is wrong and what to do about it
}

// Error returns the option, the expression, the place in it and the message.
func (e *Error) Error() string {
	return fmt.Sprintf("`%s` %s: column %d: %s", e.Option, strconv.Quote(e.Text), e.Column, e.Msg)
}
