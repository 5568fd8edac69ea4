package chladni.symja;

import chladni.problem.ProblemException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.eval.EvalHistory;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;
import org.matheclipse.parser.client.ParserConfig;

/** Symja itself, to be used by the one thread that made it. */
final class SymjaKernel implements Transformer {
  private static final int RECURSION_LIMIT = 1000;
  private static final int ITERATION_LIMIT = 20_000;
  private static final int HISTORY = 1;
  private static final String OTHERS = "others";

  /** No variable of a user's begins so. */
  private static final String HIDDEN = "#";

  private static final long ANSWER_LIMIT = 200_000;

  private final EvalEngine engine;

  SymjaKernel() {
    Start.once();
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    engine = new EvalEngine("chladni", RECURSION_LIMIT, ITERATION_LIMIT, nowhere, nowhere, false);
    engine.setFileSystemEnabled(false);
    engine.setOutListDisabled(new EvalHistory((short) HISTORY));
    EvalEngine.set(engine);
  }

  /** What has to happen once, and in this order, before anything else of Symja is touched. */
  private static final class Start {
    static {
      ParserConfig.PARSER_USE_LOWERCASE_SYMBOLS = false;
      Config.FILESYSTEM_ENABLED = false;
      Config.JAVA_UNSAFE = false;
      // Symja's pools of threads would keep the program alive for a minute after its end.
      Config.JAS_NO_THREADS = true;
      edu.jas.kern.ComputerThreads.NO_THREADS = true;
      Config.MAX_AST_SIZE = 1_000_000;
      F.initSymbols();
    }

    static void once() {}
  }

  @Override
  public void stop() {
    engine.stopRequest();
  }

  @Override
  public List<Algebra> transform(Operation operation, Algebra expression, List<String> variables) {
    TreeSet<String> all = new TreeSet<>(expression.variables());
    all.addAll(variables);
    Names names = Names.of(all);
    IExpr x = Translation.inside(expression, names);
    IExpr answer = engine.evaluate(request(operation, x, variables, names));
    return operation == Operation.SOLVE ? roots(answer, names) : List.of(outside(answer, names));
  }

  private static IExpr request(Operation operation, IExpr x, List<String> variables, Names names) {
    return switch (operation) {
      case SIMPLIFY -> F.unaryAST1(S.Simplify, x);
      case FACTOR -> F.unaryAST1(S.Factor, x);
      case EXPAND -> F.unaryAST1(S.ExpandAll, x);
      case TOGETHER -> F.unaryAST1(S.Together, x);
      case APART -> F.binaryAST2(S.Apart, x, symbol(variables, names));
      case COLLECT -> F.binaryAST2(S.Collect, x, symbol(variables, names));
      case DIFF -> F.binaryAST2(S.D, x, symbol(variables, names));
      case SOLVE -> F.binaryAST2(S.Solve, F.binaryAST2(S.Equal, x, F.C0), symbol(variables, names));
    };
  }

  private static ISymbol symbol(List<String> variables, Names names) {
    return F.symbol(names.inside(variables.get(0)));
  }

  /** {{v → a}, {v → b}, …}. */
  private static List<Algebra> roots(IExpr answer, Names names) {
    if (!answer.isList()) {
      throw ProblemException.unfit(
          "Symja cannot solve this equation",
          "give numbers for some of the variables, or solve for another one");
    }
    List<Algebra> roots = new ArrayList<>();
    for (IExpr solution : (IAST) answer) {
      if (solution instanceof IAST list && list.isList1() && list.arg1().isRule()) {
        roots.add(outside(list.arg1().second(), names));
      } else {
        throw ProblemException.unfit(
            "Symja's solution of this equation has a form that is not understood here",
            "give numbers for some of the variables");
      }
    }
    return List.copyOf(roots);
  }

  /** Symja's matcher overlooks many products with a number in them, so numbers are hidden first. */
  @Override
  public Algebra rewrite(Algebra expression, List<PresentationRule> rules) {
    Algebra result = expression;
    for (PresentationRule rule : rules) {
      Map<String, Algebra> hidden = new TreeMap<>();
      result = rewrite(hidingNumbers(result, hidden), rule).substituted(hidden);
      result = rewrite(result, rule);
    }
    return result;
  }

