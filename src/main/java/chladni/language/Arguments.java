package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.diagram.NumberedDiagram;
import chladni.expansion.Expansion;
import chladni.landscape.Landscape;
import chladni.problem.ProblemException;
import chladni.symja.Answer;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;

/** The arguments of one call, already of the kinds that the function asks for. */
public final class Arguments {
  private final List<Reply> positional;
  private final Map<String, Reply> options;

  /** Arguments by position, and by the names of options; a flag's value is never looked at. */
  public Arguments(List<Reply> positional, Map<String, Reply> options) {
    this.positional = List.copyOf(positional);
    this.options = Map.copyOf(options);
  }

  /** The number of arguments by position. */
  public int count() {
    return positional.size();
  }

  /** An argument by position. */
  public Reply reply(int index) {
    return positional.get(index);
  }

  /** An argument that is a diagram. */
  public NumberedDiagram diagram(int index) {
    return toDiagram(positional.get(index));
  }

  /** An argument that is a whole number ≥ 0. */
  public int order(int index) {
    return toWhole(positional.get(index), "an order");
  }

  /** An argument that is a formula. */
  public ClosedForm formula(int index) {
    return toFormula(positional.get(index));
  }

  /** An argument that is an expansion. */
  public Expansion expansion(int index) {
    if (positional.get(index) instanceof Reply.OfExpansion e) {
      return e.expansion();
    }
    throw mismatch(Parameter.Kind.EXPANSION, positional.get(index));
  }

  /** An argument that is a landscape. */
  public Landscape landscape(int index) {
    if (positional.get(index) instanceof Reply.OfLandscape l) {
      return l.landscape();
    }
    throw mismatch(Parameter.Kind.LANDSCAPE, positional.get(index));
  }

  /** An argument that is a word or text. */
  public String word(int index) {
    return toWord(positional.get(index));
  }

  /** Whether an option is there. */
  public boolean has(Option option) {
    return options.containsKey(option.name());
  }

  /** An option's formula. */
  public Optional<ClosedForm> formula(Option option) {
    return Optional.ofNullable(options.get(option.name())).map(Arguments::toFormula);
  }

  /** The items of an option's list. */
  public List<Reply> items(Option option) {
    return Optional.ofNullable(options.get(option.name())).orElseThrow()
            instanceof Reply.OfList(List<Reply> items)
        ? items
        : List.of();
  }

  /** An option's list of formulas. */
  public List<ClosedForm> formulas(Option option) {
    return switch (Optional.ofNullable(options.get(option.name())).orElseThrow()) {
      case Reply.OfList list -> list.items().stream().map(Arguments::toFormula).toList();
      case Reply.OfFormula formula -> List.of(formula.formula());
      default ->
          throw ProblemException.unfit(
              option.name() + " must be a list of formulas",
              "write " + option.name() + "=[1/2, 1/3]");
    };
  }

  /** Whatever an option is given. */
  public Optional<Reply> reply(Option option) {
    return Optional.ofNullable(options.get(option.name()));
  }

  /** Whether an option, by its name, is a list. */
  public boolean isList(String name) {
    return options.get(name) instanceof Reply.OfList;
  }

  /** The formulas given by an option's name: one, or those of a list. */
  public List<ClosedForm> optionFormulas(String name) {
    return switch (Optional.ofNullable(options.get(name)).orElseThrow()) {
      case Reply.OfList list -> list.items().stream().map(Arguments::toFormula).toList();
      case Reply reply -> List.of(toFormula(reply));
    };
  }

  /** An option's word. */
  public Optional<String> word(Option option) {
    return Optional.ofNullable(options.get(option.name())).map(Arguments::toWord);
  }

  /** An option's whole number. */
  public Optional<Integer> whole(Option option) {
    return Optional.ofNullable(options.get(option.name())).map(r -> toWhole(r, option.name()));
  }

  /** The names of the options there are. */
  public SortedSet<String> optionNames() {
    return new TreeSet<>(options.keySet());
  }

  /** A formula given by an option's name. */
  public ClosedForm optionFormula(String name) {
    return Optional.ofNullable(options.get(name)).map(Arguments::toFormula).orElseThrow();
  }

  /** The word or text that a reply is. */
  static String toWord(Reply reply) {
    if (reply instanceof Reply.OfText text) {
      return text.text();
    }
    throw mismatch(Parameter.Kind.WORD, reply);
  }

