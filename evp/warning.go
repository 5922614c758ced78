package evp

// A WarningCode names a kind of Warning; scripts may rely on it.
type WarningCode string

// The warnings that the estimators give.
const (
	// WarnStart: p_none never falls to the start level within the data.
	WarnStart WarningCode = "start-not-reached"
	// WarnEmpty: a model has no point in the range asked for.
	WarnEmpty WarningCode = "empty-curve"
	// WarnDropped: failed trials were left out on request.
	WarnDropped WarningCode = "failed-trials-dropped"
	// WarnConditionalU: the U estimate of a model with failed trials and without a
	// baseline is conditional on a score, and therefore not unbiased.
	WarnConditionalU WarningCode = "conditional-u"
	// WarnPastData: the curve continues past the model's own trials.
	WarnPastData WarningCode = "past-data"
	// WarnAtJump: at a budget the estimate may be off, as it is next to a jump of the curve.
	WarnAtJump WarningCode = "at-jump"
	// WarnBandKind: the band is of another kind than the one asked for.
	WarnBandKind WarningCode = "band-kind"
	// WarnBandOfV: the band around a U estimate belongs to V.
	WarnBandOfV WarningCode = "band-of-v"
	// WarnBandOpen: a side of the band is open somewhere.
	WarnBandOpen WarningCode = "band-open"
	// WarnNoOverlap: at none of the x asked for do the curves of both models exist.
	WarnNoOverlap WarningCode = "no-overlap"
	// WarnNoVerdict: at some of the x asked for the curve of one of two models
	// does not exist.
	WarnNoVerdict WarningCode = "no-verdict"
	// WarnBelowStart: a score whose cost is wanted lies below where a model's curve
	// starts.
	WarnBelowStart WarningCode = "score-below-start"
	// WarnBandNone: a band that was asked for does not exist.
	WarnBandNone WarningCode = "band-none"
	// WarnBandWeak: a bootstrap band may hold less often than it says, as scores or costs
	// have a heavy upper tail, or too few scores to tell.
	WarnBandWeak WarningCode = "band-weak"
)

// A Warning is something that the reader of a result must know. It does not make the result
// wrong, but limits what may be concluded from it.
type Warning struct {
	Code    WarningCode // comparable; stable between releases
	Message string      // one sentence, with the numbers
	Model   string      // the model it is about; empty for the log as a whole
	Place   string      // file:line or a column, where there is one
}

// String returns the message, preceded by its place or its model.
func (w Warning) String() string {
	switch {
	case w.Place != "":
		return w.Place + ": " + w.Message
	case w.Model != "":
		return w.Model + ": " + w.Message
	}
	return w.Message
}
