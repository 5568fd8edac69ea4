package chladni.paper;

import chladni.language.Context;
import chladni.language.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of all known results: what was derived, what is printed, and what came out. */
final class PaperTable {
  private static final int MOST_DIAGRAMS = 4;
  private static final int MOST_TERMS = 2;

  /** Whether the table says how long each result took. */
  enum Clock {
    /** With a column of seconds. */
    SECONDS,
    /** Without, so that two runs print the same. */
    NONE
  }

  private final ResultComparison comparison;
  private final Context.Progress progress;

  PaperTable(ResultComparison comparison, Context.Progress progress) {
    this.comparison = comparison;
    this.progress = progress;
  }

  Reply.OfTable of(List<KnownResult> results, Clock clock) {
    List<ComparedResult> compared = new ArrayList<>();
    for (KnownResult result : results) {
      compared.add(comparison.compare(result));
      progress.report("paper", compared.size(), results.size());
    }
    return table(compared, clock);
  }

  /** The table of results that have been compared. */
  Reply.OfTable table(List<ComparedResult> compared, Clock clock) {
    List<String> columns =
        new ArrayList<>(
            List.of("result", "diagrams", "derived", "printed", "verdict", "decided by"));
    if (clock == Clock.SECONDS) {
      columns.add("seconds");
    }
    return new Reply.OfTable(columns, compared.stream().map(c -> row(c, clock)).toList());
  }

  private List<Reply> row(ComparedResult compared, Clock clock) {
    List<Reply> row = new ArrayList<>();
    row.add(Reply.OfText.of(compared.result().id()));
    row.add(diagrams(compared));
    row.add(shown(compared));
    row.add(compared.printed().orElseGet(() -> Reply.OfText.of("not printed")));
    row.add(Reply.OfText.of(compared.verdict().words()));
    row.add(Reply.OfText.of(compared.deciding().method()));
    if (clock == Clock.SECONDS) {
      row.add(Reply.OfText.of(String.format(Locale.ROOT, "%.2f", compared.nanoseconds() / 1e9)));
    }
    return row;
  }

  /** The derived formula; in the shape of the one it was found equal to, if it is long. */
  private static Reply shown(ComparedResult compared) {
    boolean isLong =
        compared.derived() instanceof Reply.OfResummed(var form, var diagram)
            && form.size() > MOST_TERMS;
    return isLong && compared.verdict() != Verdict.NOT_REPRODUCED
        ? compared.right().or(compared::printed).orElse(compared.derived())
        : compared.derived();
  }

  private Reply diagrams(ComparedResult compared) {
    List<Reply.OfDiagram> all = comparison.diagrams(compared);
    List<Reply> shown = new ArrayList<>(all.stream().limit(MOST_DIAGRAMS).toList());
    if (all.size() > MOST_DIAGRAMS) {
      shown.add(Reply.OfText.of("and " + (all.size() - MOST_DIAGRAMS) + " more"));
    }
    return new Reply.OfList(shown);
  }
}
