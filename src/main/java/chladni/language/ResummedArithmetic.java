package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.NumberedDiagram;
import chladni.expansion.ResummedExpansion;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Sums, products and comparisons in which a resummed form or a resummed expansion takes part. */
final class ResummedArithmetic {
  private ResummedArithmetic() {}

  /** The sum, if this is about resummed things. */
  static Optional<Reply> sum(Reply left, Reply right) {
    if (left instanceof Reply.OfResummedExpansion a
        && right instanceof Reply.OfResummedExpansion b) {
      return Optional.of(
          new Reply.OfResummedExpansion(a.expansion().plus(b.expansion()), a.basis()));
    }
    return combined(left, right, ResummedForm::plus);
  }

  /** The product, if this is about resummed things. */
  static Optional<Reply> product(Reply left, Reply right) {
    if (left instanceof Reply.OfFormula a && right instanceof Reply.OfResummedExpansion b) {
      return Optional.of(scaled(b, a.formula()));
    }
    if (left instanceof Reply.OfResummedExpansion a && right instanceof Reply.OfFormula b) {
      return Optional.of(scaled(a, b.formula()));
    }
    return combined(left, right, ResummedForm::times);
  }

  /** Whether both are equal, if this is about resummed things. */
  static Optional<Boolean> equal(Reply left, Reply right) {
    if (left instanceof Reply.OfResummedExpansion a
        && right instanceof Reply.OfResummedExpansion b) {
      return Optional.of(vanishes(a.expansion().minus(b.expansion())));
    }
    if (left instanceof Reply.OfResummedExpansion a && Arithmetic.isZero(right)) {
      return Optional.of(vanishes(a.expansion()));
    }
    if (Arithmetic.isZero(left) && right instanceof Reply.OfResummedExpansion b) {
      return Optional.of(vanishes(b.expansion()));
    }
    return isResummed(left, right) && form(left).isPresent() && form(right).isPresent()
        ? Optional.of(form(left).get().equals(form(right).get()))
        : Optional.empty();
  }

  private static boolean vanishes(ResummedExpansion expansion) {
    return expansion.terms().isEmpty() && expansion.start().isZero();
  }

  /** One over a resummed form, written out. */
  static Optional<Reply> reciprocal(Reply divisor) {
    return divisor instanceof Reply.OfResummed r
        ? Optional.of(
            new Reply.OfFormula(ClosedForm.ONE.dividedBy(ResummedFunctions.written(r.form()))))
        : Optional.empty();
  }

  private static Reply scaled(Reply.OfResummedExpansion e, ClosedForm factor) {
    return new Reply.OfResummedExpansion(e.expansion().times(factor), e.basis());
  }

  private static Optional<Reply> combined(
      Reply left, Reply right, BinaryOperator<ResummedForm> operation) {
    if (!isResummed(left, right) || form(left).isEmpty() || form(right).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ResummedFunctions.reply(
            operation.apply(form(left).get(), form(right).get()), diagram(left, right)));
  }

  private static boolean isResummed(Reply left, Reply right) {
    return left instanceof Reply.OfResummed || right instanceof Reply.OfResummed;
  }

  private static Optional<ResummedForm> form(Reply reply) {
    return switch (reply) {
      case Reply.OfResummed r -> Optional.of(r.form());
      case Reply.OfFormula f -> Optional.of(ResummedForm.of(f.formula()));
      default -> Optional.empty();
    };
  }

  /** The diagram that numbers the eigenvalues, if there is just one. */
  private static Optional<NumberedDiagram> diagram(Reply left, Reply right) {
    Optional<NumberedDiagram> a =
        left instanceof Reply.OfResummed r ? r.diagram() : Optional.empty();
    Optional<NumberedDiagram> b =
        right instanceof Reply.OfResummed r ? r.diagram() : Optional.empty();
    return a.isEmpty() || b.isEmpty() ? a.or(() -> b) : a.filter(d -> d.equals(b.get()));
  }
}
