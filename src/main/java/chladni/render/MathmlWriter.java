package chladni.render;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes notation as presentation MathML (the part of it that MathML Core keeps).
 *
 * <p>Example: {@code <mfrac><mi>N</mi><mn>2</mn></mfrac>}.
 */
public final class MathmlWriter {
  private static final int SUM = 1;
  private static final int NEGATION = 2;
  private static final int PRODUCT = 3;
  private static final int POWER = 4;
  private static final int ATOM = 5;

  private MathmlWriter() {}

  /** A whole {@code math} element. */
  public static String document(Notation notation) {
    return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">" + write(notation) + "</math>";
  }

  /** The same in the style of formulas that stand for themselves, with fractions in full size. */
  public static String display(Notation notation) {
    return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" displaystyle=\"true\">"
        + write(notation)
        + "</math>";
  }

  /** The elements of a notation, without the {@code math} element round them. */
  public static String write(Notation notation) {
    return piece(notation).text;
  }

  private record Piece(String text, int rank) {
    String above(int least) {
      return rank >= least ? text : row(opening("(") + text + closing(")"));
    }
  }

  private static Piece piece(Notation notation) {
    return switch (notation) {
      case Notation.Whole(var value) ->
          value.signum() < 0
              ? new Piece(row(operator("−") + number(value.negate().toString())), NEGATION)
              : new Piece(number(value.toString()), ATOM);
      case Notation.Decimal decimal -> decimal(decimal);
      case Notation.Name(String name) -> new Piece(name(name), ATOM);
      case Notation.Glyph glyph -> new Piece(identifier(glyph.unicode()), ATOM);
      case Notation.Words(String text) ->
          new Piece("<mtext>" + MarkupText.of(text) + "</mtext>", ATOM);
      case Notation.Indexed(Notation base, List<Notation.Index> indices) ->
          new Piece(indexed(base, indices), ATOM);
      case Notation.Negation(Notation argument) ->
          new Piece(row(operator("−") + piece(argument).above(PRODUCT)), NEGATION);
      case Notation.Sum(List<Notation> terms) -> new Piece(row(terms(terms)), SUM);
      case Notation.Product(List<Notation> factors) -> new Piece(product(factors), PRODUCT);
      case Notation.Juxtaposition(List<Notation> parts) -> new Piece(product(parts), PRODUCT);
      case Notation.Quotient(Notation above, Notation below) ->
          new Piece("<mfrac>" + piece(above).text + piece(below).text + "</mfrac>", PRODUCT);
      case Notation.Power(Notation base, Notation exponent) ->
          new Piece("<msup>" + piece(base).above(ATOM) + piece(exponent).text + "</msup>", POWER);
      case Notation.Application(Notation head, Notation.Fence fence, var groups) ->
          new Piece(row(head(head) + fenced(fence, groups)), ATOM);
      case Notation.Member(Notation family, Notation parameter, var arguments) ->
          new Piece(
              row(
                  "<msub>"
                      + piece(family).above(ATOM)
                      + piece(parameter).text
                      + "</msub>"
                      + fenced(Notation.Fence.ROUND, List.of(arguments))),
              ATOM);
      case Notation.Exponential(Notation argument) ->
          new Piece("<msup>" + identifier("e") + piece(argument).text + "</msup>", POWER);
      case Notation.Relation(Notation left, Notation.Relator relator, Notation right) ->
          new Piece(row(piece(left).text + operator(sign(relator)) + piece(right).text), 0);
      case Notation.Lines(List<List<Notation>> rows) -> new Piece(table(rows), 0);
    };
  }

  /** What stands before brackets; an empty head is for brackets alone. */
  private static String head(Notation head) {
    return switch (head) {
      case Notation.Glyph glyph when glyph.unicode().isEmpty() -> "";
      case Notation.Words words when words.text().isEmpty() -> "";
      default -> piece(head).above(ATOM);
    };
  }

