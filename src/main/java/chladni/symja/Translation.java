package chladni.symja;

import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IComplex;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * Expressions built for Symja node by node, and read back. Only arithmetic and the heads of {@link
 * KnownFunction} are ever built.
 */
final class Translation {
  private static final String PROPAGATOR = "propagator";

  private Translation() {}

  static IExpr inside(Algebra expression, Names names) {
    return inside(expression, name -> F.symbol(names.inside(name)));
  }

  static IExpr inside(Algebra expression, Function<String, IExpr> symbols) {
    return switch (expression) {
      case Algebra.Rational(BigFraction value) -> number(value);
      case Algebra.Symbol(String name) -> symbols.apply(name);
      case Algebra.Sum(List<Algebra> terms) -> F.Plus(inside(terms, symbols));
      case Algebra.Product(List<Algebra> factors) -> F.Times(inside(factors, symbols));
      case Algebra.Power(Algebra base, Algebra exponent) ->
          F.Power(inside(base, symbols), inside(exponent, symbols));
      case Algebra.Call(KnownFunction function, List<Algebra> arguments) ->
          switch (function) {
            case EXP -> F.Power(S.E, inside(arguments.get(0), symbols));
            case PI -> S.Pi;
            case IMAGINARY_UNIT -> F.CI;
            case LOG -> F.unaryAST1(S.Log, inside(arguments.get(0), symbols));
            case SIN -> F.unaryAST1(S.Sin, inside(arguments.get(0), symbols));
            case COS -> F.unaryAST1(S.Cos, inside(arguments.get(0), symbols));
            case TAN -> F.unaryAST1(S.Tan, inside(arguments.get(0), symbols));
            case ARCSIN -> F.unaryAST1(S.ArcSin, inside(arguments.get(0), symbols));
            case ARCCOS -> F.unaryAST1(S.ArcCos, inside(arguments.get(0), symbols));
            case ARCTAN -> F.unaryAST1(S.ArcTan, inside(arguments.get(0), symbols));
            case SINH -> F.unaryAST1(S.Sinh, inside(arguments.get(0), symbols));
            case COSH -> F.unaryAST1(S.Cosh, inside(arguments.get(0), symbols));
            case TANH -> F.unaryAST1(S.Tanh, inside(arguments.get(0), symbols));
            case ABS -> F.unaryAST1(S.Abs, inside(arguments.get(0), symbols));
            case LAMBERT -> F.unaryAST1(S.ProductLog, inside(arguments.get(0), symbols));
            case PROPAGATOR ->
                F.ternaryAST3(
                    F.symbol(PROPAGATOR),
                    inside(arguments.get(0), symbols),
                    inside(arguments.get(1), symbols),
                    inside(arguments.get(2), symbols));
          };
    };
  }

  private static IExpr[] inside(List<Algebra> parts, Function<String, IExpr> symbols) {
    return parts.stream().map(part -> inside(part, symbols)).toArray(IExpr[]::new);
  }

  private static IExpr number(BigFraction value) {
    return value.getDenominator().equals(java.math.BigInteger.ONE)
        ? F.ZZ(value.getNumerator())
        : F.QQ(value);
  }

  /**
   * An expression read back.
   *
   * @throws ProblemException if it holds something that has no notation here
   */
  static Algebra outside(IExpr expression, Names names) {
    if (expression instanceof IRational rational) {
      return new Algebra.Rational(fraction(rational));
    }
    if (expression instanceof IComplex complex) {
      return Algebra.sum(
          List.of(
                  new Algebra.Rational(fraction(complex.getRealPart())),
                  Algebra.product(
                      List.of(
                          new Algebra.Rational(fraction(complex.getImaginaryPart())),
                          Algebra.call(KnownFunction.IMAGINARY_UNIT))))
              .stream()
              .filter(term -> !term.equals(Algebra.ZERO))
              .toList());
    }
    if (expression instanceof ISymbol symbol) {
      return outside(symbol, names);
    }
    if (expression instanceof IAST ast && ast.head() instanceof ISymbol head) {
      List<Algebra> arguments = new ArrayList<>(ast.argSize());
      for (int i = 1; i <= ast.argSize(); i++) {
        arguments.add(outside(ast.get(i), names));
      }
      return outside(head, arguments);
    }
    throw unreadable(expression.head());
  }

  private static Algebra outside(ISymbol symbol, Names names) {
    if (symbol.equals(S.Pi)) {
      return Algebra.call(KnownFunction.PI);
    }
    if (symbol.equals(S.E)) {
      return Algebra.call(KnownFunction.EXP, Algebra.ONE);
    }
    return names
        .outside(symbol.getSymbolName())
        .map(Algebra::symbol)
        .orElseThrow(() -> unreadable(symbol));
  }

  private static Algebra outside(ISymbol head, List<Algebra> arguments) {
    if (head.equals(S.Plus)) {
      return Algebra.sum(arguments);
    }
    if (head.equals(S.Times)) {
      return Algebra.product(arguments);
    }
    if (head.equals(S.Power) && arguments.size() == 2) {
      return arguments.get(0).equals(Algebra.call(KnownFunction.EXP, Algebra.ONE))
          ? Algebra.call(KnownFunction.EXP, arguments.get(1))
          : Algebra.power(arguments.get(0), arguments.get(1));
    }
    Optional<KnownFunction> function = function(head);
    if (function.isPresent() && function.get().arity() == arguments.size()) {
      return new Algebra.Call(function.get(), arguments);
    }
    throw unreadable(head);
  }

  private static Optional<KnownFunction> function(ISymbol head) {
    if (head.getSymbolName().equals(PROPAGATOR)) {
      return Optional.of(KnownFunction.PROPAGATOR);
    }
    for (KnownFunction function : KnownFunction.values()) {
      if (function.arity() == 1
          && inside(Algebra.call(function, Algebra.ZERO), name -> F.C0) instanceof IAST ast
          && ast.head().equals(head)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  private static BigFraction fraction(IRational value) {
    return new BigFraction(value.toBigNumerator(), value.toBigDenominator());
  }

  private static ProblemException unreadable(IExpr head) {
    return ProblemException.unfit(
        "Symja has no answer, or one with " + head + " in it, for which there is no notation here",
        "give numbers for some of the variables, or a simpler expression");
  }
}
