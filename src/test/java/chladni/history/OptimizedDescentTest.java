package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chladni.algebra.ClosedForm;
import chladni.algebra.NumericFormula;
import chladni.algebra.ResummedForm;
import chladni.diagram.Diagram;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums over weighted histories against sums over histories listed one by one. */
final class OptimizedDescentTest {
  private static final List<Diagram> SMALL = AllDiagrams.withEdgesUpTo(3);
  private static final BigFraction HALF = new BigFraction(1, 2);
  private static final ClosedForm BETA = ClosedForm.symbol("beta");

  /** The names that the tests give to optimizers, as the language does. */
  private static List<Optimizer> optimizers(String names, ClosedForm beta) {
    List<Optimizer> all = new ArrayList<>();
    for (String name : names.split("\\+", -1)) {
      all.add(
          switch (name) {
            case "momentum" -> new HeavyBall(beta);
            case "nesterov" -> new Nesterov(beta);
            case "average" -> new Averaging();
            case "linear" ->
                new Scheduling(
                    ClosedForm.ONE.minus(ClosedForm.symbol("t").dividedBy(ClosedForm.symbol("T"))));
            case "geometric" ->
                new Scheduling(ClosedForm.of(3).raisedTo(ClosedForm.symbol("t")).negate());
            case "epoch" -> new Scheduling(ClosedForm.of(2).raisedTo(ClosedForm.symbol("epoch")));
            default -> throw new IllegalArgumentException(name);
          });
    }
    return all;
  }

  private static IntFunction<BigFraction> node(String names, int updates, int anEpoch) {
    return t ->
        names.contains("linear")
            ? new BigFraction(updates - t, updates)
            : names.contains("geometric")
                ? new BigFraction(3).pow(t).negate()
                : names.contains("epoch") ? new BigFraction(2).pow(t / anEpoch) : BigFraction.ONE;
  }

  /**
   * How far an impulse has moved the weights after each update, by running the optimizer as it is
   * usually written on a parabola of curvature k. Its later gradients are scheduled, too.
   */
  private static BruteForce.EdgeWeight edge(
      String names,
      BigFraction beta,
      BigFraction[] curvature,
      int updates,
      IntFunction<BigFraction> schedule) {
    return (v, toRoot, from, to) -> {
      BigFraction friction =
          names.contains("momentum") || names.contains("nesterov") ? beta : BigFraction.ZERO;
      BigFraction velocity = BigFraction.ONE;
      BigFraction position = BigFraction.ONE;
      BigFraction total = position;
      for (int t = from + 1; t < to; t++) {
        BigFraction at =
            names.contains("nesterov") ? position.add(friction.multiply(velocity)) : position;
        BigFraction gradient = schedule.apply(t).multiply(curvature[v]).multiply(at);
        velocity = friction.multiply(velocity).subtract(gradient);
        position = position.add(velocity);
        total = total.add(position);
      }
      if (toRoot) {
        return names.contains("average") ? total.divide(updates) : position;
      }
      return names.contains("nesterov") ? position.add(friction.multiply(velocity)) : position;
    };
  }

  private static BigFraction[] curvatures(Diagram diagram, boolean flat) {
    BigFraction[] k = new BigFraction[diagram.edges()];
    for (int v = 0; v < k.length; v++) {
      k[v] = flat ? BigFraction.ZERO : new BigFraction(v + 1, 3 - v % 2);
    }
    return k;
  }

  private static List<ClosedForm> eigenvalues(BigFraction[] k) {
    return IntStream.range(0, k.length).mapToObj(v -> ClosedForm.of(k[v])).toList();
  }

  private record Run(Process process, BruteForce histories, int updates, int anEpoch) {
    static Run of(String sampling, int n, int b, int x) {
      return switch (sampling) {
        case "reshuffle" ->
            new Run(
                StochasticGradientDescent.reshuffled(Grid.of(n, b, x)),
                BruteForce.reshuffledAfterTheFirst(n, b, x),
                n / b * x,
                n / b);
        case "fixed" ->
            new Run(
                StochasticGradientDescent.inFixedOrder(Grid.of(n, b, x)),
                BruteForce.inFixedOrder(n, b, x),
                n / b * x,
                n / b);
        case "replacement" ->
            new Run(
                StochasticGradientDescent.withReplacement(Slots.of(n, b, x)),
                BruteForce.withReplacement(n, b, x),
                x,
                1);
        case "gd" ->
            new Run(
                new GradientDescent(ClosedForm.of(n), ClosedForm.of(x)),
                BruteForce.fullBatches(n, x),
                x,
                1);
        default -> throw new IllegalArgumentException(sampling);
      };
    }

