package markup

import "html"

// HTML is HTML5. Its text may stand in elements and in quoted attributes.
var HTML = Language{
	text:  html.EscapeString,
	minus: "−", times: "·",
	raise: func(exponent string) string { return "<sup>" + exponent + "</sup>" },
}
