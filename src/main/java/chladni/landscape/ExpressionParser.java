package chladni.landscape;

import chladni.landscape.Expression.Application;
import chladni.landscape.Expression.Component;
import chladni.landscape.Expression.Constant;
import chladni.landscape.Expression.Dot;
import chladni.landscape.Expression.Negation;
import chladni.landscape.Expression.Pi;
import chladni.landscape.Expression.Power;
import chladni.landscape.Expression.Product;
import chladni.landscape.Expression.Reciprocal;
import chladni.landscape.Expression.Sum;
import chladni.landscape.Expression.Summation;
import chladni.landscape.Expression.Variable;
import chladni.landscape.Expression.Vector;
import chladni.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads the expressions of landscape files: {@code + - * / ^ ( )}, {@code exp log sin cos tanh sqrt
 * abs}, {@code pi}, rational and decimal numbers, {@code sum(i=1..5, …)}, {@code dot(a, b)}.
 *
 * <p>{@code ^} binds tightest and to the right, then a sign, then {@code * /}, then {@code + -}; so
 * {@code -x^2} is −(x²) and {@code 2^-1} is ½. An error names the place, the column from 1, and
 * shows the text with a caret.
 */
public final class ExpressionParser {
  /** The longest text that is read. */
  public static final int LONGEST = 200_000;

  /** How deeply brackets, signs and powers may be nested. */
  public static final int DEEPEST = 200;

  private final String text;
  private final String place;
  private final Scope scope;
  private final Deque<String> indices = new ArrayDeque<>();
  private int at;
  private int depth;

  private ExpressionParser(String text, String place, Scope scope) {
    this.text = text;
    this.place = place;
    this.scope = scope;
  }

  /**
   * Reads an expression.
   *
   * @param text the text, as {@code (u-1)^2/2}
   * @param place where it stands, for messages
   * @param scope the names it may use
   * @throws ProblemException if it does not parse or uses another name
   */
  public static Expression parse(String text, String place, Scope scope) {
    if (text.length() > LONGEST) {
      throw ProblemException.beyondReach(
          place + ": an expression of " + text.length() + " characters is too long",
          "expressions may have up to " + LONGEST + " characters");
    }
    ExpressionParser parser = new ExpressionParser(text, place, scope);
    Expression e = parser.sum();
    if (parser.peek() != END) {
      throw parser.unexpected("an operator or the end");
    }
    return e;
  }