  private Algebra rewrite(Algebra expression, PresentationRule rule) {
    TreeSet<String> all = new TreeSet<>(expression.variables());
    addNames(rule, all);
    Names names = Names.of(all);
    IExpr x = Translation.inside(expression, names);
    IExpr[] variants =
        rule.withoutOptions().stream().map(variant -> rule(variant, names)).toArray(IExpr[]::new);
    return outside(engine.evaluate(F.binaryAST2(S.ReplaceRepeated, x, F.List(variants))), names);
  }

  /** The factors that are numbers replaced by names, except in exponents and arguments. */
  private static Algebra hidingNumbers(Algebra expression, Map<String, Algebra> hidden) {
    return switch (expression) {
      case Algebra.Rational rational -> rational;
      case Algebra.Symbol symbol -> symbol;
      case Algebra.Call call -> call;
      case Algebra.Sum(List<Algebra> terms) ->
          new Algebra.Sum(terms.stream().map(term -> hidingNumbers(term, hidden)).toList());
      case Algebra.Power(Algebra base, Algebra exponent) ->
          new Algebra.Power(hidingNumbers(base, hidden), exponent);
      case Algebra.Product(List<Algebra> factors) ->
          new Algebra.Product(
              factors.stream()
                  .map(
                      factor -> {
                        if (factor instanceof Algebra.Rational(var value)) {
                          String name = HIDDEN + value;
                          hidden.put(name, factor);
                          return Algebra.symbol(name);
                        }
                        return hidingNumbers(factor, hidden);
                      })
                  .toList());
    };
  }

  private static void addNames(PresentationRule rule, Collection<String> names) {
    names.addAll(rule.left().variables());
    names.addAll(rule.right().variables());
    rule.conditions()
        .forEach(
            condition -> {
              names.addAll(condition.left().variables());
              names.addAll(condition.right().variables());
            });
  }

  private static IExpr rule(PresentationRule rule, Names names) {
    IExpr left =
        Translation.inside(
            rule.left(),
            name ->
                rule.patterns().contains(name)
                    ? F.$p(bound(name, names))
                    : F.symbol(names.inside(name)));
    IExpr right = side(rule.right(), rule, names);
    // Where a pattern fits only some factors or terms, Symja does not evaluate a rule's conditions
    // and returns them; so there is always a name for the others.
    ISymbol others = F.symbol(OTHERS);
    if (rule.left() instanceof Algebra.Product) {
      left = F.Times(withOthers(left, others));
      right = F.Times(others, right);
    } else if (rule.left() instanceof Algebra.Sum) {
      left = F.Plus(withOthers(left, others));
      right = F.Plus(others, right);
    }
    if (!rule.conditions().isEmpty()) {
      right = F.binaryAST2(S.Condition, right, F.And(conditions(rule, names)));
    }
    return F.binaryAST2(S.RuleDelayed, left, right);
  }

  private static IExpr[] withOthers(IExpr pattern, ISymbol others) {
    List<IExpr> parts = new ArrayList<>();
    parts.add(F.$ps(others, true));
    for (IExpr part : (IAST) pattern) {
      parts.add(part);
    }
    return parts.toArray(IExpr[]::new);
  }

  private static IExpr[] conditions(PresentationRule rule, Names names) {
    return rule.conditions().stream()
        .map(
            condition ->
                (IExpr)
                    F.binaryAST2(
                        switch (condition.comparison()) {
                          case LESS -> S.Less;
                          case AT_MOST -> S.LessEqual;
                          case GREATER -> S.Greater;
                          case AT_LEAST -> S.GreaterEqual;
                        },
                        side(condition.left(), rule, names),
                        side(condition.right(), rule, names)))
        .toArray(IExpr[]::new);
  }

  private static IExpr side(Algebra side, PresentationRule rule, Names names) {
    return Translation.inside(
        side,
        name -> rule.patterns().contains(name) ? bound(name, names) : F.symbol(names.inside(name)));
  }

  /** The name of a pattern, apart from the variable of the same name. */
  private static ISymbol bound(String name, Names names) {
    return F.symbol("p" + names.inside(name));
  }

  private static Algebra outside(IExpr answer, Names names) {
    long leaves = answer.leafCount();
    if (leaves > ANSWER_LIMIT) {
      throw ProblemException.beyondReach(
          "Symja's answer of " + leaves + " leaves is too long", "ask about a smaller expression");
    }
    return Translation.outside(answer, names);
  }
}
