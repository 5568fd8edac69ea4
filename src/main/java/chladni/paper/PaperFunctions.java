package chladni.paper;

import chladni.language.Function;
import chladni.language.Option;
import chladni.language.Parameter;
import java.util.List;

/** The functions about known results. */
final class PaperFunctions {
  private static final Option UNTIMED =
      Option.flag("untimed", "without the seconds, so that two runs print the same");

  private PaperFunctions() {}

  static List<Function> all() {
    return List.of(
        new Function(
            "paper",
            "The paper",
            List.of(Parameter.optional("result", Parameter.Kind.TEXT)),
            List.of(UNTIMED),
            "derives the results of the paper and compares them with the print",
            "paper(\"corollary 1\") shows one derivation step by step. A verdict is computed:"
                + " reproduced if the derived formula is the printed one and independent checks"
                + " confirm it; corrected if it is the right formula instead, and a check refutes"
                + " the print; not reproduced otherwise.",
            List.of(new Function.Example("count(paper(untimed))", "36")),
            (arguments, context) -> {
              KnownResults results = KnownResults.shipped();
              ResultComparison comparison = new ResultComparison(results, context);
              return arguments.count() == 0
                  ? new PaperTable(comparison, context.progress())
                      .of(
                          results.results(),
                          arguments.has(UNTIMED) ? PaperTable.Clock.NONE : PaperTable.Clock.SECONDS)
                  : new ResultDerivation(comparison)
                      .of(comparison.compare(results.named(arguments.word(0))));
            }));
  }
}
