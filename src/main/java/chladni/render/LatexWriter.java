package chladni.render;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes notation as LaTeX for math mode (amsmath for {@link Notation.Lines}).
 *
 * <p>Example: {@code -\frac{E N (E N-B)}{2 B^2}}.
 */
public final class LatexWriter {
  private static final int SUM = 1;
  private static final int NEGATION = 2;
  private static final int PRODUCT = 3;
  private static final int POWER = 4;
  private static final int ATOM = 5;

  private LatexWriter() {}

  /** The LaTeX of a notation. */
  public static String write(Notation notation) {
    return piece(notation).text;
  }

  private record Piece(String text, int rank) {
    String above(int least) {
      return rank >= least ? text : bracketed();
    }

    String bracketed() {
      return tall(text) ? "\\left(" + text + "\\right)" : "(" + text + ")";
    }
  }

  private static boolean tall(String text) {
    return text.contains("\\frac");
  }

  private static Piece piece(Notation notation) {
    return switch (notation) {
      case Notation.Whole(var value) ->
          new Piece(value.toString(), value.signum() < 0 ? NEGATION : ATOM);
      case Notation.Decimal(String mantissa, int exponent) ->
          new Piece(
              exponent == 0 ? mantissa : mantissa + " \\cdot 10^{" + exponent + "}",
              mantissa.startsWith("-") ? NEGATION : exponent == 0 ? ATOM : PRODUCT);
      case Notation.Name(String name) -> new Piece(name(name), ATOM);
      case Notation.Glyph glyph -> new Piece(glyph.latex(), ATOM);
      case Notation.Words(String text) -> new Piece("\\text{" + escaped(text) + "}", ATOM);
      case Notation.Indexed(Notation base, List<Notation.Index> indices) ->
          new Piece(indexed(base, indices), ATOM);
      case Notation.Negation(Notation argument) ->
          new Piece("-" + piece(argument).above(PRODUCT), NEGATION);
      case Notation.Sum(List<Notation> terms) -> new Piece(terms(terms), SUM);
      case Notation.Product(List<Notation> factors) -> new Piece(product(factors), PRODUCT);
      case Notation.Juxtaposition(List<Notation> parts) -> new Piece(product(parts), PRODUCT);
      case Notation.Quotient(Notation above, Notation below) ->
          new Piece("\\frac{" + piece(above).text + "}{" + piece(below).text + "}", PRODUCT);
      case Notation.Power(Notation base, Notation exponent) ->
          new Piece(powerBase(base) + "^" + script(piece(exponent).text), POWER);
      case Notation.Application(Notation head, Notation.Fence fence, var groups) ->
          new Piece(piece(head).above(ATOM) + fenced(fence, groups(groups)), ATOM);
      case Notation.Member(Notation family, Notation parameter, var arguments) ->
          new Piece(
              piece(family).above(ATOM)
                  + "_"
                  + script(piece(parameter).text)
                  + fenced(Notation.Fence.ROUND, groups(List.of(arguments))),
              ATOM);
      case Notation.Exponential(Notation argument) ->
          new Piece("e^{" + piece(argument).text + "}", POWER);
      case Notation.Relation(Notation left, Notation.Relator relator, Notation right) ->
          new Piece(piece(left).text + sign(relator) + piece(right).text, 0);
      case Notation.Lines(List<List<Notation>> rows) -> new Piece(lines(rows), 0);
    };
  }

  private static String name(String name) {
    Greek.Numbered parts = Greek.Numbered.of(name);
    String stem =
        Greek.letter(parts.stem()).isPresent()
            ? "\\" + parts.stem()
            : parts.stem().length() == 1 ? parts.stem() : word(parts.stem());
    return parts.digits().isEmpty() ? stem : stem + "_" + script(parts.digits());
  }

  /** Signs that text has formulas for do not go into the upright letters of a formula. */
  private static String word(String stem) {
    String text = escaped(stem);
    return (text.contains("$") ? "\\text{" : "\\mathrm{") + text + "}";
  }

  private static String script(String text) {
    return text.length() == 1 ? text : "{" + text + "}";
  }

  private static String powerBase(Notation base) {
    Piece piece = piece(base);
    boolean raised =
        base instanceof Notation.Indexed(Notation inner, List<Notation.Index> indices)
            && indices.stream().anyMatch(i -> i.level() == Notation.Level.UPPER);
    return raised || piece.rank < ATOM ? piece.bracketed() : piece.text;
  }

  private static String indexed(Notation base, List<Notation.Index> indices) {
    StringBuilder text = new StringBuilder(piece(base).above(ATOM));
    boolean subscripted =
        base instanceof Notation.Name(String name) && !Greek.Numbered.of(name).digits().isEmpty();
    if (subscripted) {
      text.insert(0, '{').append('}');
    }
    for (int i = 0; i < indices.size(); ) {
      Notation.Level level = indices.get(i).level();
      // An empty group keeps indices of different levels one after the other.
      text.append(i == 0 ? "" : "{}").append(level == Notation.Level.UPPER ? '^' : '_');
      StringBuilder group = new StringBuilder();
      while (i < indices.size() && indices.get(i).level() == level) {
        String index = piece(indices.get(i).name()).text;
        boolean word =
            !group.isEmpty()
                && group.toString().matches("(?s).*\\\\[A-Za-z]+")
                && Character.isLetter(index.charAt(0));
        group.append(word ? " " : "").append(index);
        i++;
      }
      text.append('{').append(group).append('}');
    }
    return text.toString();
  }

  private static String product(List<Notation> factors) {
    StringBuilder text = new StringBuilder();
    for (Notation factor : factors) {
      String next = piece(factor).above(PRODUCT);
      if (!text.isEmpty()) {
        text.append(Character.isDigit(next.charAt(0)) ? " \\cdot " : " ");
      }
      text.append(next);
    }
    return text.toString();
  }

  private static String terms(List<Notation> terms) {
    StringBuilder text = new StringBuilder();
    for (Notation term : terms) {
      if (text.isEmpty()) {
        text.append(piece(term).above(NEGATION));
      } else if (term instanceof Notation.Negation(Notation argument)) {
        text.append(" - ").append(piece(argument).above(PRODUCT));
      } else if (term instanceof Notation.Whole(var value) && value.signum() < 0) {
        text.append(" - ").append(value.negate());
      } else {
        text.append(" + ").append(piece(term).above(PRODUCT));
      }
    }
    return text.toString();
  }

  private static String groups(List<List<Notation>> groups) {
    return groups.stream()
        .map(g -> g.stream().map(a -> piece(a).text).collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; "));
  }

  private static String fenced(Notation.Fence fence, String inside) {
    String open =
        switch (fence) {
          case ROUND -> "(";
          case SQUARE -> "[";
          case CURLY -> "\\{";
        };
    String close =
        switch (fence) {
          case ROUND -> ")";
          case SQUARE -> "]";
          case CURLY -> "\\}";
        };
    return tall(inside) ? "\\left" + open + inside + "\\right" + close : open + inside + close;
  }

  private static String sign(Notation.Relator relator) {
    return switch (relator) {
      case EQUAL -> " = ";
      case ABOUT -> " \\approx ";
      case TO -> " \\to ";
    };
  }

  private static String lines(List<List<Notation>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(c -> piece(c).text).collect(Collectors.joining(" & ")))
        .collect(Collectors.joining(" \\\\\n", "\\begin{aligned}\n", "\n\\end{aligned}"));
  }

  /** Plain text as LaTeX text, its special characters escaped. */
  public static String escaped(String text) {
    return LatexText.of(text);
  }
}
