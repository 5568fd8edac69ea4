package chladni.oracle;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Reads polynomials written with {@code + - * / ^ ( )}, integers and the names of weights. */
final class PolynomialReader {
  private final String text;
  private final List<String> names;
  private int at;

  private PolynomialReader(String text, List<String> names) {
    this.text = text.replace(" ", "");
    this.names = names;
  }

  static Polynomial read(String text, List<String> names) {
    PolynomialReader reader = new PolynomialReader(text, names);
    Polynomial sum = reader.sum();
    if (reader.at != reader.text.length()) {
      throw new IllegalArgumentException("cannot read " + reader.text.substring(reader.at));
    }
    return sum;
  }

  private boolean take(char c) {
    boolean here = at < text.length() && text.charAt(at) == c;
    if (here) {
      at++;
    }
    return here;
  }

  private Polynomial sum() {
    Polynomial sum = Polynomial.constant(names.size(), BigFraction.ZERO);
    if (take('-')) {
      sum = sum.minus(product());
    } else {
      sum = product();
    }
    while (at < text.length() && text.charAt(at) != ')') {
      if (take('+')) {
        sum = sum.plus(product());
      } else if (take('-')) {
        sum = sum.minus(product());
      } else {
        throw new IllegalArgumentException("cannot read " + text.substring(at));
      }
    }
    return sum;
  }

  private Polynomial product() {
    Polynomial product = power();
    while (true) {
      if (take('*')) {
        product = product.times(power());
      } else if (take('/')) {
        product = product.scaled(new BigFraction(integer()).reciprocal());
      } else {
        return product;
      }
    }
  }

  private Polynomial power() {
    Polynomial base = atom();
    return take('^') ? base.power(integer()) : base;
  }

  private Polynomial atom() {
    if (take('(')) {
      Polynomial inside = sum();
      if (!take(')')) {
        throw new IllegalArgumentException("unclosed bracket in " + text);
      }
      return inside;
    }
    for (int i = 0; i < names.size(); i++) {
      if (text.startsWith(names.get(i), at)) {
        at += names.get(i).length();
        return Polynomial.variable(names.size(), i);
      }
    }
    return Polynomial.constant(names.size(), new BigFraction(integer()));
  }

  private int integer() {
    int start = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    return Integer.parseInt(text.substring(start, at));
  }
}
