package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Diagram;
import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;

/**
 * Sums over labelled histories in discrete time in which an edge from time t to time t′ weighs
 * (1−k)^{t′−t−1}, roots and loose ends being at time T.
 *
 * <p>Where all is given in numbers, powers of {@link TransferOperator}s; otherwise sums of divided
 * differences over all orders of the steps. Trees that nothing correlates are summed by themselves.
 */
final class Resummation {
  private static final double MOST_MONOMIALS = 5000;

  private final Size points;
  private final Size batch;
  private final List<ClosedForm> eigenvalues;
  private final List<ClosedForm> delays;

  /** Sums for N points in batches of B. */
  Resummation(Size points, Size batch, List<ClosedForm> eigenvalues) {
    this(points, batch, eigenvalues, List.of());
  }

  /**
   * The same where a node gains a factor at every update before its own.
   *
   * @param delays for each node 1 minus that factor; empty for none
   */
  Resummation(Size points, Size batch, List<ClosedForm> eigenvalues, List<ClosedForm> delays) {
    this.points = points;
    this.batch = batch;
    this.eigenvalues = eigenvalues;
    this.delays = delays;
  }

  /** Refuses lists that do not hold one eigenvalue for each edge. */
  static void check(Diagram diagram, List<ClosedForm> eigenvalues) {
    if (eigenvalues.size() != diagram.edges()) {
      throw ProblemException.unfit(
          diagram
              + " has "
              + diagram.edges()
              + (diagram.edges() == 1 ? " edge" : " edges")
              + " and was given "
              + eigenvalues.size()
              + (eigenvalues.size() == 1 ? " eigenvalue" : " eigenvalues"),
          "give one eigenvalue for each edge");
    }
  }

  /** Full batches: every node has a time of its own, and every part any row. */
  IndependentSums fullBatches(Diagram diagram, ClosedForm updates) {
    return product(
        points.formula().pow(diagram.partCount()),
        Component.trees(diagram),
        component ->
            inBlocks(component, Rows.discrete(component.forest().size()), ClosedForm.ONE, updates));
  }

  /**
   * One split for each epoch, drawn afresh.
   *
   * @param batches L = N/B
   */
  IndependentSums reshuffled(Diagram diagram, ClosedForm batches, Size epochs) {
    boolean single = epochs.number().equals(Optional.of(BigInteger.ONE));
    List<Component> components =
        single ? Component.separate(diagram) : Component.tiedTogether(diagram);
    return product(
        ClosedForm.ONE,
        components,
        component ->
            component.tied() == 0 || single
                ? inBlocks(component, batches.times(epochs.formula()))
                : new Reshuffling(component, batches, epochs));
  }

  /** The same split in all epochs. */
  IndependentSums inFixedOrder(Diagram diagram, ClosedForm batches, Size epochs) {
    boolean single = epochs.number().equals(Optional.of(BigInteger.ONE));
    return product(
        ClosedForm.ONE,
        Component.separate(diagram),
        component ->
            component.tied() == 0 || single
                ? inBlocks(component, batches.times(epochs.formula()))
                : new FixedOrderSum(component, decay(component), batch.formula(), batches, epochs));
  }

  /** Every slot of every batch draws a point. */
  IndependentSums withReplacement(Diagram diagram, ClosedForm updates) {
    return product(
        ClosedForm.ONE,
        Component.tiedTogether(diagram),
        component ->
            component.tied() == 0 ? inBlocks(component, updates) : new InSlots(component, updates));
  }

  private static IndependentSums product(
      ClosedForm factor,
      List<Component> components,
      Function<Component, IndependentSums.ComponentSum> sum) {
    return new IndependentSums(factor, components.stream().map(sum).toList());
  }

  private EdgeDecay decay(Component component) {
    return EdgeDecay.of(component, eigenvalues, delays);
  }

  /** Parts go together, any number of them at a time, each to any of B cells. */
  private Stretch inBlocks(Component component, ClosedForm updates) {
    return inBlocks(component, component.parts(), batch.formula(), updates);
  }

  private Stretch inBlocks(Component component, Rows blocks, ClosedForm cells, ClosedForm updates) {
    return new Stretch(
        component,
        Steps.free(component.forest(), blocks),
        Size.counting("cells", "B", cells),
        updates);
  }

  /** The sum over one stretch of independent updates. */
  private final class Stretch implements IndependentSums.ComponentSum {
    private final EdgeDecay decay;
    private final int all;
    private final Steps steps;
    private final Size cells;
    private final Optional<BigInteger> t;
    private final Optional<List<BigFraction>> numbers;
    private final ChainSums sums;

