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
  ResummedForm fullBatches(Diagram diagram, ClosedForm updates) {
    ResummedForm product = ResummedForm.of(points.formula().pow(diagram.partCount()));
    for (Component component : Component.trees(diagram)) {
      Rows nodes = Rows.discrete(component.forest().size());
      product = product.times(inBlocks(component, nodes, ClosedForm.ONE, updates));
    }
    return product;
  }

  /**
   * One split for each epoch, drawn afresh.
   *
   * @param batches L = N/B
   */
  ResummedForm reshuffled(Diagram diagram, ClosedForm batches, Size epochs) {
    boolean single = epochs.number().equals(Optional.of(BigInteger.ONE));
    ResummedForm product = ResummedForm.ONE;
    for (Component component :
        single ? Component.separate(diagram) : Component.tiedTogether(diagram)) {
      product =
          product.times(
              component.tied() == 0 || single
                  ? inBlocks(
                      component,
                      component.parts(),
                      batch.formula(),
                      batches.times(epochs.formula()))
                  : new Reshuffling(component, batches, epochs).sum());
    }
    return product;
  }

  /** The same split in all epochs. */
  ResummedForm inFixedOrder(Diagram diagram, ClosedForm batches, Size epochs) {
    boolean single = epochs.number().equals(Optional.of(BigInteger.ONE));
    ResummedForm product = ResummedForm.ONE;
    for (Component component : Component.separate(diagram)) {
      product =
          product.times(
              component.tied() == 0 || single
                  ? inBlocks(
                      component,
                      component.parts(),
                      batch.formula(),
                      batches.times(epochs.formula()))
                  : new FixedOrderSum(component, decay(component), batch.formula(), batches, epochs)
                      .sum());
    }
    return product;
  }

  /** Every slot of every batch draws a point. */
  ResummedForm withReplacement(Diagram diagram, ClosedForm updates) {
    ResummedForm product = ResummedForm.ONE;
    for (Component component : Component.tiedTogether(diagram)) {
      product =
          product.times(
              component.tied() == 0
                  ? inBlocks(component, component.parts(), batch.formula(), updates)
                  : inSlots(component, updates));
    }
    return product;
  }

  private EdgeDecay decay(Component component) {
    return EdgeDecay.of(component, eigenvalues, delays);
  }

  /** Blocks of nodes go together, any number of them at a time, each to any of B cells. */
  private ResummedForm inBlocks(
      Component component, Rows blocks, ClosedForm cells, ClosedForm updates) {
    return stretch(
        component,
        Steps.free(component.forest(), blocks),
        Size.counting("cells", "B", cells),
        updates);
  }

  /** The sum over one stretch of independent updates. */
  private ResummedForm stretch(Component component, Steps steps, Size cells, ClosedForm updates) {
    EdgeDecay decay = decay(component);
    int all = component.forest().all();
    Optional<BigInteger> t = updates.number().map(BigFraction::getNumerator);
    Optional<List<BigFraction>> numbers = numbers(decay.eigenvalues());
    if (t.isPresent() && cells.number().isPresent() && numbers.isPresent()) {
      ScaledIntegers scalars = new ScaledIntegers(numbers.get());
      Reach.checkDigits(t.get().doubleValue() * scalars.digits());
      return ResummedForm.of(stretch(scalars, decay, steps, all, cells.number().get(), t.get()));
    }
    ChainSums sums = new ChainSums(decay, cells.formula(), updates);
    double terms = sums.countFrom(0, steps).getOrDefault(all, 0.0);
    if (terms > Reach.MOST_TERMS
        && t.isPresent()
        && cells.number().isPresent()
        && monomials(decay, t.get()) <= MOST_MONOMIALS) {
      return ResummedForm.of(
          stretch(new Formulas(decay), decay, steps, all, cells.number().get(), t.get()));
    }
    Reach.checkTerms(terms);
    return sums.between(0, all, steps);
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
  private ResummedForm inSlots(Component component, ClosedForm updates) {
    Forest forest = component.forest();
    int[] tied = nodes(component.tied());
    Rows parts = labels(component.parts(), tied);
    int free = forest.size() - tied.length;
    Reach.check(Reach.bell(tied.length) * Math.pow(2, tied.length) * Math.pow(3, free));
    List<ResummedForm> sum = new ArrayList<>();
    Rows.discrete(tied.length)
        .forEachCoarsening(
            slots -> {
              Interruption.poll();
              int matches = slots.count() - parts.countJoinedWith(slots);
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
              sum.add(
                  stretch(component, Steps.inBlocks(forest, blocks, distinct), batch, updates)
                      .times(points.formula().pow(-matches)));
            });
    return ResummedForm.sum(sum);
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
  private final class Reshuffling {
    private final Component component;
    private final Forest forest;
    private final EdgeDecay decay;
    private final ClosedForm batches;
    private final Size epochs;
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

    ResummedForm sum() {
      Optional<GridNumbers> grid = grid();
      Optional<List<BigFraction>> numbers = numbers(decay.eigenvalues());
      if (grid.isPresent() && numbers.isPresent()) {
        ScaledIntegers scalars = new ScaledIntegers(numbers.get());
        double digits =
            batches.number().get().doubleValue() * scalars.digits()
                + component.parts().count() * (double) grid.get().n().bitLength();
        Reach.checkDigits(digits * grid.get().e().doubleValue());
        return ResummedForm.of(sum(scalars, grid.get()));
      }
      double terms = 0;
      for (int[] row : assignments) {
        terms += terms(row);
        if (terms > Reach.MOST_TERMS) {
          break;
        }
      }
      if (terms > Reach.MOST_TERMS
          && grid.isPresent()
          && monomials(decay, grid.get().updates()) <= MOST_MONOMIALS) {
        return ResummedForm.of(sum(new Formulas(decay), grid.get()));
      }
      Reach.checkTerms(terms);
      return symbolic();
    }

    private Optional<GridNumbers> grid() {
      return new Grid(points.formula(), batch.formula(), epochs.formula()).numbers();
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