    void check(String names, boolean flat) {
      Process optimized = OptimizedDescent.of(process, optimizers(names, ClosedForm.of(HALF)));
      for (Diagram diagram : SMALL) {
        BigFraction[] k = curvatures(diagram, flat);
        BigFraction expected =
            histories.weighted(
                diagram,
                node(names, updates, anEpoch),
                edge(names, HALF, k, updates, node(names, updates, anEpoch)),
                updates);
        assertEquals(
            expected,
            optimized.resummedHistories(diagram, eigenvalues(k)).evaluate(Map.of()),
            () -> names + " " + diagram.name());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "reshuffle, 3, 1, 1",
    "reshuffle, 2, 1, 2",
    "reshuffle, 4, 2, 2",
    "fixed, 2, 1, 3",
    "fixed, 4, 2, 2",
    "replacement, 2, 2, 2",
    "gd, 2, 2, 3"
  })
  void weightsAreSumsOverHistories(String sampling, int n, int b, int x) {
    Run run = Run.of(sampling, n, b, x);
    run.check("momentum", true);
    for (String names : List.of("geometric", "momentum+average", "nesterov+linear+average")) {
      run.check(names, false);
    }
    if (!sampling.equals("replacement")) {
      run.check("momentum+epoch", false);
    }
  }

  /** The same sums in closed form: sizes, β and the parameter of a schedule are variables. */
  @ParameterizedTest
  @CsvSource({
    "momentum, 3",
    "nesterov, 2",
    "average, 3",
    "linear, 3",
    "geometric, 3",
    "momentum+average, 2",
    "nesterov+linear, 2",
    "momentum+linear+average, 2"
  })
  void closedFormsAreSumsOverHistories(String names, int edges) {
    ClosedForm t = ClosedForm.symbol("T");
    for (Map.Entry<Process, BruteForce> each :
        Map.of(
                (Process) StochasticGradientDescent.reshuffled(Grid.singleEpoch(t)),
                BruteForce.reshuffled(4, 1, 1),
                (Process) new GradientDescent(ClosedForm.symbol("N"), t),
                BruteForce.fullBatches(2, 4))
            .entrySet()) {
      Process process = OptimizedDescent.of(each.getKey(), optimizers(names, BETA));
      for (Diagram diagram : AllDiagrams.withEdgesUpTo(edges)) {
        assertEquals(
            each.getValue()
                .weighted(
                    diagram,
                    node(names, 4, 4),
                    edge(names, HALF, curvatures(diagram, true), 4, node(names, 4, 4)),
                    4),
            process.labelledHistories(diagram).evaluate(values(4)),
            () -> process + " " + diagram.name());
      }
    }
  }

  private static Map<String, BigFraction> values(int updates) {
    Map<String, BigFraction> values = new HashMap<>();
    values.put("N", new BigFraction(2));
    values.put("T", new BigFraction(updates));
    values.put("beta", HALF);
    return values;
  }

  /** Symbolic N, B, E too. */
  @ParameterizedTest
  @CsvSource({"reshuffle, 4, 2, 2", "fixed, 4, 2, 2", "replacement, 2, 2, 2"})
  void closedFormsHoldForEveryGrid(String sampling, int n, int b, int x) {
    Run run = Run.of(sampling, n, b, x);
    Process symbolic =
        OptimizedDescent.of(
            switch (sampling) {
              case "reshuffle" -> StochasticGradientDescent.reshuffled(Grid.symbolic());
              case "fixed" -> StochasticGradientDescent.inFixedOrder(Grid.symbolic());
              default -> StochasticGradientDescent.withReplacement(Slots.symbolic());
            },
            optimizers("momentum", BETA));
    Map<String, BigFraction> values =
        Map.of(
            "N",
            new BigFraction(n),
            "B",
            new BigFraction(b),
            sampling.equals("replacement") ? "T" : "E",
            new BigFraction(x),
            "beta",
            HALF);
    for (Diagram diagram : AllDiagrams.withEdgesUpTo(2)) {
      assertEquals(
          run.histories()
              .weighted(
                  diagram,
                  t -> BigFraction.ONE,
                  edge(
                      "momentum",
                      HALF,
                      curvatures(diagram, true),
                      run.updates(),
                      t -> BigFraction.ONE),
                  run.updates()),
          symbolic.labelledHistories(diagram).evaluate(values),
          () -> diagram.name());
    }
  }

