package chladni.symja;

import chladni.algebra.Atom;
import chladni.algebra.ClosedForm;
import chladni.algebra.Factor;
import chladni.algebra.Polynomial;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The one bridge to Symja: simplification, factors, derivatives, roots, and presentation by rules.
 *
 * <p>Symja gets expressions that are built node by node from ours, with numbers for names, and only
 * the requests of {@link Operation}. It runs on a thread of its own, which is started when it is
 * first needed; what needs no Symja does not load it. Nothing that comes back is believed: an
 * answer that is one of our formulas is returned only if it is equal to what it should be, and
 * another only if it agrees in floating point wherever it can be compared.
 *
 * <p>Every method throws a {@link ProblemException} if the expression is too large, the answer is
 * late, wrong or without notation here, or the calling thread is interrupted.
 *
 * <p>Example: {@code diff((1-k1)^T, T)} is (1−k1)^T·log(1−k1), and {@code solve(k1^2 - N, k1)} are
 * −N^(1/2) and N^(1/2).
 */
public final class Symja implements AutoCloseable {
  private static final long SIZE_LIMIT = 4000;
  private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

  private final Transformer transformer;
  private final long sizeLimit;

  /** A bridge that gives Symja 20 s and expressions of at most 4000 nodes. */
  public Symja() {
    this(SIZE_LIMIT, TIME_LIMIT);
  }

  /**
   * A bridge with bounds of its own.
   *
   * @param sizeLimit the greatest number of nodes of an expression
   * @param timeLimit what a request may take, apart from the first start
   */
  public Symja(long sizeLimit, Duration timeLimit) {
    this(new SymjaThread(timeLimit), sizeLimit);
  }

  Symja(Transformer transformer, long sizeLimit) {
    this.transformer = transformer;
    this.sizeLimit = sizeLimit;
  }

  /** The formula in the shortest shape found, be it Symja's or our own. */
  public Answer.Exact simplify(ClosedForm form) {
    Algebra own = Algebra.of(form);
    Algebra found = exact(Operation.SIMPLIFY, own, List.of(), form);
    return new Answer.Exact(form, shortest(List.of(own, Algebra.expanded(form), found)));
  }

  /** The formula as a product. */
  public Answer.Exact factor(ClosedForm form) {
    Algebra own = Algebra.of(form.factored());
    Algebra found = exact(Operation.FACTOR, Algebra.expanded(form), List.of(), form);
    return new Answer.Exact(form, factors(found) > factors(own) ? found : own);
  }

  private static int factors(Algebra expression) {
    return switch (expression) {
      case Algebra.Product(List<Algebra> factors) ->
          factors.stream().mapToInt(Symja::factors).sum();
      case Algebra.Power(Algebra base, Algebra.Rational(var exponent))
          when exponent.getNumerator().bitLength() < 16 ->
          factors(base) * Math.abs(exponent.getNumeratorAsInt());
      case Algebra.Power power -> 1;
      case Algebra.Rational rational -> 0;
      case Algebra.Symbol symbol -> 1;
      case Algebra.Sum sum -> 1;
      case Algebra.Call call -> 1;
    };
  }

  /** The formula multiplied out. */
  public Answer.Exact expand(ClosedForm form) {
    return new Answer.Exact(form, exact(Operation.EXPAND, Algebra.of(form), List.of(), form));
  }

  /** The formula as one fraction. */
  public Answer.Exact together(ClosedForm form) {
    return new Answer.Exact(form, exact(Operation.TOGETHER, Algebra.of(form), List.of(), form));
  }

  /** The partial fractions of a formula with respect to a variable. */
  public Answer.Exact apart(ClosedForm form, String variable) {
    return new Answer.Exact(
        form, exact(Operation.APART, Algebra.of(form), List.of(variable), form));
  }

  /** The formula sorted by the powers of a variable. */
  public Answer.Exact collect(ClosedForm form, String variable) {
    return new Answer.Exact(
        form, exact(Operation.COLLECT, Algebra.of(form), List.of(variable), form));
  }

  /**
   * The derivative of a formula. Symja is asked only if a logarithm is needed, which is when the
   * variable stands in the exponent of a power.
   */
  public Answer diff(ClosedForm form, String variable) {
    Optional<ClosedForm> derivative = derivative(form, variable);
    return derivative.isPresent()
        ? new Answer.Exact(derivative.get(), Algebra.of(derivative.get()))
        : diff(Algebra.of(form), variable);
  }