    Stretch(Component component, Steps steps, Size cells, ClosedForm updates) {
      this.decay = decay(component);
      this.all = component.forest().all();
      this.steps = steps;
      this.cells = cells;
      this.t = updates.number().map(BigFraction::getNumerator);
      this.numbers = numbers(decay.eigenvalues());
      this.sums = new ChainSums(decay, cells.formula(), updates);
    }

    private boolean isNumeric() {
      return t.isPresent() && cells.number().isPresent() && numbers.isPresent();
    }

    @Override
    public long terms() {
      if (isNumeric()) {
        return 1;
      }
      double terms = sums.countFrom(0, steps).getOrDefault(all, 0.0);
      return isPolynomial(terms) ? 1 : (long) terms;
    }

    /** Whether a polynomial in the eigenvalues has fewer terms than divided differences have. */
    private boolean isPolynomial(double terms) {
      return terms > Reach.MOST_TERMS
          && t.isPresent()
          && cells.number().isPresent()
          && monomials(decay, t.get()) <= MOST_MONOMIALS;
    }

    @Override
    public ResummedForm form() {
      if (isNumeric()) {
        ScaledIntegers scalars = new ScaledIntegers(numbers.orElseThrow());
        Reach.checkDigits(t.orElseThrow().doubleValue() * scalars.digits());
        return ResummedForm.of(
            stretch(scalars, decay, steps, all, cells.number().orElseThrow(), t.orElseThrow()));
      }
      double terms = sums.countFrom(0, steps).getOrDefault(all, 0.0);
      if (isPolynomial(terms)) {
        return ResummedForm.of(
            stretch(
                new Formulas(decay),
                decay,
                steps,
                all,
                cells.number().orElseThrow(),
                t.orElseThrow()));
      }
      Reach.checkTerms(terms);
      return sums.between(0, all, steps);
    }
  }

  private static <R> ClosedForm stretch(
      Scalars<R> scalars,
      EdgeDecay decay,
      Steps steps,
      int all,
      BigInteger cells,
      BigInteger updates) {
    SortedMap<Integer, R> row =
        TransferOperator.update(scalars, decay, steps, 0, cells).firstRowOfPower(updates);
    return scalars.value(row.getOrDefault(all, scalars.zero()), updates);
  }

  private static Optional<List<BigFraction>> numbers(List<ClosedForm> eigenvalues) {
    List<BigFraction> numbers = new ArrayList<>();
    for (ClosedForm eigenvalue : eigenvalues) {
      eigenvalue.number().ifPresent(numbers::add);
    }
    return numbers.size() == eigenvalues.size() ? Optional.of(numbers) : Optional.empty();
  }

  /** How many monomials a polynomial in the eigenvalues may have. */
  private static double monomials(EdgeDecay decay, BigInteger updates) {
    double monomials = 1;
    for (ClosedForm eigenvalue : decay.eigenvalues()) {
      if (eigenvalue.number().isEmpty()) {
        monomials *= updates.doubleValue() * Math.max(1, eigenvalue.variables().size());
      }
    }
    return monomials;
  }

  /** Sampling with replacement: tied nodes go to slots, which hold one point if ties join them. */
  private final class InSlots implements IndependentSums.ComponentSum {
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Integer> matches = new ArrayList<>();

    InSlots(Component component, ClosedForm updates) {
      Forest forest = component.forest();
      int[] tied = nodes(component.tied());
      Rows parts = labels(component.parts(), tied);
      int free = forest.size() - tied.length;
      Reach.check(Reach.bell(tied.length) * Math.pow(2, tied.length) * Math.pow(3, free));
      Rows.discrete(tied.length)
          .forEachCoarsening(
              slots -> {
                int[] label = new int[forest.size()];
                Arrays.setAll(label, v -> slots.count() + v);
                for (int i = 0; i < tied.length; i++) {
                  label[tied[i]] = slots.row(i);
                }
                Rows blocks = Rows.ofLabels(label);
                int distinct = 0;
                for (int v : tied) {
                  distinct |= 1 << blocks.row(v);
                }
                Steps steps = Steps.inBlocks(forest, blocks, distinct);
                stretches.add(new Stretch(component, steps, batch, updates));
                matches.add(slots.count() - parts.countJoinedWith(slots));
              });
    }

    @Override
    public long terms() {
      return (long) stretches.stream().mapToDouble(Stretch::terms).sum();
    }

    @Override
    public ResummedForm form() {
      List<ResummedForm> sum = new ArrayList<>();
      for (int i = 0; i < stretches.size(); i++) {
        Interruption.poll();
        sum.add(stretches.get(i).form().times(points.formula().pow(-matches.get(i))));
      }
      return ResummedForm.sum(sum);
    }
  }