  /** The diagram that a reply is. */
  static NumberedDiagram toDiagram(Reply reply) {
    if (reply instanceof Reply.OfDiagram d) {
      return d.diagram();
    }
    throw mismatch(Parameter.Kind.DIAGRAM, reply);
  }

  /** The formula that a reply is. */
  static ClosedForm toFormula(Reply reply) {
    return switch (plain(reply)) {
      case Reply.OfFormula f -> f.formula();
      default -> throw mismatch(Parameter.Kind.FORMULA, reply);
    };
  }

  /** What is a formula in other clothes as a formula: a leading term, a checked answer of Symja. */
  static Reply plain(Reply reply) {
    return switch (reply) {
      case Reply.OfGrowth g -> new Reply.OfFormula(g.leading());
      case Reply.OfAlgebra(Answer.Exact exact) -> new Reply.OfFormula(exact.form());
      default -> reply;
    };
  }

  /** A formula, a resummed one being written out. */
  static ClosedForm written(Reply reply) {
    return reply instanceof Reply.OfResummed r
        ? ResummedFunctions.written(r.form())
        : toFormula(reply);
  }

  /** The whole number that a reply is. */
  static BigInteger toInteger(Reply reply, String what) {
    return toFormula(reply)
        .number()
        .filter(number -> number.getDenominator().equals(BigInteger.ONE))
        .orElseThrow(
            () ->
                ProblemException.unfit(
                    what + " must be a whole number", "write a range as in 1..5"))
        .getNumerator();
  }

  /** The whole number ≥ 0 that a reply is. */
  static int toWhole(Reply reply, String what) {
    BigFraction number =
        toFormula(reply)
            .number()
            .orElseThrow(
                () -> ProblemException.unfit(what + " must be a number", "give a whole number"));
    if (!number.getDenominator().equals(BigInteger.ONE)) {
      throw ProblemException.unfit(
          what + " must be a whole number, not " + number, "give 0, 1, 2, …");
    }
    if (number.signum() < 0) {
      throw ProblemException.unfit(
          what + " must not be negative, but is " + number.getNumerator(), "give 0, 1, 2, …");
    }
    if (number.getNumerator().bitLength() > 31) {
      throw ProblemException.beyondReach(
          what + " = " + number.getNumerator() + " is beyond reach", "give a smaller number");
    }
    return number.getNumerator().intValueExact();
  }

  /**
   * Checks the kind of an argument.
   *
   * @throws ProblemException if it does not fit
   */
  static void check(Parameter.Kind kind, Reply reply) {
    boolean fits =
        switch (kind) {
          case DIAGRAM -> reply instanceof Reply.OfDiagram;
          case ORDER -> {
            if (!(reply instanceof Reply.OfFormula)) {
              yield false;
            }
            toWhole(reply, "this");
            yield true;
          }
          case FORMULA -> plain(reply) instanceof Reply.OfFormula;
          case EXPANSION ->
              reply instanceof Reply.OfExpansion || reply instanceof Reply.OfResummedExpansion;
          case ANY -> true;
          case WORD, TEXT -> reply instanceof Reply.OfText;
          case LANDSCAPE -> reply instanceof Reply.OfLandscape;
        };
    if (!fits) {
      throw mismatch(kind, reply);
    }
  }

  /** The problem that something is not of the kind it should be. */
  private static ProblemException mismatch(Parameter.Kind wanted, Reply found) {
    return ProblemException.unfit(
        "this must be " + wanted.phrase() + ", but is " + found.phrase(), hint(wanted));
  }

  private static String hint(Parameter.Kind wanted) {
    return switch (wanted) {
      case DIAGRAM -> "write a diagram as c(01-2)(02-12) or [a -> *, b -> *, a ~ b]";
      case ORDER -> "give 0, 1, 2, …";
      case FORMULA -> "write a formula such as 10, 1/2 or N*E/B";
      case EXPANSION -> "an expansion comes from test_loss(2), displacement(2) and so on";
      case ANY -> "";
      case WORD -> "write a bare name";
      case TEXT -> "put it in double quotes";
      case LANDSCAPE -> "a landscape comes from landscape(\"file.json\")";
    };
  }
}
