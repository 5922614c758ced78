package main

// The templates of --help.
const (
	appHelp = `{{.Name}} - {{.Usage}}

Usage: {{.UsageText}}

{{.Description}}

Commands:
{{range .VisibleCommands}}   {{join .Names ", "}}{{"\t"}}{{.Usage}}
{{end}}
   --version{{"\t"}}print the version
   --help, -h{{"\t"}}this page; after a command, its own
`
	commandHelp = `{{.HelpName}} - {{.Usage}}

Usage: {{.UsageText}}

{{.Description}}
{{range .VisibleFlagCategories}}
{{if .Name}}{{.Name}}:
{{end}}{{range .Flags}}   {{.}}
{{end}}{{end}}`
)

// Categories of flags, in the order in which --help shows them.
const (
	categoryReading    = "1. Reading the log"
	categoryEntry      = "1. Rows that are not trials"
	categoryCurve      = "2. The curve"
	categoryTarget     = "2. The target"
	categoryCost       = "2. The price tag"
	categoryBand       = "3. The band"
	categoryComparison = "3. The comparison"
	categoryOutput     = "4. Output"
	categoryFigure     = "5. The figure"
)
