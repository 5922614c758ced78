package markup

import (
	"strings"
	"testing"
)

// hostile are names that are commands in one of the formats.
var hostile = []string{
	`a_b%c`, `$x^2$`, `\input{/etc/passwd}`, `}\end{document}`, `{}#&~^|<>`, `"quoted" 'q' ` + "`b`", `,, -- --- <<x>>`,
	`[b] *starred* __u__`, `<script>alert(1)</script>`, `&amp; &lt;`, `| pipe | [link](http://x.y) ![i](j)`, `1. item`,
	`- item`, `+ x`, `# head`,
	"λ → ∞ −1 日本語 🤖", "\u202eright to left\u202c", "two\nlines\ttab", "\xff\xfe",
	`\\`, `***`, "```", strings.Repeat("x", 90), "",
}

// fuzzed adds the hostile names to a fuzz test's seeds.
func fuzzed(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
}
