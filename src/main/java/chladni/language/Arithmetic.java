package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.problem.ProblemException;
import chladni.value.Value;
import java.math.BigInteger;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** Sums, products and comparisons of replies. */
final class Arithmetic {
  private static final int GREATEST_EXPONENT = 1000;

  private Arithmetic() {}

  static Reply sum(Reply first, Reply second) {
    Reply left = Arguments.plain(first);
    Reply right = Arguments.plain(second);
    return ResummedArithmetic.sum(left, right).orElseGet(() -> plainSum(left, right));
  }

  private static Reply plainSum(Reply left, Reply right) {
    if (left instanceof Reply.OfFormula a && right instanceof Reply.OfFormula b) {
      return new Reply.OfFormula(a.formula().plus(b.formula()));
    }
    if (isTensorial(left) && isTensorial(right)) {
      Reply.OfValue sum =
          new Reply.OfValue(value(left).plus(value(right)), start(left).plus(start(right)));
      FreeIndices.shared(sum.value(), !sum.start().isZero());
      return left instanceof Reply.OfExpansion a && right instanceof Reply.OfExpansion b
          ? new Reply.OfExpansion(a.expansion().plus(b.expansion()))
          : sum;
    }
    throw cannot("add", left, right);
  }

  static Reply difference(Reply first, Reply second) {
    Reply left = Arguments.plain(first);
    Reply right = Arguments.plain(second);
    if (isArithmetical(right)) {
      return sum(left, negated(right));
    }
    throw cannot("subtract", left, right);
  }

  static Reply negated(Reply operand) {
    return product(new Reply.OfFormula(ClosedForm.of(-1)), operand);
  }

  static Reply product(Reply first, Reply second) {
    Reply left = Arguments.plain(first);
    Reply right = Arguments.plain(second);
    return ResummedArithmetic.product(left, right).orElseGet(() -> plainProduct(left, right));
  }

  private static Reply plainProduct(Reply left, Reply right) {
    if (left instanceof Reply.OfFormula a && right instanceof Reply.OfFormula b) {
      return new Reply.OfFormula(a.formula().times(b.formula()));
    }
    if (left instanceof Reply.OfFormula a && isTensorial(right)) {
      return scaled(right, a.formula());
    }
    if (right instanceof Reply.OfFormula b && isTensorial(left)) {
      return scaled(left, b.formula());
    }
    throw cannot("multiply", left, right);
  }

  private static Reply scaled(Reply tensors, ClosedForm factor) {
    return switch (tensors) {
      case Reply.OfExpansion e -> new Reply.OfExpansion(e.expansion().times(factor));
      case Reply.OfValue v -> new Reply.OfValue(v.value().times(factor), v.start().times(factor));
      default -> throw new IllegalArgumentException("no tensors in " + tensors.kind());
    };
  }

  static Reply quotient(Reply first, Reply second) {
    Reply left = Arguments.plain(first);
    Reply right = Arguments.plain(second);
    Optional<Reply> reciprocal = ResummedArithmetic.reciprocal(right);
    if (reciprocal.isPresent()) {
      return product(reciprocal.get(), left);
    }
    if (right instanceof Reply.OfFormula divisor && isArithmetical(left)) {
      if (divisor.formula().isZero()) {
        throw ProblemException.unfit("this divides by 0", "");
      }
      return product(new Reply.OfFormula(ClosedForm.of(1).dividedBy(divisor.formula())), left);
    }
    throw cannot("divide", left, right);
  }

  static Reply power(Reply first, Reply second) {
    Reply base = Arguments.plain(first);
    Reply exponent = Arguments.plain(second);
    if (!(exponent instanceof Reply.OfFormula e)) {
      throw cannot("raise to a power", base, exponent);
    }
    Optional<BigFraction> number = e.formula().number();
    return switch (base) {
      case Reply.OfFormula b when number.isEmpty() ->
          new Reply.OfFormula(b.formula().raisedTo(e.formula()));
      case Reply.OfFormula b -> {
        int n = exponent(number.get());
        if (n < 0 && b.formula().isZero()) {
          throw ProblemException.unfit("this divides by 0", "");
        }
        yield new Reply.OfFormula(b.formula().pow(n));
      }
      case Reply.OfResummed r when number.isPresent() ->
          power(new Reply.OfFormula(ResummedFunctions.written(r.form())), exponent);
      default -> throw cannot("raise to a power", base, exponent);
    };
  }

  private static int exponent(BigFraction number) {
    if (!number.getDenominator().equals(BigInteger.ONE)) {
      throw ProblemException.unfit(
          "the exponent must be a whole number", "write x^2, x^-1 or (1 - k1)^T");
    }
    if (number.getNumerator().abs().compareTo(BigInteger.valueOf(GREATEST_EXPONENT)) > 0) {
      throw ProblemException.beyondReach(
          "the exponent " + number.getNumerator() + " is beyond reach",
          "exponents go to " + GREATEST_EXPONENT);
    }
    return number.getNumerator().intValueExact();
  }

  static boolean equal(Reply first, Reply second) {
    Reply left = Arguments.plain(first);
    Reply right = Arguments.plain(second);
    return ResummedArithmetic.equal(left, right).orElseGet(() -> plainEqual(left, right));
  }

  private static boolean plainEqual(Reply left, Reply right) {
    if (left instanceof Reply.OfExpansion a && right instanceof Reply.OfExpansion b) {
      a.expansion().premises().checkSameLoss(b.expansion().premises());
    }
    if (isTensorial(left) && isTensorial(right)) {
      return value(left).equals(value(right)) && start(left).equals(start(right));
    }
    if (isTensorial(left) && isZero(right)) {
      return vanishes(left);
    }
    if (isZero(left) && isTensorial(right)) {
      return vanishes(right);
    }
    if (left instanceof Reply.OfDiagram a && right instanceof Reply.OfDiagram b) {
      return a.diagram().diagram().equals(b.diagram().diagram())
          && a.diagram().brackets() == b.diagram().brackets();
    }
    if (left instanceof Reply.OfFormula a && right instanceof Reply.OfFormula b) {
      return a.formula().equals(b.formula());
    }
    if (left.getClass().equals(right.getClass())) {
      return left.equals(right);
    }
    throw cannot("compare", left, right);
  }

  static boolean isZero(Reply reply) {
    return reply instanceof Reply.OfFormula f && f.formula().isZero();
  }

  private static boolean vanishes(Reply tensors) {
    return value(tensors).terms().isEmpty() && start(tensors).isZero();
  }

  private static boolean isTensorial(Reply reply) {
    return reply instanceof Reply.OfExpansion || reply instanceof Reply.OfValue;
  }

  private static boolean isArithmetical(Reply reply) {
    return isTensorial(reply)
        || reply instanceof Reply.OfFormula
        || reply instanceof Reply.OfResummed
        || reply instanceof Reply.OfResummedExpansion;
  }

  /** An expansion or a value as a combination of values. */
  private static Value value(Reply reply) {
    return switch (reply) {
      case Reply.OfExpansion e -> e.expansion().value();
      case Reply.OfValue v -> v.value();
      default -> throw new IllegalArgumentException("no tensors in " + reply.kind());
    };
  }

  private static ClosedForm start(Reply reply) {
    return switch (reply) {
      case Reply.OfExpansion e -> e.expansion().start();
      case Reply.OfValue v -> v.start();
      default -> throw new IllegalArgumentException("no tensors in " + reply.kind());
    };
  }

  private static ProblemException cannot(String what, Reply left, Reply right) {
    return ProblemException.unfit(
        "cannot " + what + " " + left.phrase() + " and " + right.phrase(), "");
  }
}
