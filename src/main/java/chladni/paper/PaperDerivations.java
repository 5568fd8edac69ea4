package chladni.paper;

import chladni.language.Context;
import chladni.language.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * All known results, derived.
 *
 * @param table the table, without times
 * @param derivations the derivations, in the order of the results
 */
public record PaperDerivations(Reply.OfTable table, List<Reply.OfDerivation> derivations) {

  /** Copies the list. */
  public PaperDerivations {
    derivations = List.copyOf(derivations);
  }

  /**
   * Derives results.
   *
   * @throws chladni.problem.ProblemException if a statement of one of them is wrong
   */
  public static PaperDerivations of(KnownResults results, Context context) {
    ResultComparison comparison = new ResultComparison(results, context);
    List<ComparedResult> compared = new ArrayList<>();
    List<Reply.OfDerivation> derivations = new ArrayList<>();
    for (KnownResult result : results.results()) {
      ComparedResult one = comparison.compare(result);
      compared.add(one);
      derivations.add(new ResultDerivation(comparison).of(one));
      context.progress().report("paper", compared.size(), results.results().size());
    }
    return new PaperDerivations(
        new PaperTable(comparison, context.progress()).table(compared, PaperTable.Clock.NONE),
        derivations);
  }
}