  private static String name(String name) {
    Greek.Numbered parts = Greek.Numbered.of(name);
    String stem = identifier(Greek.letter(parts.stem()).orElse(parts.stem()));
    return parts.digits().isEmpty() ? stem : "<msub>" + stem + number(parts.digits()) + "</msub>";
  }

  private static String indexed(Notation base, List<Notation.Index> indices) {
    String text = piece(base).above(ATOM);
    for (int i = 0; i < indices.size(); ) {
      Notation.Level level = indices.get(i).level();
      StringBuilder group = new StringBuilder();
      while (i < indices.size() && indices.get(i).level() == level) {
        group.append(piece(indices.get(i).name()).text);
        i++;
      }
      String element = level == Notation.Level.UPPER ? "msup" : "msub";
      text = "<" + element + ">" + text + row(group.toString()) + "</" + element + ">";
    }
    return text;
  }

  private static String product(List<Notation> factors) {
    return row(
        factors.stream()
            .map(f -> piece(f).above(PRODUCT))
            .collect(Collectors.joining(operator("\u2062"))));
  }

  private static String terms(List<Notation> terms) {
    StringBuilder text = new StringBuilder();
    for (Notation term : terms) {
      if (text.isEmpty()) {
        text.append(piece(term).above(NEGATION));
      } else if (term instanceof Notation.Negation(Notation argument)) {
        text.append(operator("−")).append(piece(argument).above(PRODUCT));
      } else if (term instanceof Notation.Whole(var value) && value.signum() < 0) {
        text.append(operator("−")).append(number(value.negate().toString()));
      } else {
        text.append(operator("+")).append(piece(term).above(PRODUCT));
      }
    }
    return text.toString();
  }

  private static String fenced(Notation.Fence fence, List<List<Notation>> groups) {
    String inside =
        groups.stream()
            .map(g -> g.stream().map(a -> piece(a).text).collect(Collectors.joining(operator(","))))
            .collect(Collectors.joining(operator(";")));
    return switch (fence) {
      case ROUND -> opening("(") + inside + closing(")");
      case SQUARE -> opening("[") + inside + closing("]");
      case CURLY -> opening("{") + inside + closing("}");
    };
  }

  private static String sign(Notation.Relator relator) {
    return switch (relator) {
      case EQUAL -> "=";
      case ABOUT -> "≈";
      case TO -> "→";
    };
  }

  private static String table(List<List<Notation>> rows) {
    return rows.stream()
        .map(
            cells ->
                cells.stream()
                    .map(c -> "<mtd>" + piece(c).text + "</mtd>")
                    .collect(Collectors.joining("", "<mtr>", "</mtr>")))
        .collect(Collectors.joining("", "<mtable>", "</mtable>"));
  }

  private static String row(String inside) {
    return "<mrow>" + inside + "</mrow>";
  }

  private static String operator(String sign) {
    return "<mo>" + MarkupText.of(sign) + "</mo>";
  }

  /** What opens a bracket, wherever it stands in its row. */
  private static String opening(String sign) {
    return "<mo form=\"prefix\">" + sign + "</mo>";
  }

  private static String closing(String sign) {
    return "<mo form=\"postfix\">" + sign + "</mo>";
  }

  private static Piece decimal(Notation.Decimal decimal) {
    String scaled = signed(decimal.mantissa());
    if (decimal.exponent() != 0) {
      String exponent = row(signed(String.valueOf(decimal.exponent())));
      scaled += operator("·") + "<msup>" + number("10") + exponent + "</msup>";
    }
    return decimal.mantissa().startsWith("-")
        ? new Piece(row(scaled), NEGATION)
        : decimal.exponent() == 0 ? new Piece(scaled, ATOM) : new Piece(row(scaled), PRODUCT);
  }

  private static String signed(String digits) {
    return digits.startsWith("-") ? operator("−") + number(digits.substring(1)) : number(digits);
  }

  private static String number(String digits) {
    return "<mn>" + digits + "</mn>";
  }

  private static String identifier(String name) {
    return "<mi>" + MarkupText.of(name) + "</mi>";
  }
}