  private static Optional<ClosedForm> derivative(ClosedForm form, String variable) {
    try {
      return Optional.of(form.derivative(variable));
    } catch (ProblemException logarithm) {
      if (logarithm.problem() instanceof Problem.Unfit) {
        return Optional.empty();
      }
      throw logarithm;
    }
  }

  /** The derivative of any expression. */
  public Answer diff(Algebra expression, String variable) {
    return apply(Operation.DIFF, expression, List.of(variable));
  }

  /**
   * The values of a variable at which a formula vanishes, each once. For an equation, give the
   * difference of its sides.
   *
   * <p>Factors that are linear in the variable are solved here; the rest is left to Symja, of which
   * all roots are asked if the formula is a rational function of the variable, and some otherwise.
   *
   * <p>Example: (2k1−1)(k1²−N) has the roots 1/2, −N^(1/2) and N^(1/2).
   *
   * @throws ProblemException also if the formula is zero, so that every value is a root
   */
  public List<Answer> solve(ClosedForm form, String variable) {
    if (form.isZero()) {
      throw ProblemException.unfit(
          "the equation holds for every " + variable, "an equation must restrict its variable");
    }
    List<Answer> roots = new ArrayList<>();
    for (Factor factor : form.factored().factors()) {
      if (factor.exponent() > 0
          && factor.base().atoms().stream().anyMatch(atom -> atom.dependsOn(variable))) {
        for (Answer root : solve(factor.base(), variable)) {
          if (!roots.contains(root)) {
            roots.add(root);
          }
        }
      }
    }
    return List.copyOf(roots);
  }

  private List<Answer> solve(Polynomial factor, String variable) {
    ClosedForm form = ClosedForm.of(factor);
    Atom symbol = new Atom.Symbol(variable);
    boolean rational =
        factor.atoms().stream().allMatch(atom -> atom.equals(symbol) || !atom.dependsOn(variable));
    int degree = factor.degree(symbol);
    if (rational && degree == 1) {
      List<ClosedForm> coefficients = form.coefficients(variable);
      return List.of(exact(coefficients.get(0).negate().dividedBy(coefficients.get(1))));
    }
    List<Answer> roots = solve(Algebra.of(factor), variable);
    if (rational && roots.size() != degree) {
      throw wrong("there are " + degree + " roots, and it found " + roots.size());
    }
    return roots;
  }

  private static Answer exact(ClosedForm form) {
    return new Answer.Exact(form, Algebra.of(form));
  }

  /** Values of a variable at which an expression vanishes; there may be others. */
  public List<Answer> solve(Algebra expression, String variable) {
    check(expression);
    List<Answer> roots = new ArrayList<>();
    for (Algebra root : transformer.transform(Operation.SOLVE, expression, List.of(variable))) {
      Answer answer = root(expression, variable, root);
      if (!roots.contains(answer)) {
        roots.add(answer);
      }
    }
    return List.copyOf(roots);
  }

  private static Answer root(Algebra expression, String variable, Algebra root) {
    if (root.variables().contains(variable)) {
      throw wrong("its root holds the variable itself");
    }
    Optional<ClosedForm> value = root.form();
    if (value.isPresent()) {
      Optional<ClosedForm> left =
          expression.substituted(Map.of(variable, Algebra.of(value.get()))).form();
      if (left.isPresent()) {
        if (!left.get().isZero()) {
          throw wrong("its root is none");
        }
        return exact(value.get());
      }
    }
    if (Comparison.ofRoot(expression, variable, root) == Comparison.Finding.DIFFERENT) {
      throw wrong("its root is none");
    }
    return new Answer.Outside(root);
  }

  /**
   * An operation on any expression, for {@code SOLVE} the only root.
   *
   * @param variables the arguments after the first
   * @throws IllegalArgumentException if their number is not that of the operation
   */
  public Answer apply(Operation operation, Algebra expression, List<String> variables) {
    if (variables.size() != operation.parameters().size() - 1) {
      throw new IllegalArgumentException(operation.spelling() + " has other arguments");
    }
    check(expression);
    if (operation == Operation.SOLVE) {
      List<Answer> roots = solve(expression, variables.get(0));
      if (roots.size() != 1) {
        throw ProblemException.unfit(
            "there are " + roots.size() + " roots", "ask for the list of them");
      }
      return roots.get(0);
    }
    Algebra found = single(operation, expression, variables);
    Comparison.Finding finding =
        operation == Operation.DIFF
            ? derivativeFinding(expression, variables.get(0), found)
            : Comparison.of(expression, found);
    if (finding == Comparison.Finding.DIFFERENT) {
      throw wrong("it differs from what was asked");
    }
    Optional<ClosedForm> form =
        finding == Comparison.Finding.EQUAL ? found.form() : Optional.empty();
    return form.isPresent() ? new Answer.Exact(form.get(), found) : new Answer.Outside(found);
  }

