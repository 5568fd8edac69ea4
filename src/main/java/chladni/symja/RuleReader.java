package chladni.symja;

import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;

/** Reads the text of a file of {@link PresentationRules} by recursive descent. */
final class RuleReader {
  private static final int DEPTH_LIMIT = 100;

  private final String text;
  private final int end;
  private int position;
  private int depth;
  private TreeSet<String> patterns = new TreeSet<>();
  private TreeSet<String> optional = new TreeSet<>();

  RuleReader(String text) {
    this(text, 0, text.length());
  }

  private RuleReader(String text, int start, int end) {
    this.text = text;
    this.position = start;
    this.end = end;
  }

  List<PresentationRule> rules() {
    List<PresentationRule> rules = new ArrayList<>();
    Remarks remarks = new Remarks();
    while (true) {
      blanks();
      if (position == end) {
        return List.copyOf(rules);
      }
      if (looksAt("(*")) {
        remarks = remarks();
        continue;
      }
      rules.add(rule(remarks));
      remarks = new Remarks();
    }
  }

  /** What the comment before a rule says of it. */
  private static final class Remarks {
    private final StringBuilder why = new StringBuilder();
    private final StringBuilder source = new StringBuilder();
    private final SortedMap<String, Algebra> where = new TreeMap<>();
    private final List<PresentationRule.Example> examples = new ArrayList<>();
  }

  private Remarks remarks() {
    int close = text.indexOf("*)", position + 2);
    if (close < 0 || close > end) {
      throw malformed("the comment that begins here has no end");
    }
    Remarks remarks = new Remarks();
    int line = position + 2;
    while (line < close) {
      int next = text.indexOf('\n', line);
      next = next < 0 || next > close ? close : next;
      remark(line, next, remarks);
      line = next + 1;
    }
    position = close + 2;
    return remarks;
  }

  private void remark(int start, int stop, Remarks remarks) {
    String line = text.substring(start, stop).strip();
    int colon = text.indexOf(':', start) + 1;
    if (line.startsWith("where:")) {
      PresentationRule.Example equation = equation(colon, stop);
      if (!(equation.before() instanceof Algebra.Symbol(String name))) {
        throw malformed("an abbreviation must be a single name");
      }
      remarks.where.put(name, equation.after());
    } else if (line.startsWith("test:")) {
      remarks.examples.add(equation(colon, stop));
    } else if (line.startsWith("source:")) {
      append(remarks.source, line.substring("source:".length()).strip());
    } else {
      append(remarks.why, line);
    }
  }

  private static void append(StringBuilder text, String line) {
    text.append(text.isEmpty() || line.isEmpty() ? "" : " ").append(line);
  }

  private PresentationRule.Example equation(int start, int stop) {
    RuleReader reader = new RuleReader(text, start, stop);
    Algebra left = reader.sum();
    reader.expect("=");
    Algebra right = reader.sum();
    reader.blanks();
    if (reader.position != stop) {
      throw reader.malformed("the equation should end here");
    }
    return new PresentationRule.Example(left, right);
  }

  private PresentationRule rule(Remarks remarks) {
    patterns = new TreeSet<>();
    optional = new TreeSet<>();
    Algebra left = sum();
    expect(":>");
    TreeSet<String> bound = new TreeSet<>(patterns);
    Algebra right = sum();
    List<PresentationRule.Condition> conditions = new ArrayList<>();
    if (taken("/;")) {
      do {
        conditions.add(condition());
      } while (taken("&&"));
    }
    if (!patterns.equals(bound)) {
      throw malformed("underscores belong to the left side of a rule");
    }
    taken(";");
    return new PresentationRule(
        left,
        right,
        patterns,
        optional,
        conditions,
        remarks.where,
        remarks.why.toString().strip(),
        remarks.source.toString(),
        remarks.examples);
  }

  private PresentationRule.Condition condition() {
    Algebra left = sum();
    PresentationRule.Comparison comparison =
        taken("<=")
            ? PresentationRule.Comparison.AT_MOST
            : taken(">=")
                ? PresentationRule.Comparison.AT_LEAST
                : taken("<")
                    ? PresentationRule.Comparison.LESS
                    : PresentationRule.Comparison.GREATER;
    if (comparison == PresentationRule.Comparison.GREATER) {
      expect(">");
    }
    return new PresentationRule.Condition(left, comparison, sum());
  }

