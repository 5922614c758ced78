package study

import (
	"evpkit/evp"
	"evpkit/plot"
)

// spell writes the options that a message names as the user types them.
func (s *Study) spell(message string) string {
	if s == nil || s.options.Spell == nil {
		return message
	}
	return Spell(message, s.options.Spell)
}

// spelledAll returns sentences that name options as the user types them.
func (s *Study) spelledAll(sentences []string) []string {
	for i, sentence := range sentences {
		sentences[i] = s.spell(sentence)
	}
	return sentences
}

// spelledWarning returns a warning that names options as the user types them.
func (s *Study) spelledWarning(w evp.Warning) evp.Warning {
	w.Message = s.spell(w.Message)
	return w
}

// spelledFigure returns what drawing a figure returned, with notes, or an error,
// that name options as the user types them.
func (s *Study) spelledFigure(f *plot.Figure, err error) (*plot.Figure, error) {
	if err != nil {
		return nil, s.spelled(err)
	}
	for i, note := range f.Notes {
		f.Notes[i] = s.spell(note)
	}
	return f, nil
}

// spelled returns an error whose message names options as the user types them.
func (s *Study) spelled(err error) error {
	if err == nil || s.options.Spell == nil {
		return err
	}
	return &spelledError{err, s.spell(err.Error())}
}

// A spelledError is an error in the words of the user's program.
type spelledError struct {
	error
	message string
}

func (e *spelledError) Error() string { return e.message }
func (e *spelledError) Unwrap() error { return e.error }
