package chladni.paper;

import chladni.language.Reply;
import chladni.language.Reply.OfDerivation.Line;
import chladni.language.Reply.OfDerivation.Step;
import chladni.language.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One known result, derived step by step: what is assumed, which diagrams matter and why the others
 * drop out, their histories and values, the sum, how it compares, its limiting cases.
 */
final class ResultDerivation {
  private static final int MOST_DIAGRAMS = 6;
  private static final int MOST_TERMS = 2;

  private final ResultComparison comparison;

  ResultDerivation(ResultComparison comparison) {
    this.comparison = comparison;
  }

  Reply.OfDerivation of(ComparedResult compared) {
    KnownResult result = compared.result();
    Session session = comparison.session(result);
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("Question", question(result)));
    List<Line> selection = new ArrayList<>();
    for (String statement : result.selections()) {
      selection.add(Line.statement("", statement));
      selection.add(Line.of("", ResultComparison.ask(session, result, statement)));
    }
    if (!selection.isEmpty()) {
      steps.add(new Step("Which diagrams matter, and why the others drop out", selection));
    }
    List<Line> diagrams = diagrams(compared, session);
    if (!diagrams.isEmpty()) {
      steps.add(new Step("Diagrams, histories and values", diagrams));
    }
    steps.add(new Step("Derived", derived(compared)));
    steps.add(new Step("Compared with the print", comparison(compared)));
    steps.add(new Step("Checked", checks(compared)));
    if (!compared.limits().isEmpty()) {
      steps.add(
          new Step(
              "Limiting cases",
              compared.limits().stream()
                  .map(
                      limit ->
                          Line.statement(
                              limit.limit().method() + (limit.holds() ? "" : ", which fails"),
                              limit.limit().statement()))
                  .toList()));
    }
    return new Reply.OfDerivation(capitalized(result.id()) + ": " + result.title(), steps);
  }

  private static List<Line> question(KnownResult result) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.prose("source", result.source().orElse("not in the paper")));
    result.assumptions().forEach(a -> lines.add(Line.prose("assumed", a)));
    result.definitions().forEach(d -> lines.add(Line.statement("with", d)));
    lines.add(Line.statement("asked", result.question()));
    return lines;
  }

  private interface Asking {
    Reply of(String statement);
  }

  /**
   * What a statement {@code relevant(quantity, order, …)} says of the process.
   *
   * @param options its options of the process, as {@code E=1}
   * @param sum {@code continuum} or {@code resummed}, if the sum is
   */
  private record Selection(List<String> options, Optional<String> sum) {
    String grid() {
      return options.stream().map(option -> ", " + option).collect(Collectors.joining());
    }

    String rvalue(String name) {
      return "rvalue("
          + name
          + (sum.equals(Optional.of("continuum")) ? ", continuum" : "")
          + grid()
          + ")";
    }

    String where() {
      return options.isEmpty() ? "" : " for " + String.join(", ", options);
    }
  }

  private static List<Selection> selections(KnownResult result) {
    List<Selection> selections = new ArrayList<>();
    for (String statement : result.selections()) {
      String inside = statement.substring(statement.indexOf('(') + 1, statement.lastIndexOf(')'));
      List<String> words = List.of(inside.split(",\\s*", -1));
      selections.add(
          new Selection(
              words.stream()
                  .filter(w -> w.contains("=") && !w.startsWith("at=") && !w.startsWith("noise="))
                  .toList(),
              words.stream()
                  .filter(w -> w.equals("continuum") || w.equals("resummed"))
                  .findFirst()));
    }
    return selections.isEmpty() ? List.of(new Selection(List.of(), Optional.empty())) : selections;
  }

  private List<Line> diagrams(ComparedResult compared, Session session) {
    KnownResult result = compared.result();
    Asking ask = statement -> ResultComparison.ask(session, result, statement);
    List<Line> lines = new ArrayList<>();
    List<Reply.OfDiagram> all = comparison.diagrams(compared);
    for (Reply.OfDiagram diagram : all.stream().limit(MOST_DIAGRAMS).toList()) {
      String name = diagram.diagram().name();
      lines.add(Line.of(name, ask.of("draw(" + name + ")")));
      lines.add(Line.of("|Aut|", ask.of("automorphisms(" + name + ")")));
      lines.add(Line.of("value", ask.of("uvalue(" + name + ")")));
      for (Selection selection : selections(result)) {
        lines.add(
            Line.of(
                "histories" + selection.where(),
                ask.of("histories(" + name + selection.grid() + ")")));
        selection
            .sum()
            .ifPresent(
                sum ->
                    lines.add(
                        Line.of(
                            sum.equals("continuum") ? "integrated" : "summed",
                            ask.of(selection.rvalue(name)))));
      }
    }
    if (all.size() > MOST_DIAGRAMS) {
      lines.add(Line.prose("", "and " + (all.size() - MOST_DIAGRAMS) + " more diagrams"));
    }
    for (String history : result.histories()) {
      lines.add(Line.statement("a history", history));
      lines.add(Line.of("", ask.of(history)));
    }
    return lines;
  }

  private static List<Line> derived(ComparedResult compared) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("", compared.derived()));
    if (compared.derived() instanceof Reply.OfResummed(var form, var diagram)
        && form.size() > MOST_TERMS) {
      compared.right().ifPresent(right -> lines.add(Line.of("which equals", right)));
    }
    return lines;
  }

  private static List<Line> comparison(ComparedResult compared) {
    KnownResult result = compared.result();
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("printed", compared.printed().orElseGet(() -> Reply.OfText.of("nothing"))));
    Optional<Reply> right = compared.right();
    right.ifPresent(
        formula -> lines.add(Line.of(compared.printed().isEmpty() ? "stated" : "right", formula)));
    lines.add(Line.prose("verdict", compared.verdict().words()));
    result.why().forEach(why -> lines.add(Line.prose("", why)));
    return lines;
  }

  private static List<Line> checks(ComparedResult compared) {
    List<Line> lines = new ArrayList<>();
    for (ComparedResult.CheckedFormula checked : compared.checks()) {
      lines.add(Line.statement(checked.check().method(), checked.check().statement()));
      lines.add(Line.prose("", outcome(checked)));
    }
    return lines;
  }

  private static String outcome(ComparedResult.CheckedFormula checked) {
    String derived = (checked.derived() ? "confirms" : "refutes") + " the derived formula";
    if (checked.printed().isEmpty()) {
      return derived;
    }
    boolean printed = checked.printed().get();
    return printed == checked.derived()
        ? derived + " and the printed one"
        : derived + " and " + (printed ? "confirms" : "refutes") + " the printed one";
  }

  private static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
