package chladni.history;

import chladni.algebra.ClosedForm;

/** Reads formulas of {@code + - * / **}, brackets, integers and letters. */
final class Formula {
  private final String text;
  private int at;

  private Formula(String text) {
    this.text = text.replace(" ", "").replace("**", "^");
  }

  static ClosedForm read(String text) {
    Formula formula = new Formula(text);
    ClosedForm value = formula.sum();
    if (formula.at != formula.text.length()) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  private boolean take(char c) {
    boolean found = at < text.length() && text.charAt(at) == c;
    at += found ? 1 : 0;
    return found;
  }

  private ClosedForm sum() {
    ClosedForm value = take('-') ? product().negate() : product();
    while (true) {
      if (take('+')) {
        value = value.plus(product());
      } else if (take('-')) {
        value = value.minus(product());
      } else {
        return value;
      }
    }
  }

  private ClosedForm product() {
    ClosedForm value = power();
    while (true) {
      if (take('*')) {
        value = value.times(power());
      } else if (take('/')) {
        value = value.dividedBy(power());
      } else {
        return value;
      }
    }
  }

  private ClosedForm power() {
    ClosedForm base = atom();
    return take('^') ? base.pow(integer()) : base;
  }

  private ClosedForm atom() {
    if (take('(')) {
      ClosedForm value = sum();
      if (!take(')')) {
        throw new IllegalArgumentException(text);
      }
      return value;
    }
    return Character.isDigit(text.charAt(at))
        ? ClosedForm.of(integer())
        : ClosedForm.symbol(String.valueOf(text.charAt(at++)));
  }

  private int integer() {
    int from = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    return Integer.parseInt(text.substring(from, at));
  }
}