  private static final char END = '\0';

  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : END;
  }

  private boolean take(char c) {
    boolean here = peek() == c && at < text.length();
    if (here) {
      at++;
    }
    return here;
  }

  private void expect(char c, String why) {
    if (!take(c)) {
      throw unexpected("'" + c + "' " + why);
    }
  }

  private Expression sum() {
    List<Expression> terms = new ArrayList<>();
    terms.add(product());
    while (true) {
      if (take('+')) {
        terms.add(product());
      } else if (take('-')) {
        terms.add(new Negation(product()));
      } else {
        return terms.size() == 1 ? terms.get(0) : new Sum(terms);
      }
    }
  }

  private Expression product() {
    List<Expression> factors = new ArrayList<>();
    factors.add(signed());
    while (true) {
      if (take('*')) {
        factors.add(signed());
      } else if (take('/')) {
        factors.add(new Reciprocal(signed()));
      } else {
        return factors.size() == 1 ? factors.get(0) : new Product(factors);
      }
    }
  }

  private Expression signed() {
    if (++depth > DEEPEST) {
      throw problem(at, "this is nested more than " + DEEPEST + " deep", "use a flatter formula");
    }
    Expression e;
    if (take('-')) {
      e = new Negation(signed());
    } else if (take('+')) {
      e = signed();
    } else {
      e = atom();
      if (take('^')) {
        e = new Power(e, signed());
      }
    }
    depth--;
    return e;
  }

  private Expression atom() {
    char c = peek();
    int start = at;
    if (take('(')) {
      Expression inside = sum();
      expect(')', "for the bracket of column " + (start + 1));
      return inside;
    }
    if (isDigit(c)) {
      return number();
    }
    if (!isNameStart(c)) {
      throw unexpected("a number, a name or '('");
    }
    String name = name();
    if (name.equals("pi")) {
      return new Pi();
    }
    if (name.equals("sum")) {
      return summation();
    }
    if (name.equals("dot")) {
      return dot();
    }
    Optional<ElementaryFunction> function = ElementaryFunction.named(name);
    if (function.isPresent()) {
      expect('(', "after " + name);
      Expression argument = sum();
      expect(')', "after the argument of " + name);
      return new Application(function.get(), argument);
    }
    if (indices.contains(name) || scope.scalars().contains(name)) {
      return new Variable(name);
    }
    if (scope.vectors().containsKey(name)) {
      if (!take('[')) {
        throw problem(
            start,
            name + " is a vector and needs an index here",
            "write " + name + "[1], or dot(" + name + ", …)");
      }
      Expression index = sum();
      expect(']', "after the index of " + name);
      return new Component(name, index);
    }
    throw unknown(start, name);
  }

  private Expression number() {
    int start = at;
    skipDigits();
    if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
      at++;
      skipDigits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int sign =
          at + 1 < text.length() && (text.charAt(at + 1) == '+' || text.charAt(at + 1) == '-')
              ? 2
              : 1;
      if (at + sign < text.length() && isDigit(text.charAt(at + sign))) {
        at += sign;
        skipDigits();
      }
    }
    String digits = text.substring(start, at);
    if (isNameStart(at < text.length() ? text.charAt(at) : END)) {
      throw problem(at, "a name directly after " + digits, "write " + digits + "* for a product");
    }
    return new Constant(ExactNumber.read(digits, place + ", column " + (start + 1)).orElseThrow());
  }

  private void skipDigits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private Expression summation() {
    expect('(', "after sum");
    peek();
    int start = at;
    if (!isNameStart(peek())) {
      throw unexpected("the index of the sum");
    }
    String index = name();
    if (Scope.reserved().contains(index)
        || indices.contains(index)
        || scope.scalars().contains(index)
        || scope.vectors().containsKey(index)) {
      throw problem(start, index + " already means something else", "use another index");
    }
    expect('=', "after the index of the sum");
    Expression from = sum();
    if (peek() != '.' || !text.startsWith("..", at)) {
      throw unexpected("'..' between the bounds of the sum");
    }
    at += 2;
    Expression to = sum();
    expect(',', "after the bounds of the sum");
    indices.push(index);
    Expression body = sum();
    indices.pop();
    expect(')', "at the end of the sum");
    return new Summation(index, from, to, body);
  }

  private Expression dot() {
    expect('(', "after dot");
    Vector left = vector();
    expect(',', "between the vectors of dot");
    peek();
    int start = at;
    Vector right = vector();
    if (size(left) != size(right)) {
      throw problem(
          start,
          "dot needs vectors of one length, not of " + size(left) + " and " + size(right),
          "");
    }
    expect(')', "after the vectors of dot");
    return new Dot(left, right);
  }

  private int size(Vector vector) {
    return switch (vector) {
      case Vector.Named v -> scope.indices(v.name()).size();
      case Vector.Listed v -> v.components().size();
    };
  }

  private Vector vector() {
    if (take('[')) {
      List<Expression> components = new ArrayList<>();
      do {
        components.add(sum());
      } while (take(','));
      expect(']', "at the end of the vector");
      return new Vector.Listed(components);
    }
    char c = peek();
    int start = at;
    if (!isNameStart(c)) {
      throw unexpected("the name of a vector or '['");
    }
    String name = name();
    if (scope.vectors().containsKey(name)) {
      return new Vector.Named(name);
    }
    if (scope.scalars().contains(name) || indices.contains(name)) {
      throw problem(start, name + " is a number, not a vector", "write dot([" + name + ", …], …)");
    }
    throw unknown(start, name);
  }

  private String name() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
  }

  private static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }

  private ProblemException unexpected(String expected) {
    char c = peek();
    String found =
        c == END ? "the end" : "'" + text.substring(at, text.offsetByCodePoints(at, 1)) + "'";
    return problem(at, "expected " + expected + ", found " + found, "");
  }

  private ProblemException unknown(int position, String name) {
    String known = scope.list();
    return new ProblemException(
        new chladni.problem.Problem.Unknown(
            located(position, "unknown name " + name),
            known.isEmpty() ? "no names are declared" : "the names here are " + known));
  }

  private ProblemException problem(int position, String what, String hint) {
    return ProblemException.malformed(located(position, what), hint);
  }

  /** The message with its column, and a window of the text with a caret below. */
  private String located(int position, String what) {
    int from = Math.max(0, position - 40);
    int to = Math.min(text.length(), position + 40);
    String window = text.substring(from, to).replaceAll("\\s", " ");
    String before = from > 0 ? "…" : "";
    String after = to < text.length() ? "…" : "";
    return place
        + ", column "
        + (position + 1)
        + ": "
        + what
        + "\n    "
        + before
        + window
        + after
        + "\n    "
        + " ".repeat(before.length() + position - from)
        + "^";
  }
}