  private static int[] nodes(int set) {
    int[] nodes = new int[Integer.bitCount(set)];
    int i = 0;
    for (int rest = set; rest != 0; rest &= rest - 1) {
      nodes[i++] = Integer.numberOfTrailingZeros(rest);
    }
    return nodes;
  }

  private static Rows labels(Rows rows, int[] nodes) {
    return Rows.ofLabels(Arrays.stream(nodes).map(rows::row).toArray());
  }

  /** Trees with ties under random reshuffling: rows first, then a power of an epoch's operator. */
  private final class Reshuffling implements IndependentSums.ComponentSum {
    private final Component component;
    private final Forest forest;
    private final EdgeDecay decay;
    private final ClosedForm batches;
    private final Size epochs;
    private final Optional<GridNumbers> grid;
    private final Optional<List<BigFraction>> numbers;
    private final int[] tied;
    private final DownSets downSets;
    private final List<int[]> assignments = new ArrayList<>();

    Reshuffling(Component component, ClosedForm batches, Size epochs) {
      this.component = component;
      this.forest = component.forest();
      this.decay = decay(component);
      this.batches = batches;
      this.epochs = epochs;
      this.tied = nodes(component.tied());
      this.grid = new Grid(points.formula(), batch.formula(), epochs.formula()).numbers();
      this.numbers = numbers(decay.eigenvalues());
      Rows parts = labels(component.parts(), tied);
      Reach.check(Reach.bell(parts.count()) * forest.downSetPairs());
      this.downSets = DownSets.of(forest);
      parts.forEachCoarsening(this::add);
    }

    /** The row of each node, −1 for those that no tie binds to others. */
    private void add(Rows rows) {
      if (points.number().isPresent()
          && points.number().get().compareTo(BigInteger.valueOf(rows.count())) < 0) {
        return;
      }
      int[] row = new int[forest.size()];
      Arrays.fill(row, -1);
      for (int i = 0; i < tied.length; i++) {
        row[tied[i]] = rows.row(i);
      }
      assignments.add(row);
    }

    @Override
    public long terms() {
      if (grid.isPresent() && numbers.isPresent()) {
        return 1;
      }
      double terms = ordersOfSteps();
      return isPolynomial(terms) ? 1 : (long) terms;
    }

    private double ordersOfSteps() {
      double terms = 0;
      for (int[] row : assignments) {
        Interruption.poll();
        terms += terms(row);
      }
      return terms;
    }

    /** Whether a polynomial in the eigenvalues has fewer terms than divided differences have. */
    private boolean isPolynomial(double terms) {
      return terms > Reach.MOST_TERMS
          && grid.isPresent()
          && monomials(decay, grid.get().updates()) <= MOST_MONOMIALS;
    }

    @Override
    public ResummedForm form() {
      if (grid.isPresent() && numbers.isPresent()) {
        ScaledIntegers scalars = new ScaledIntegers(numbers.get());
        double digits =
            batches.number().get().doubleValue() * scalars.digits()
                + component.parts().count() * (double) grid.get().n().bitLength();
        Reach.checkDigits(digits * grid.get().e().doubleValue());
        return ResummedForm.of(sum(scalars, grid.get()));
      }
      double terms = ordersOfSteps();
      if (isPolynomial(terms)) {
        return ResummedForm.of(sum(new Formulas(decay), grid.orElseThrow()));
      }
      Reach.checkTerms(terms);
      Reach.checkPowers(decay, downSets, batches);
      return symbolic();
    }

    /** The sum at numbers N, B, E. */
    private <R> ClosedForm sum(Scalars<R> scalars, GridNumbers grid) {
      BigInteger l = grid.n().divide(grid.b());
      List<ClosedForm> sum = new ArrayList<>();
      for (int[] row : assignments) {
        int rows = distinct(row, forest.all());
        BigInteger common = TransferOperator.falling(grid.n(), rows);
        SortedMap<Integer, SortedMap<Integer, R>> epoch = new TreeMap<>();
        for (int i = 0; i < downSets.count(); i++) {
          int start = downSets.set(i);
          SortedMap<Integer, R> from =
              TransferOperator.update(
                      scalars, decay, Steps.inEpoch(forest, row, start), start, grid.b())
                  .firstRowOfPower(l);
          from.replaceAll(
              (end, entry) ->
                  scalars.times(
                      entry,
                      scalars.of(
                          common.divide(
                              TransferOperator.falling(grid.n(), distinct(row, end & ~start))))));
          epoch.put(start, from);
        }
        R entry =
            TransferOperator.of(scalars, epoch)
                .firstRowOfPower(grid.e())
                .getOrDefault(forest.all(), scalars.zero());
        sum.add(
            scalars
                .value(entry, l.multiply(grid.e()))
                .times(
                    ClosedForm.of(
                        new BigFraction(
                            BigInteger.ONE, common.pow(grid.e().intValueExact() - 1)))));
      }
      return ClosedForm.sum(sum);
    }

