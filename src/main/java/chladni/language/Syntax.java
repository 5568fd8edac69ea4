package chladni.language;

import chladni.diagram.NumberedDiagram;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hipparchus.fraction.BigFraction;

/**
 * What a user wrote, as a tree; nothing is evaluated, and no name is looked up.
 *
 * <p>Source: section "Statements" of the language reference.
 */
public sealed interface Syntax {
  /** Where it stands: its first character, or for an operation its operator. */
  Place place();

  /**
   * A name, as {@code N}, {@code test_loss}, {@code k1}; η is read as {@code eta}, π as {@code pi}.
   */
  record Name(Place place, String text) implements Syntax {}

  /**
   * A number, as {@code 12}, {@code 0.1}, {@code 1e-3}; never negative.
   *
   * @param place where it stands
   * @param digits the number as typed
   */
  record Numeral(Place place, String digits) implements Syntax {
    /** Whether it was typed without a point and without an exponent. */
    public boolean isInteger() {
      return digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Exactly the number as typed: {@code 0.1} is 1/10. */
    public BigFraction exact() {
      BigDecimal decimal = new BigDecimal(digits);
      BigFraction power = new BigFraction(10).pow(decimal.scale());
      return new BigFraction(decimal.unscaledValue()).divide(power);
    }
  }

  /** A string, as {@code "helix"}, its escapes resolved. */
  record Text(Place place, String value) implements Syntax {}

  /** A diagram, in the numbering it was typed in. */
  record DiagramLiteral(Place place, NumberedDiagram diagram) implements Syntax {}

  /** A list, as {@code [7/11, 2/5]}. */
  record ListLiteral(Place place, List<Syntax> items) implements Syntax {
    /** Copies the items. */
    public ListLiteral {
      items = List.copyOf(items);
    }
  }

  /** The whole numbers from one to another, as {@code 1..5}; its place is that of the dots. */
  record Range(Place place, Syntax from, Syntax to) implements Syntax {}

  /**
   * A list made from others, as {@code [weight(d) for d in diagrams(3) if linkless(d)]}.
   *
   * @param place where it stands
   * @param item what is listed
   * @param generators what it is listed for, at least one, the outermost first
   * @param condition what must hold for it to be listed
   */
  record Comprehension(
      Place place, Syntax item, List<Generator> generators, Optional<Syntax> condition)
      implements Syntax {
    /** Copies the generators. */
    public Comprehension {
      generators = List.copyOf(generators);
    }
  }

  /** A name that stands for each item of a list in turn, as {@code for d in diagrams(3)}. */
  record Generator(Name name, Syntax list) {}

  /** One of two things, of which only that one is evaluated, as {@code if(a == b, 1, 2)}. */
  record Conditional(Place place, Syntax condition, Syntax then, Syntax otherwise)
      implements Syntax {}

  /** A function applied to arguments, as {@code diagrams(3, linkless, E=1)}. */
  record Call(Place place, Name function, List<Argument> arguments) implements Syntax {
    /** Copies the arguments. */
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** An argument of a call. */
  sealed interface Argument {
    /** Where it begins. */
    Place place();

    /** What is given. */
    Syntax value();
  }

  /** An argument without a name; a bare word is a positional {@link Name}. */
  record Positional(Syntax value) implements Argument {
    @Override
    public Place place() {
      return value.place();
    }
  }

  /** An option with a value, as {@code E=1}. */
  record Option(Name name, Syntax value) implements Argument {
    @Override
    public Place place() {
      return name.place();
    }
  }

  /** An item of a list, as {@code x[2]}; its place is that of the bracket. */
  record Index(Place place, Syntax list, Syntax index) implements Syntax {}

  /** An earlier reply: {@code %}, the last, or {@code %3}, the third. */
  record Earlier(Place place, OptionalInt number) implements Syntax {}

  /** The negative of something: {@code -x^2} is −(x²). */
  record Negation(Place place, Syntax operand) implements Syntax {}

  /**
   * Operands joined by {@code +} and {@code -}, or by {@code *} and {@code /}, from the left:
   * {@code a - b + c} is (a − b) + c. One node for the whole chain, so that long sums are not deep
   * trees.
   *
   * @param place where the first operand stands
   * @param first the first operand
   * @param rest the steps, at least one, all of them sums or all of them products
   */
  record Chain(Place place, Syntax first, List<Step> rest) implements Syntax {
    /** Copies the steps. */
    public Chain {
      rest = List.copyOf(rest);
    }
  }

  /** A step of a chain; its place is that of the operator. */
  record Step(Place place, Operator operator, Syntax operand) {}

  /** What joins the operands of a chain. */
  enum Operator {
    /** {@code +}. */
    PLUS,
    /** {@code -}. */
    MINUS,
    /** {@code *}. */
    TIMES,
    /** {@code /}. */
    OVER
  }

  /** A power; {@code 2^3^2} is 2^(3^2). */
  record Power(Place place, Syntax base, Syntax exponent) implements Syntax {}

  /** The question whether two things are equal, as {@code a == b}. */
  record Equality(Place place, Syntax left, Syntax right) implements Syntax {}
}
