package chladni.render;

import java.util.Map;
import java.util.Objects;
import org.hipparchus.fraction.BigFraction;

/** Reads and evaluates {@code + - * / ^ ( )}, integers and names; {@code -x^2} is −(x²). */
final class TextEvaluator {
  private final String text;
  private final Map<String, BigFraction> values;
  private int at;

  private TextEvaluator(String text, Map<String, BigFraction> values) {
    this.text = text.replace(" ", "");
    this.values = values;
  }

  static BigFraction value(String text, Map<String, BigFraction> values) {
    TextEvaluator evaluator = new TextEvaluator(text, values);
    BigFraction value = evaluator.sum();
    if (evaluator.at != evaluator.text.length()) {
      throw new IllegalArgumentException("unread: " + evaluator.text.substring(evaluator.at));
    }
    return value;
  }

  private boolean takes(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private BigFraction sum() {
    BigFraction value = takes('-') ? product().negate() : product();
    while (true) {
      if (takes('+')) {
        value = value.add(product());
      } else if (takes('-')) {
        value = value.subtract(product());
      } else {
        return value;
      }
    }
  }

  private BigFraction product() {
    BigFraction value = power();
    while (true) {
      if (takes('*')) {
        value = value.multiply(power());
      } else if (takes('/')) {
        value = value.divide(power());
      } else {
        return value;
      }
    }
  }

  private BigFraction power() {
    BigFraction base = operand();
    return takes('^') ? base.pow(operand().getNumeratorAsInt()) : base;
  }

  private BigFraction operand() {
    if (takes('(')) {
      BigFraction value = sum();
      if (!takes(')')) {
        throw new IllegalArgumentException("no closing bracket");
      }
      return value;
    }
    int start = at;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    if (word.isEmpty()) {
      throw new IllegalArgumentException("operand missing at " + start + " of " + text);
    }
    return Character.isDigit(word.charAt(0))
        ? new BigFraction(new java.math.BigInteger(word))
        : Objects.requireNonNull(values.get(word));
  }
}