    private int distinct(int[] row, int nodes) {
      int rows = 0;
      for (int v : tied) {
        if ((nodes >> v & 1) != 0) {
          rows |= 1 << row[v];
        }
      }
      return Integer.bitCount(rows);
    }

    /** How many terms the closed form has before like ones are collected. */
    private double terms(int[] row) {
      ChainSums epoch = new ChainSums(decay, batch.formula(), batches);
      int most = Math.min(ChainSums.bound(epochs.formula()), forest.size());
      double[][] chains = new double[downSets.count()][most + 1];
      chains[0][0] = 1;
      for (int i = 0; i < downSets.count(); i++) {
        int start = downSets.set(i);
        SortedMap<Integer, Double> orders =
            epoch.countFrom(start, Steps.inEpoch(forest, row, start));
        for (int j = i + 1; j < downSets.count(); j++) {
          double ways = orders.getOrDefault(downSets.set(j), 0.0);
          for (int c = 0; ways > 0 && c < most; c++) {
            chains[j][c + 1] += chains[i][c] * ways;
          }
        }
      }
      return Arrays.stream(chains[downSets.count() - 1]).sum();
    }

    private ResummedForm symbolic() {
      Epochs sum = new Epochs();
      assignments.forEach(sum::add);
      return sum.form();
    }

    /**
     * The divided differences of a term: one of x^L for each epoch in which nodes are placed, and
     * one of x^E, each by the edges that cross at its nodes.
     */
    private record Differences(List<List<Integer>> within, List<Integer> between) {}

    /** Sums over chains of down-sets, each placed in the course of one epoch. */
    private final class Epochs {
      private final ChainSums epoch = new ChainSums(decay, batch.formula(), batches);
      private final int most = ChainSums.bound(epochs.formula());
      private final Map<Differences, List<ClosedForm>> weights = new LinkedHashMap<>();

      /** Adds what one assignment of rows contributes. */
      void add(int[] row) {
        SortedMap<Integer, SortedMap<Integer, SortedMap<List<Integer>, ClosedForm>>> operator =
            new TreeMap<>();
        for (int i = 0; i < downSets.count(); i++) {
          int start = downSets.set(i);
          SortedMap<Integer, SortedMap<List<Integer>, ClosedForm>> from =
              epoch.weightsFrom(start, Steps.inEpoch(forest, row, start));
          from.remove(start);
          from.forEach(
              (end, byCrossings) -> {
                ClosedForm arrangements =
                    ChainSums.falling(points.formula(), distinct(row, end & ~start));
                byCrossings.replaceAll((c, weight) -> weight.dividedBy(arrangements));
              });
          operator.put(start, from);
        }
        ClosedForm rows = ChainSums.falling(points.formula(), distinct(row, forest.all()));
        extend(operator, 0, rows, List.of(), List.of(decay.crossing(0)));
      }

      private void extend(
          SortedMap<Integer, SortedMap<Integer, SortedMap<List<Integer>, ClosedForm>>> operator,
          int placed,
          ClosedForm weight,
          List<List<Integer>> within,
          List<Integer> between) {
        Interruption.poll();
        if (placed == forest.all()) {
          weights
              .computeIfAbsent(
                  new Differences(
                      within.stream().sorted(ChainSums.LEXICOGRAPHIC).toList(),
                      between.stream().sorted().toList()),
                  d -> new ArrayList<>())
              .add(weight);
          return;
        }
        if (between.size() > most) {
          return;
        }
        operator
            .getOrDefault(placed, new TreeMap<>())
            .forEach(
                (end, byCrossings) -> {
                  List<Integer> longer = new ArrayList<>(between);
                  longer.add(decay.crossing(end));
                  byCrossings.forEach(
                      (crossings, factor) -> {
                        List<List<Integer>> more = new ArrayList<>(within);
                        more.add(crossings);
                        extend(operator, end, weight.times(factor), more, longer);
                      });
                });
      }

      ResummedForm form() {
        Map<List<Integer>, ResummedForm> known = new HashMap<>();
        List<ResummedForm> terms = new ArrayList<>();
        weights.forEach(
            (differences, parts) -> {
              ResummedForm product =
                  ResummedForm.discrete(
                          epochs.formula(),
                          differences.between().stream()
                              .map(edges -> decay.power(edges, batches))
                              .toList())
                      .times(ClosedForm.sum(parts));
              for (List<Integer> crossings : differences.within()) {
                product = product.times(known.computeIfAbsent(crossings, epoch::difference));
              }
              terms.add(product);
            });
        return ResummedForm.sum(terms);
      }
    }
  }
}
