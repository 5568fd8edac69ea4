package chladni.render;

import java.math.BigInteger;
import java.util.List;

/**
 * What is to be written, apart from how: the tree that {@link TextWriter}, {@link LatexWriter} and
 * {@link MathmlWriter} fold. It says nothing of brackets round operands; writers add them where
 * their target needs them.
 *
 * <p>Example: {@code quotient(name("N"), sum(name("B"), integer(1)))} is {@code N/(B + 1)} as text
 * and {@code \frac{N}{B+1}} in LaTeX.
 */
public sealed interface Notation {

  /** An integer, of either sign. */
  record Whole(BigInteger value) implements Notation {}

  /**
   * A finite decimal: {@code 1.0E-4} as text, {@code 1.0 \cdot 10^{-4}} in LaTeX.
   *
   * @param mantissa its digits before the power of ten, with their sign
   * @param exponent the power of ten; 0 where none is written
   */
  record Decimal(String mantissa, int exponent) implements Notation {}

  /**
   * The name of a variable or an index: {@code N}, {@code k1}, {@code eta}. Greek names become
   * letters where the target has them, and digits at the end subscripts.
   */
  record Name(String name) implements Notation {}

  /** A sign with a spelling of its own in each target, such as ∇. */
  record Glyph(String ascii, String unicode, String latex) implements Notation {}

  /** Plain words. */
  record Words(String text) implements Notation {}

  /** Where an index hangs. */
  enum Level {
    /** A superscript. */
    UPPER,
    /** A subscript. */
    LOWER
  }

  /** One index of a tensor. */
  record Index(Notation name, Level level) {}

  /** Something with indices, in their order: G_μ, η^{μν}, H^μ_ν. */
  record Indexed(Notation base, List<Index> indices) implements Notation {}

  /** −argument. */
  record Negation(Notation argument) implements Notation {}

  /** A sum; a term that is a {@link Negation} is subtracted. */
  record Sum(List<Notation> terms) implements Notation {}

  /** A product of numbers: {@code a*b} as text, a b in LaTeX. */
  record Product(List<Notation> factors) implements Notation {}

  /** Things side by side, such as contracted tensors or an operator and what it acts on. */
  record Juxtaposition(List<Notation> parts) implements Notation {}

  /** above / below. */
  record Quotient(Notation above, Notation below) implements Notation {}

  /** base ^ exponent. */
  record Power(Notation base, Notation exponent) implements Notation {}

  /** Kinds of brackets. */
  enum Fence {
    /** ( ). */
    ROUND,
    /** [ ]. */
    SQUARE,
    /** { }. */
    CURLY
  }

  /**
   * A head with bracketed arguments: exp(x), 𝒞[∇l, ∇l], P(T; a, b).
   *
   * @param groups the arguments, groups separated by semicolons, members by commas
   */
  record Application(Notation head, Fence fence, List<List<Notation>> groups) implements Notation {}

  /**
   * A member of a family of functions at its arguments: {@code P(T; a, b)} as text, 𝒫_T(a, b)
   * where subscripts can be written.
   */
  record Member(Notation family, Notation parameter, List<Notation> arguments)
      implements Notation {}

  /** The exponential function of an argument. */
  record Exponential(Notation argument) implements Notation {}

  /** Signs that stand between two sides. */
  enum Relator {
    /** =. */
    EQUAL,
    /** ≈. */
    ABOUT,
    /** →. */
    TO
  }

  /** left = right, or another relation. */
  record Relation(Notation left, Relator relator, Notation right) implements Notation {}

  /** Lines of cells, cells aligned at their boundaries. */
  record Lines(List<List<Notation>> rows) implements Notation {}

  /** ∇. */
  Notation NABLA = new Glyph("D", "∇", "\\nabla");

  /** An integer. */
  static Notation integer(long value) {
    return new Whole(BigInteger.valueOf(value));
  }

  /** An integer. */
  static Notation integer(BigInteger value) {
    return new Whole(value);
  }

  /** A decimal, with the fewest digits that tell it from others; words if it is not finite. */
  static Notation decimal(double value) {
    String digits = Double.toString(value);
    if (!Double.isFinite(value)) {
      return new Words(digits);
    }
    int e = digits.indexOf('E');
    return e < 0
        ? new Decimal(digits, 0)
        : new Decimal(digits.substring(0, e), Integer.parseInt(digits.substring(e + 1)));
  }

  /** A name. */
  static Notation name(String name) {
    return new Name(name);
  }

  /** A sum of its terms; the term itself if there is one, 0 if there is none. */
  static Notation sum(List<Notation> terms) {
    return switch (terms.size()) {
      case 0 -> integer(0);
      case 1 -> terms.get(0);
      default -> new Sum(List.copyOf(terms));
    };
  }

  /** A product of its factors; the factor itself if there is one, 1 if there is none. */
  static Notation product(List<Notation> factors) {
    return switch (factors.size()) {
      case 0 -> integer(1);
      case 1 -> factors.get(0);
      default -> new Product(List.copyOf(factors));
    };
  }

  /** Parts side by side; the part itself if there is one. */
  static Notation juxtaposition(List<Notation> parts) {
    return parts.size() == 1 ? parts.get(0) : new Juxtaposition(List.copyOf(parts));
  }

  /** A function in round brackets. */
  static Notation call(String function, List<Notation> arguments) {
    return new Application(name(function), Fence.ROUND, List.of(List.copyOf(arguments)));
  }

  /** Something with lower indices. */
  static Notation lower(Notation base, List<String> indices) {
    return new Indexed(base, indices.stream().map(i -> new Index(name(i), Level.LOWER)).toList());
  }

  /** Something with upper indices. */
  static Notation upper(Notation base, List<String> indices) {
    return new Indexed(base, indices.stream().map(i -> new Index(name(i), Level.UPPER)).toList());
  }
}
