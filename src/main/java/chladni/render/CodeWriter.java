package chladni.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes formulas as code of another system.
 *
 * <p>𝒫_T(s_0, …) becomes {@code propagator(T, [s_0, …])} and h_n(z_0, …) becomes {@code
 * homogeneous(n, [z_0, …])}; {@link CodeProgram} defines both.
 *
 * <p>Example: N·E²/(2·B²) is {@code N*E**2/(2*B**2)} in Python.
 */
public enum CodeWriter {
  /** Python with nothing but its standard library. */
  PYTHON,
  /** Python with SymPy. */
  SYMPY,
  /** The Wolfram language. */
  MATHEMATICA;

  private static final int SUM = 1;
  private static final int NEGATION = 2;
  private static final int PRODUCT = 3;
  private static final int POWER = 4;
  private static final int ATOM = 5;

  private record Piece(String text, int rank) {
    String above(int least) {
      return rank >= least ? text : "(" + text + ")";
    }
  }

  /**
   * The code of a formula.
   *
   * @param notation a formula of numbers and names
   * @param names what its variables are called in the code
   */
  public String write(Notation notation, Map<String, String> names) {
    return piece(notation, names).text;
  }

  private Piece piece(Notation notation, Map<String, String> names) {
    return switch (notation) {
      case Notation.Whole(var value) ->
          new Piece(value.toString(), value.signum() < 0 ? NEGATION : ATOM);
      case Notation.Decimal(String mantissa, int exponent) ->
          new Piece(
              exponent == 0 ? mantissa : mantissa + (this == MATHEMATICA ? "*^" : "e") + exponent,
              mantissa.startsWith("-") ? NEGATION : ATOM);
      case Notation.Name(String name) -> new Piece(names.getOrDefault(name, name), ATOM);
      case Notation.Negation(Notation argument) ->
          new Piece("-" + piece(argument, names).above(PRODUCT), NEGATION);
      case Notation.Sum(List<Notation> terms) -> new Piece(sum(terms, names), SUM);
      case Notation.Product(List<Notation> factors) ->
          new Piece(
              factors.stream()
                  .map(f -> piece(f, names).above(PRODUCT))
                  .collect(Collectors.joining("*")),
              PRODUCT);
      case Notation.Quotient(Notation.Whole(var above), Notation.Whole(var below)) ->
          switch (this) {
            case PYTHON -> new Piece("Fraction(" + above + ", " + below + ")", ATOM);
            case SYMPY -> new Piece("Rational(" + above + ", " + below + ")", ATOM);
            case MATHEMATICA -> new Piece(above + "/" + below, PRODUCT);
          };
      case Notation.Quotient(Notation above, Notation below) ->
          new Piece(
              piece(above, names).above(PRODUCT) + "/" + piece(below, names).above(POWER), PRODUCT);
      case Notation.Power(Notation base, Notation exponent) ->
          new Piece(
              piece(base, names).above(ATOM)
                  + (this == MATHEMATICA ? "^" : "**")
                  + piece(exponent, names).above(ATOM),
              POWER);
      case Notation.Exponential(Notation argument) -> call("exp", List.of(argument), names);
      case Notation.Member(Notation family, Notation parameter, List<Notation> arguments) ->
          family instanceof Notation.Glyph
              ? member("propagator", parameter, arguments, names)
              : member("homogeneous", parameter, arguments, names);
      case Notation.Glyph g -> throw noCode(notation);
      case Notation.Words w -> throw noCode(notation);
      case Notation.Indexed i -> throw noCode(notation);
      case Notation.Juxtaposition j -> throw noCode(notation);
      case Notation.Application a -> throw noCode(notation);
      case Notation.Relation r -> throw noCode(notation);
      case Notation.Lines l -> throw noCode(notation);
    };
  }

  private static IllegalArgumentException noCode(Notation notation) {
    return new IllegalArgumentException("no formula of numbers and names: " + notation);
  }

  private String sum(List<Notation> terms, Map<String, String> names) {
    StringBuilder text = new StringBuilder();
    for (Notation term : terms) {
      boolean negative = term instanceof Notation.Negation;
      Notation size = term instanceof Notation.Negation n ? n.argument() : term;
      if (text.isEmpty()) {
        text.append(negative ? "-" : "");
      } else {
        text.append(negative ? " - " : " + ");
      }
      text.append(piece(size, names).above(PRODUCT));
    }
    return text.toString();
  }

  private Piece call(String function, List<Notation> arguments, Map<String, String> names) {
    List<String> written = new ArrayList<>();
    arguments.forEach(argument -> written.add(piece(argument, names).text));
    String all = String.join(", ", written);
    return new Piece(
        this == MATHEMATICA
            ? (function.equals("exp") ? "Exp" : function) + "[" + all + "]"
            : function + "(" + all + ")",
        ATOM);
  }

  private Piece member(
      String function, Notation parameter, List<Notation> arguments, Map<String, String> names) {
    List<String> written = arguments.stream().map(a -> piece(a, names).text).toList();
    String first = piece(parameter, names).text + ", ";
    return new Piece(
        this == MATHEMATICA
            ? function + "[" + first + "{" + String.join(", ", written) + "}]"
            : function + "(" + first + "[" + String.join(", ", written) + "])",
        ATOM);
  }
}
