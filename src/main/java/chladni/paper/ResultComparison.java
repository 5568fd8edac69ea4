package chladni.paper;

import chladni.language.Context;
import chladni.language.MistakeException;
import chladni.language.Reply;
import chladni.language.Session;
import chladni.paper.ComparedResult.CheckedFormula;
import chladni.paper.ComparedResult.CheckedLimit;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Derives known results, compares them with what is printed, and has them checked.
 *
 * <p>The verdict is computed: <em>reproduced</em> if the derived formula equals the printed one and
 * every check confirms it; <em>corrected</em> if it equals the right formula instead, every check
 * confirms it, and one refutes the print; <em>not reproduced</em> otherwise.
 */
public final class ResultComparison {
  /** What the formula checked is called in checks and limits. */
  private static final String CHECKED = "x";

  private static final Pattern DIAGRAM = Pattern.compile("c\\([^()]*\\)\\([^()]*\\)");

  private final Context context;

  /**
   * Comparisons in a context.
   *
   * @param results the results and the landscapes of their checks
   * @param context what the statements are evaluated with
   */
  public ResultComparison(KnownResults results, Context context) {
    this.context =
        context.withTexts(
            name ->
                Optional.ofNullable(results.landscapes().get(name))
                    .orElseGet(() -> context.texts().read(name)));
  }

  /** A session in which the definitions of a result have run. */
  Session session(KnownResult result) {
    Session session = new Session(context);
    result.definitions().forEach(definition -> ask(session, result, definition));
    return session;
  }

  /**
   * Derives and compares one result.
   *
   * @throws ProblemException if one of its statements is wrong
   */
  public ComparedResult compare(KnownResult result) {
    long begun = System.nanoTime();
    Session session = session(result);
    Reply derived = ask(session, result, result.question());
    Optional<Reply> printed = result.printed().map(formula -> ask(session, result, formula));
    Optional<Reply> right = result.right().map(formula -> ask(session, result, formula));
    List<CheckedFormula> checks = new ArrayList<>();
    for (KnownResult.Check check : result.checks()) {
      checks.add(
          new CheckedFormula(
              check,
              holds(session, result, check, derived),
              printed.map(formula -> holds(session, result, check, formula))));
    }
    List<CheckedLimit> limits = new ArrayList<>();
    for (KnownResult.Check limit : result.limits()) {
      limits.add(new CheckedLimit(limit, holds(session, result, limit, derived)));
    }
    ComparedResult compared =
        new ComparedResult(
            result, derived, printed, right, Verdict.NOT_REPRODUCED, checks, limits, 0);
    Verdict verdict =
        verdict(
            compared,
            printed.map(formula -> equal(session, result, derived, formula)),
            right.map(formula -> equal(session, result, derived, formula)));
    return new ComparedResult(
        result, derived, printed, right, verdict, checks, limits, System.nanoTime() - begun);
  }

  /**
   * The verdict.
   *
   * @param asPrinted whether the derived formula is the printed one, if there is one
   * @param asRight whether it is the right one, if there is one
   */
  private static Verdict verdict(
      ComparedResult compared, Optional<Boolean> asPrinted, Optional<Boolean> asRight) {
    if (!compared.isConfirmed()) {
      return Verdict.NOT_REPRODUCED;
    }
    if (asPrinted.orElse(asRight.orElse(false))) {
      return Verdict.REPRODUCED;
    }
    return asRight.orElse(false) && compared.isPrintRefuted()
        ? Verdict.CORRECTED
        : Verdict.NOT_REPRODUCED;
  }

  private static boolean equal(Session session, KnownResult result, Reply derived, Reply other) {
    session.assign("derived", derived);
    session.assign("other", other);
    return isTrue(result, ask(session, result, "derived == other"));
  }

  private static boolean holds(
      Session session, KnownResult result, KnownResult.Check check, Reply formula) {
    session.assign(
        CHECKED,
        formula instanceof Reply.OfExpansion(var expansion, var shape, var forecast)
            ? new Reply.OfValue(expansion.value(), expansion.start())
            : formula);
    return isTrue(result, ask(session, result, check.statement()));
  }

  private static boolean isTrue(KnownResult result, Reply reply) {
    if (reply instanceof Reply.OfTruth(boolean holds)) {
      return holds;
    }
    throw ProblemException.badFile(
        "known result " + result.id() + ": a check must be true or false, not " + reply.phrase(),
        "compare with ==");
  }

  /**
   * The diagrams that a derived formula is made of: those that contribute to an expansion, or those
   * that the question is about.
   */
  List<Reply.OfDiagram> diagrams(ComparedResult compared) {
    Session session = session(compared.result());
    Set<Reply.OfDiagram> diagrams = new LinkedHashSet<>();
    if (compared.derived() instanceof Reply.OfExpansion) {
      session.assign(CHECKED, compared.derived());
      if (ask(session, compared.result(), "contributing(" + CHECKED + ")")
          instanceof Reply.OfDiagrams(var contributing)) {
        contributing.forEach(diagram -> diagrams.add(Reply.OfDiagram.of(diagram)));
      }
    }
    if (diagrams.isEmpty()) {
      String text =
          String.join(" ", compared.result().definitions())
              + " "
              + compared.result().question()
              + " "
              + compared.result().printed().orElse("");
      Matcher names = DIAGRAM.matcher(text);
      while (names.find()) {
        if (ask(session, compared.result(), names.group()) instanceof Reply.OfDiagram diagram) {
          diagrams.add(diagram);
        }
      }
    }
    return List.copyOf(diagrams);
  }

  /** The reply to a statement of a result. */
  static Reply ask(Session session, KnownResult result, String statement) {
    try {
      return session.eval(statement);
    } catch (MistakeException e) {
      if (e.mistake().problem() instanceof Problem.Interrupted interrupted) {
        throw new ProblemException(interrupted);
      }
      throw ProblemException.badFile(
          "known result " + result.id() + ": " + e.mistake().rendered(), "mend the entry");
    }
  }
}