  private static Comparison.Finding derivativeFinding(
      Algebra expression, String variable, Algebra found) {
    Optional<ClosedForm> derivative = expression.form().flatMap(form -> derivative(form, variable));
    return derivative.isPresent()
        ? Comparison.of(Algebra.of(derivative.get()), found)
        : Comparison.ofDerivative(expression, variable, found);
  }

  /**
   * The formula written by presentation rules, in the shortest of the shapes they lead to. A rule
   * that introduces an abbreviation is left out if the formula already holds its name.
   *
   * <p>Example: with the rules {@code steps}, N²E/(2B) is N·T/2 where T = N·E/B.
   */
  public Answer.Exact present(ClosedForm form, PresentationRules rules) {
    Set<String> taken = form.variables();
    List<PresentationRule> fitting =
        rules.rules().stream()
            .filter(rule -> rule.where().keySet().stream().noneMatch(taken::contains))
            .toList();
    List<Answer.Exact> answers = new ArrayList<>();
    for (Algebra shape :
        List.of(Algebra.of(form), Algebra.expanded(form), Algebra.termByTerm(form))) {
      check(shape);
      Algebra found = transformer.rewrite(shape, fitting);
      answers.add(presented(form, found, fitting));
      Optional<ClosedForm> briefer = found.form();
      if (briefer.isPresent()) {
        answers.add(presented(form, Algebra.of(briefer.get()), fitting));
      }
    }
    answers.add(new Answer.Exact(form, Algebra.of(form)));
    answers.add(new Answer.Exact(form, Algebra.expanded(form)));
    // Of equally long shapes the first, which the rules led to.
    return answers.stream()
        .min(Comparator.comparingLong(answer -> answer.shape().size()))
        .orElseThrow();
  }

  private static Answer.Exact presented(
      ClosedForm form, Algebra shape, List<PresentationRule> rules) {
    TreeMap<String, Algebra> where = new TreeMap<>();
    for (PresentationRule rule : rules) {
      rule.where()
          .forEach(
              (name, value) -> {
                if (shape.variables().contains(name)) {
                  where.put(name, value);
                }
              });
    }
    if (Comparison.of(Algebra.of(form), shape.substituted(where)) != Comparison.Finding.EQUAL) {
      throw ProblemException.unfit(
          "a presentation rule does not hold: the formula it leads to is another one",
          "check the rules; both sides of each must be equal");
    }
    return new Answer.Exact(form, shape, where);
  }

  private Algebra exact(
      Operation operation, Algebra expression, List<String> variables, ClosedForm form) {
    check(expression);
    Algebra found = single(operation, expression, variables);
    return switch (Comparison.of(Algebra.of(form), found)) {
      case EQUAL -> found;
      case DIFFERENT -> throw wrong("it differs from the formula it should be equal to");
      case CLOSE, UNKNOWN -> throw wrong("it could not be shown to equal the formula");
    };
  }

  private Algebra single(Operation operation, Algebra expression, List<String> variables) {
    List<Algebra> answers = transformer.transform(operation, expression, variables);
    if (answers.size() != 1) {
      throw wrong("there are " + answers.size() + " of them");
    }
    return answers.get(0);
  }

  private void check(Algebra expression) {
    long size = expression.size();
    if (size > sizeLimit) {
      throw ProblemException.beyondReach(
          "an expression of "
              + size
              + " nodes is too large for Symja (the limit is "
              + sizeLimit
              + ")",
          "give numbers for some of the variables");
    }
  }

  private static Algebra shortest(List<Algebra> shapes) {
    return shapes.stream().min(Comparator.comparingLong(Algebra::size)).orElseThrow();
  }

  private static ProblemException wrong(String how) {
    return ProblemException.unfit(
        "Symja's answer is wrong and was thrown away: " + how,
        "give numbers for some of the variables, or ask in another way");
  }

  /** Ends the thread on which Symja runs. */
  @Override
  public void close() {
    transformer.stop();
  }
}