  private Algebra sum() {
    List<Algebra> terms = new ArrayList<>();
    terms.add(taken("-") ? negative(product()) : product());
    while (true) {
      if (taken("+")) {
        terms.add(product());
      } else if (taken("-")) {
        terms.add(negative(product()));
      } else {
        return Algebra.sum(terms);
      }
    }
  }

  private static Algebra negative(Algebra term) {
    return term instanceof Algebra.Rational(BigFraction value)
        ? new Algebra.Rational(value.negate())
        : Algebra.product(List.of(Algebra.of(-1), term));
  }

  private Algebra product() {
    List<Algebra> factors = new ArrayList<>();
    factors.add(power());
    while (true) {
      if (taken("*")) {
        factors.add(power());
      } else if (!looksAt("/;") && taken("/")) {
        factors.add(reciprocal(power()));
      } else {
        return Algebra.product(factors);
      }
    }
  }

  private static Algebra reciprocal(Algebra divisor) {
    return switch (divisor) {
      case Algebra.Rational(BigFraction value) when value.signum() != 0 ->
          new Algebra.Rational(value.reciprocal());
      case Algebra.Power(Algebra base, Algebra.Rational(BigFraction exponent)) ->
          new Algebra.Power(base, new Algebra.Rational(exponent.negate()));
      default -> new Algebra.Power(divisor, Algebra.of(-1));
    };
  }

  private Algebra power() {
    Algebra base = atom();
    if (!taken("^")) {
      return base;
    }
    return Algebra.power(base, taken("-") ? negative(power()) : power());
  }

  private Algebra atom() {
    blanks();
    if (++depth > DEPTH_LIMIT) {
      throw malformed("brackets are nested too deeply");
    }
    try {
      if (taken("(")) {
        Algebra inner = sum();
        expect(")");
        return inner;
      }
      int start = position;
      while (position < end && digit(text.charAt(position))) {
        position++;
      }
      if (position > start) {
        return new Algebra.Rational(
            new BigFraction(new BigInteger(text.substring(start, position))));
      }
      return named();
    } finally {
      depth--;
    }
  }

  private Algebra named() {
    int start = position;
    while (position < end
        && (letter(text.charAt(position)) || (position > start && digit(text.charAt(position))))) {
      position++;
    }
    if (position == start) {
      throw malformed("a number, a name or a bracket should stand here");
    }
    String name = text.substring(start, position);
    if (position < end && text.charAt(position) == '[') {
      return call(name, start);
    }
    if (position < end && text.charAt(position) == '_') {
      position++;
      patterns.add(name);
      if (position < end && text.charAt(position) == '.') {
        position++;
        optional.add(name);
      }
    }
    return Algebra.symbol(name);
  }

  private Algebra call(String name, int start) {
    for (KnownFunction function : KnownFunction.values()) {
      if (function.arity() > 0 && function.spelling().equalsIgnoreCase(name)) {
        List<Algebra> arguments = new ArrayList<>();
        expect("[");
        do {
          arguments.add(sum());
        } while (taken(","));
        expect("]");
        if (arguments.size() != function.arity()) {
          position = start;
          throw malformed(name + " takes " + function.arity() + " arguments");
        }
        return new Algebra.Call(function, arguments);
      }
    }
    position = start;
    throw malformed("there is no function " + name + " in rules");
  }

  private static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private void blanks() {
    while (position < end && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private boolean looksAt(String sign) {
    blanks();
    return position + sign.length() <= end && text.startsWith(sign, position);
  }

  private boolean taken(String sign) {
    boolean here = looksAt(sign);
    position += here ? sign.length() : 0;
    return here;
  }

  private void expect(String sign) {
    if (!taken(sign)) {
      throw malformed("the sign " + sign + " should stand here");
    }
  }

  private ProblemException malformed(String what) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < position; i++) {
      boolean newLine = text.charAt(i) == '\n';
      line += newLine ? 1 : 0;
      column = newLine ? 1 : column + 1;
    }
    return ProblemException.malformed(
        "line " + line + ", column " + column + " of the rules: " + what,
        "a rule reads N*E/B :> T, with its remarks in a comment before it");
  }
}
