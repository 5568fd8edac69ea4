package chladni.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes notation as one-line text, in Unicode or ASCII. Sums, products, quotients and powers of
 * numbers and names are written so that the language reads them back.
 *
 * <p>Example: {@code -E*N*(E*N - B)/(2*B^2)}.
 */
public enum TextWriter {
  /** Greek letters and signs as such. */
  UNICODE,
  /** Everything spelled out. */
  ASCII;

  private static final int SUM = 1;
  private static final int NEGATION = 2;
  private static final int PRODUCT = 3;
  private static final int POWER = 4;
  private static final int ATOM = 5;

  /** The text of a notation. */
  public String write(Notation notation) {
    return piece(notation).text;
  }

  private record Piece(String text, int rank) {
    String above(int least) {
      return rank >= least ? text : "(" + text + ")";
    }
  }

  private Piece piece(Notation notation) {
    return switch (notation) {
      case Notation.Whole(var value) ->
          new Piece(value.toString(), value.signum() < 0 ? NEGATION : ATOM);
      case Notation.Decimal(String mantissa, int exponent) ->
          new Piece(
              exponent == 0 ? mantissa : mantissa + "E" + exponent,
              mantissa.startsWith("-") ? NEGATION : ATOM);
      case Notation.Name(String name) -> new Piece(spelled(name), ATOM);
      case Notation.Glyph glyph ->
          new Piece(this == UNICODE ? glyph.unicode() : glyph.ascii(), ATOM);
      case Notation.Words(String text) -> new Piece(text, ATOM);
      case Notation.Indexed(Notation base, List<Notation.Index> indices) ->
          new Piece(piece(base).above(ATOM) + indices(indices), ATOM);
      case Notation.Negation(Notation argument) ->
          new Piece("-" + piece(argument).above(PRODUCT), NEGATION);
      case Notation.Sum(List<Notation> terms) -> new Piece(terms(terms), SUM);
      case Notation.Product(List<Notation> factors) ->
          new Piece(
              factors.stream().map(f -> piece(f).above(PRODUCT)).collect(Collectors.joining("*")),
              PRODUCT);
      case Notation.Juxtaposition(List<Notation> parts) ->
          new Piece(
              parts.stream().map(p -> piece(p).above(PRODUCT)).collect(Collectors.joining(" ")),
              PRODUCT);
      case Notation.Quotient(Notation above, Notation below) ->
          new Piece(piece(above).above(PRODUCT) + "/" + piece(below).above(POWER), PRODUCT);
      case Notation.Power(Notation base, Notation exponent) ->
          new Piece(piece(base).above(ATOM) + "^" + piece(exponent).above(ATOM), POWER);
      case Notation.Application(Notation head, Notation.Fence fence, var groups) ->
          new Piece(piece(head).above(ATOM) + open(fence) + groups(groups) + close(fence), ATOM);
      case Notation.Member(Notation family, Notation parameter, var arguments) ->
          new Piece(
              piece(family).above(ATOM)
                  + "("
                  + groups(List.of(List.of(parameter), arguments))
                  + ")",
              ATOM);
      case Notation.Exponential(Notation argument) ->
          new Piece("exp(" + piece(argument).text + ")", ATOM);
      case Notation.Relation(Notation left, Notation.Relator relator, Notation right) ->
          new Piece(piece(left).text + " " + sign(relator) + " " + piece(right).text, 0);
      case Notation.Lines(List<List<Notation>> rows) -> new Piece(lines(rows), 0);
    };
  }

  private String spelled(String name) {
    if (this == ASCII) {
      return name;
    }
    Greek.Numbered parts = Greek.Numbered.of(name);
    return Greek.letter(parts.stem()).map(letter -> letter + parts.digits()).orElse(name);
  }

  private String indices(List<Notation.Index> indices) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < indices.size(); ) {
      Notation.Level level = indices.get(i).level();
      List<String> names = new ArrayList<>();
      while (i < indices.size() && indices.get(i).level() == level) {
        names.add(piece(indices.get(i).name()).text);
        i++;
      }
      text.append(level == Notation.Level.UPPER ? '^' : '_');
      boolean letters = names.stream().allMatch(n -> n.codePointCount(0, n.length()) == 1);
      String joined = String.join(letters ? "" : " ", names);
      text.append(names.size() == 1 ? joined : "{" + joined + "}");
    }
    return text.toString();
  }

  private String terms(List<Notation> terms) {
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

  private String groups(List<List<Notation>> groups) {
    return groups.stream()
        .map(g -> g.stream().map(a -> piece(a).text).collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; "));
  }

  private static String open(Notation.Fence fence) {
    return switch (fence) {
      case ROUND -> "(";
      case SQUARE -> "[";
      case CURLY -> "{";
    };
  }

  private static String close(Notation.Fence fence) {
    return switch (fence) {
      case ROUND -> ")";
      case SQUARE -> "]";
      case CURLY -> "}";
    };
  }

  private String sign(Notation.Relator relator) {
    return switch (relator) {
      case EQUAL -> "=";
      case ABOUT -> this == UNICODE ? "≈" : "~";
      case TO -> this == UNICODE ? "→" : "->";
    };
  }

  private String lines(List<List<Notation>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    List<List<String>> cells = new ArrayList<>();
    for (List<Notation> row : rows) {
      List<String> texts = row.stream().map(c -> piece(c).text).toList();
      for (int i = 0; i < texts.size(); i++) {
        widths[i] = Math.max(widths[i], length(texts.get(i)));
      }
      cells.add(texts);
    }
    return cells.stream()
        .map(
            row -> {
              StringBuilder line = new StringBuilder();
              for (int i = 0; i < row.size(); i++) {
                line.append(i == 0 ? "" : " ").append(row.get(i));
                if (i + 1 < row.size()) {
                  line.repeat(' ', widths[i] - length(row.get(i)));
                }
              }
              return line.toString();
            })
        .collect(Collectors.joining("\n"));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