  /** Resummed in closed form, in a root of each edge in place of its eigenvalue. */
  @ParameterizedTest
  @ValueSource(strings = {"momentum", "nesterov", "average", "momentum+average"})
  void resummedClosedFormsAreSumsOverHistories(String names) {
    Process process =
        OptimizedDescent.of(
            StochasticGradientDescent.reshuffled(Grid.singleEpoch(ClosedForm.symbol("T"))),
            optimizers(names, BETA));
    BruteForce histories = BruteForce.reshuffled(4, 1, 1);
    for (Diagram diagram : AllDiagrams.withEdgesUpTo(2)) {
      BigFraction[] k = curvatures(diagram, false);
      List<ClosedForm> symbols =
          IntStream.rangeClosed(1, k.length).mapToObj(v -> ClosedForm.symbol("k" + v)).toList();
      Map<String, BigFraction> values = values(4);
      for (int v = 0; v < k.length; v++) {
        values.put("k" + (v + 1), k[v]);
      }
      Map<String, ClosedForm> numbers = new HashMap<>();
      values.forEach((name, value) -> numbers.put(name, ClosedForm.of(value)));
      assertEquals(
          ClosedForm.of(
              histories.weighted(
                  diagram, t -> BigFraction.ONE, edge(names, HALF, k, 4, t -> BigFraction.ONE), 4)),
          process.resummedHistories(diagram, symbols).substitute(numbers).expanded(),
          () -> names + " " + diagram.name());
    }
  }

  /** At k = 1/3 and β = 9/10 the roots are complex, at k = 1/4 and β = 1/4 they coincide. */
  @ParameterizedTest
  @CsvSource({"1/3, 9/10", "1/4, 1/4", "1/10, 1/5"})
  void floatingPointAgreesWithExactNumbers(String k, String beta) {
    BigFraction eigenvalue = fraction(k);
    BigFraction friction = fraction(beta);
    Diagram fork = Spelling.read("c(01-2)(02-12)");
    ResummedForm symbolic =
        OptimizedDescent.of(
                StochasticGradientDescent.reshuffled(Grid.singleEpoch(ClosedForm.symbol("T"))),
                optimizers("momentum", BETA))
            .resummedHistories(fork, List.of(ClosedForm.symbol("k1"), ClosedForm.symbol("k2")));
    Map<String, BigFraction> values = new HashMap<>();
    values.put("T", new BigFraction(30));
    values.put("beta", friction);
    values.put("k1", eigenvalue);
    values.put("k2", new BigFraction(1, 5));
    double exact =
        OptimizedDescent.of(
                StochasticGradientDescent.reshuffled(Grid.of(30, 1, 1)),
                optimizers("momentum", ClosedForm.of(friction)))
            .resummedHistories(
                fork, List.of(ClosedForm.of(eigenvalue), ClosedForm.of(new BigFraction(1, 5))))
            .evaluate(Map.of())
            .doubleValue();
    assertEquals(exact, NumericFormula.value(symbolic, values), 1e-11 * Math.abs(exact));
  }

