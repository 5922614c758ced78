package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp/study"
	"evpkit/evp/triallog"
	"evpkit/plot"
)

// barsCommand returns "evp bars".
func barsCommand(t terminal) *cli.Command {
	var b barsRun
	return &cli.Command{
		Name:      "bars",
		Usage:     "parameters, FPO and score of several models as aligned bars (Green AI, figure 4)",
		UsageText: "evp bars --label COLUMN --rows COLUMN,COLUMN,... [flags] FILE",
		Description: "Draws a table of models, a row of the CSV file each, as rows of bars over one axis\n" +
			"of models. A column may be given a label and a unit: fpo=\"FPO (10^9)\".\n\n" +
			"  evp bars --label model --rows params,fpo,top1 --score top1 -o bars.pdf models.csv\n" +
			"  evp bars --label model --rows 'params=Params (M),fpo=FPO (10^9)' -o bars.svg models.csv",
		Flags:  append(append(b.define(), b.output.define()...), b.figure.define()...),
		Action: func(ctx *cli.Context) error { return b.run(t, ctx.Args().Slice()) },
	}
}

// A barsRun is one run of "evp bars".
type barsRun struct {
	label, rows, score, only string
	output                   outputFlags
	figure                   figureFlags

	columns, labels []string // of the rows
	models          []string // that are wanted, in this order; nil: all
}

// define returns the flags that only this command has.
func (b *barsRun) define() []cli.Flag {
	text := textFlag(categoryReading)
	return []cli.Flag{
		text(&b.label, "label", "model", "COLUMN", "COLUMN of the models' names"),
		text(&b.rows, "rows", "", "COLUMNS", "the COLUMNS to draw, a row of bars each, from the top; COLUMN=TEXT labels one"),
		text(&b.score, "score", "", "COLUMN", "COLUMN among them that is a score: its axis may begin above 0, which is said"),
		text(&b.only, "only", "", "NAMES", "the NAMES of the models to draw, in this order, with commas between (default: all)"),
	}
}

func (b *barsRun) run(t terminal, files []string) error {
	if err := b.parse(files); err != nil {
		return err
	}
	if err := b.figure.read(); err != nil {
		return err
	}
	read := readFlags{files: files}
	sources := read.sources(t)
	if len(sources) != 1 {
		return usagef("%q is a folder of several files; name one of them", files[0])
	}
	table, err := triallog.ReadNumbers(sources[0], b.label, b.columns)
	if err != nil {
		return err
	}
	if err := b.choose(table); err != nil {
		return err
	}
	figure, err := b.drawing(table).Figure(b.figure.options)
	if err != nil {
		return err
	}
	result := study.Bars{Labels: table.Labels, Rows: b.columns, Values: table.Values, Caption: b.drawing(table).Caption(b.figure.options)}
	content := buffered(func(w *bytes.Buffer, format string) error { return result.Write(w, format) })
	if err := b.output.write(t, content, figure); err != nil {
		return err
	}
	if !b.output.hasFigure() {
		return nil
	}
	for _, note := range figure.Notes {
		t.note("figure: %s", note)
	}
	t.note("caption: %s", result.Caption)
	return nil
}

// parse checks every flag.
func (b *barsRun) parse(files []string) error {
	if len(files) != 1 {
		return usagef("evp bars reads one CSV file, not %d", len(files))
	}
	if b.rows == "" {
		return usagef("--rows is missing: name the columns to draw, as in --rows params,fpo,top1")
	}
	for _, row := range strings.Split(b.rows, ",") {
		column, label, labelled := strings.Cut(row, "=")
		if column = strings.TrimSpace(column); column == "" || slices.Contains(b.columns, column) {
			return usagef("--rows %q: each column needs a name, and may stand there once", b.rows)
		}
		if !labelled {
			label = column
		}
		b.columns, b.labels = append(b.columns, column), append(b.labels, label)
	}
	if b.score != "" && !slices.Contains(b.columns, b.score) {
		return usagef("--score %q is not among --rows %s", b.score, b.rows)
	}
	if b.only != "" {
		for _, name := range strings.Split(b.only, ",") {
			b.models = append(b.models, strings.TrimSpace(name))
		}
	}
	if err := b.output.parse(files); err != nil {
		return err
	}
	return b.figure.parse()
}

// choose keeps the models that are wanted.
func (b *barsRun) choose(table *triallog.Numbers) error {
	if b.models == nil {
		return nil
	}
	values := make([][]float64, len(table.Values))
	for _, name := range b.models {
		i := slices.Index(table.Labels, name)
		if i < 0 {
			return fmt.Errorf("%s: --only: there is no model %q in column %q", table.Input.Name, name, b.label)
		}
		for k := range values {
			values[k] = append(values[k], table.Values[k][i])
		}
	}
	table.Labels, table.Values = b.models, values
	return nil
}

// drawing returns what the figure shows.
func (b *barsRun) drawing(table *triallog.Numbers) plot.Bars {
	rows := make([]plot.BarRow, len(b.columns))
	for k, column := range b.columns {
		rows[k] = plot.BarRow{Label: b.labels[k], Values: table.Values[k], Score: column == b.score}
	}
	return plot.Bars{Models: table.Labels, Rows: rows}
}
