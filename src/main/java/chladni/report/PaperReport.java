package chladni.report;

import chladni.language.Context;
import chladni.language.Reply;
import chladni.paper.KnownResults;
import chladni.paper.PaperDerivations;
import chladni.report.Report.Entry;
import chladni.report.Report.Section;
import java.util.ArrayList;
import java.util.List;

/** The known results as a report: the table, and a section for each derivation. */
public final class PaperReport {
  private PaperReport() {}

  /**
   * Derives all results and reports them.
   *
   * @param results the results
   * @param context what their statements are evaluated with
   */
  public static Report of(KnownResults results, Context context) {
    PaperDerivations derivations = PaperDerivations.of(results, context);
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("All results", List.of(Entry.Answered.of(derivations.table()))));
    for (Reply.OfDerivation derivation : derivations.derivations()) {
      sections.add(new Section(derivation.title(), List.of(Entry.Answered.of(derivation))));
    }
    return new Report(
        "The paper, recomputed",
        List.of(
            new Entry.Prose(
                "What is printed in “A Perturbative Analysis of Stochastic Gradient Descent”"
                    + " (S. C. Tenka), and further results known about its diagrams, each derived"
                    + " from scratch, compared with the print as a formula, and checked by means"
                    + " that do not rest on the derivation."),
            new Entry.Prose(
                "The root of a diagram is rightmost, and tied nodes share an outline. A result is"
                    + " reproduced if the derived formula is the printed one and the checks confirm"
                    + " it, corrected if it is another and a check refutes the print, and not"
                    + " reproduced otherwise. In a check x is the formula checked.")),
        sections);
  }
}
