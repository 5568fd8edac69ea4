package chladni.language;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hipparchus.fraction.BigFraction;

/** Series as nested lists, for comparison. */
final class Series {
  private Series() {}

  /** What a session answers to a statement, landscapes being read from given texts. */
  static Object of(String statement, Map<String, String> texts) {
    Session session =
        new Session(Context.standard().withTexts(name -> Objects.requireNonNull(texts.get(name))));
    Reply reply = session.eval(statement);
    if (reply instanceof Reply.OfSeries series) {
      return of(series.coefficients());
    }
    throw new AssertionError(statement + " gave " + reply);
  }

  private static Object of(Nested numbers) {
    return switch (numbers) {
      case Nested.Decimal decimal -> throw new AssertionError(decimal);
      case Nested.Leaf leaf -> leaf.value();
      case Nested.Branch branch -> branch.items().stream().map(Series::of).toList();
    };
  }

  /** Nested arrays of rationals in strings. */
  static Object of(JsonElement element) {
    if (!element.isJsonArray()) {
      return rational(element.getAsString());
    }
    List<Object> list = new ArrayList<>();
    element.getAsJsonArray().forEach(item -> list.add(of(item)));
    return list;
  }

  /** Polynomials in T without zeros at their ends: vectors and replies may differ in those. */
  static List<List<Object>> trimmed(Object rows) {
    List<List<Object>> all = new ArrayList<>();
    for (Object row : (List<?>) rows) {
      List<Object> trimmed = new ArrayList<>((List<?>) row);
      while (!trimmed.isEmpty() && trimmed.get(trimmed.size() - 1).equals(BigFraction.ZERO)) {
        trimmed.remove(trimmed.size() - 1);
      }
      all.add(trimmed);
    }
    return all;
  }

  private static BigFraction rational(String text) {
    String[] parts = text.split("/");
    BigFraction above = new BigFraction(new java.math.BigInteger(parts[0]));
    return parts.length == 1
        ? above
        : above.divide(new BigFraction(new java.math.BigInteger(parts[1])));
  }
}