  private static BigFraction fraction(String text) {
    String[] parts = text.split("/", -1);
    return new BigFraction(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  /** Where the roots coincide, at k = (1 − √β)², formulas have values all the same. */
  @Test
  void coincidingRootsDoNoHarm() {
    Process process =
        OptimizedDescent.of(
            new GradientDescent(ClosedForm.ONE, ClosedForm.symbol("T")),
            List.of(new HeavyBall(ClosedForm.of(new BigFraction(1, 4)))));
    Diagram edge = Spelling.read("c(0-1)(01)");
    ClosedForm quarter = ClosedForm.of(new BigFraction(1, 4));
    ResummedForm exact = process.resummedHistories(edge, List.of(quarter));
    assertEquals(
        exact.expanded(),
        process
            .resummedHistories(edge, List.of(ClosedForm.symbol("k1")))
            .substitute(Map.of("k1", quarter))
            .expanded());
    // κ(m) = m/2^{m−1}: 1 + 1 + 3/4 after three updates.
    assertEquals(new BigFraction(11, 4), exact.evaluate(Map.of("T", new BigFraction(3))));
  }

  @Test
  void trivialParametersGivePlainFormulas() {
    Process plain = StochasticGradientDescent.reshuffled(Grid.singleEpoch(ClosedForm.symbol("T")));
    Map<String, ClosedForm> zero = Map.of("beta", ClosedForm.ZERO);
    for (String names : List.of("momentum", "nesterov")) {
      Process process = OptimizedDescent.of(plain, optimizers(names, BETA));
      for (Diagram diagram : AllDiagrams.withEdgesUpTo(2)) {
        List<ClosedForm> k =
            IntStream.rangeClosed(1, diagram.edges())
                .mapToObj(v -> ClosedForm.symbol("k" + v))
                .toList();
        assertEquals(
            plain.labelledHistories(diagram), process.labelledHistories(diagram).substitute(zero));
        assertEquals(
            plain.resummedHistories(diagram, k),
            process.resummedHistories(diagram, k).substitute(zero));
        Map<String, ClosedForm> flat = new HashMap<>();
        k.forEach(symbol -> flat.put(symbol.toString(), ClosedForm.ZERO));
        assertEquals(
            process.labelledHistories(diagram),
            process.resummedHistories(diagram, k).substitute(flat).expanded());
      }
    }
  }

  @Test
  void strictHistoriesSumToAllHistories() {
    Process process =
        OptimizedDescent.of(
            StochasticGradientDescent.reshuffled(Grid.singleEpoch(ClosedForm.symbol("T"))),
            optimizers("momentum", BETA));
    Diagram untied = Spelling.read("c(0-1-2)(02-12)");
    Diagram tied = Spelling.read("c(01-2)(02-12)");
    assertEquals(
        process.labelledHistories(untied),
        process.strictHistories(untied).plus(process.strictHistories(tied)));
  }

  @Test
  void trivialParametersLeaveThePlainProcess() {
    Process plain = StochasticGradientDescent.reshuffled(Grid.symbolic());
    for (Optimizer optimizer :
        List.of(
            new HeavyBall(ClosedForm.ZERO),
            new Nesterov(ClosedForm.ZERO),
            new Scheduling(ClosedForm.ONE))) {
      assertEquals(plain, OptimizedDescent.of(plain, List.of(optimizer)));
    }
  }

  @Test
  void oneNodeOfGradientDescentHasTheSumOfItsKernel() {
    Process process =
        OptimizedDescent.of(
            new GradientDescent(ClosedForm.ONE, ClosedForm.of(3)), List.of(new HeavyBall(BETA)));
    // κ(1) + κ(2) + κ(3).
    assertEquals(
        ClosedForm.of(3).plus(ClosedForm.of(2).times(BETA)).plus(BETA.pow(2)),
        process.labelledHistories(Spelling.read("c(0-1)(01)")));
  }

  @Test
  void whatDoesNotCombineIsRefused() {
    Process gd = GradientDescent.symbolic();
    assertThrows(
        ProblemException.class,
        () -> OptimizedDescent.of(gd, List.of(new HeavyBall(BETA), new Nesterov(BETA))));
    assertThrows(
        ProblemException.class,
        () ->
            OptimizedDescent.of(
                new GradientFlow(ClosedForm.symbol("T")), List.of(new HeavyBall(BETA))));
    assertThrows(
        ProblemException.class,
        () ->
            OptimizedDescent.of(gd, List.of(new HeavyBall(BETA)))
                .continuumFactors(
                    Spelling.read("c(0-1)(01)"), Collections.nCopies(1, ClosedForm.ZERO)));
  }
}
