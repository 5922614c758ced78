package main

import (
	"github.com/urfave/cli/v2"

	"evpkit/evp/study"
)

// reportCommand returns "evp report".
func reportCommand(t terminal) *cli.Command {
	return t.command(spec{
		name:  "report",
		usage: "the appendix of a paper: figures, tables, captions and answers to checklists, in Markdown, LaTeX or HTML",
		description: "Writes what reviewers ask about a hyperparameter search: trials and failures, its cost,\n" +
			"the expected best score by budget with bands, the figure with its caption, how everything\n" +
			"was computed, answers to the checklists of EMNLP, NAACL, ACL Rolling Review and NeurIPS,\n" +
			"and blanks for what a log does not say (hardware, bounds of the search, …).\n\n" +
			"  evp report --score val_acc --cost fpo --by model -o appendix.tex runs.csv\n" +
			"  evp report -o appendix.md -o appendix.html runs.csv\n" +
			"  evp report --minimize --score val_loss runs.csv > appendix.md\n\n" +
			"The LaTeX file compiles as it is (pdflatex appendix.tex) and shows which packages a paper\n" +
			"of your own needs. The figures of Markdown and LaTeX go into appendix-figures/ beside the file;\n" +
			"HTML is one page that holds all it needs. Without -o, or with -o -, Markdown goes to\n" +
			"standard output, with captions in place of figures.",
		formats: study.ReportFormats,
		run: func(r *study.Request, files []string, out outputs) error {
			if err := out.checkDocuments(); err != nil {
				return err
			}
			r.Read.KeepTrials, r.Read.KeepColumns = true, true
			s, err := t.open(r, files)
			if err != nil {
				return err
			}
			if err := s.CanDraw("curve"); err != nil {
				return err
			}
			report, err := s.Report(study.ReportOptions{
				Curve: r.Curve, Returns: r.Returns, Price: r.Price, Look: r.Figure,
				Images: out.imageFormats(), Dark: out.has("html"),
				Command: shellWords(append([]string{"evp"}, t.args...)), Version: version(),
			})
			if err != nil {
				return err
			}
			for _, note := range report.FigureNotes {
				t.note("figure: %s", note)
			}
			t.warn(report.Warnings)
			return out.writeDocuments(t, report.Appendix())
		},
	})
}
