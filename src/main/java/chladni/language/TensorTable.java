package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.landscape.Data;
import chladni.landscape.Landscape;
import chladni.landscape.MultiIndex;
import chladni.landscape.Numbers;
import chladni.landscape.TensorOrders;
import chladni.problem.Interruption;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tensors of a landscape at its start, component by component: cumulant brackets 𝒞[∇^{k_1} l,
 * …, ∇^{k_r} l] with Σ k ≤ order.
 *
 * <p>They are named as in landscape files: l G H J C S, gradC for ∇_ν C_{μλ} with ν first, others
 * by their orders, as [2,2].
 */
final class TensorTable {
  /** The most components of a tensor that is shown. */
  static final int MOST_COMPONENTS = 1_000;

  private final Landscape landscape;
  private final Conversation conversation;
  private final List<List<Reply>> rows = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private boolean zeros;

  private TensorTable(Landscape landscape, Conversation conversation) {
    this.landscape = landscape;
    this.conversation = conversation;
  }

  /** The table up to an order. */
  static Reply.OfTable of(Landscape landscape, int order, Conversation conversation) {
    TensorTable table = new TensorTable(landscape, conversation);
    for (int k = 0; k <= order; k++) {
      for (List<Integer> orders : brackets(k, k)) {
        table.add(orders);
      }
    }
    table.note();
    return new Reply.OfTable(List.of("tensor", "component", "value"), table.rows);
  }

  private void note() {
    if (zeros) {
      conversation.note("components that are 0 are left out");
    }
    if (!left.isEmpty()) {
      conversation.note(
          String.join(", ", left) + " have more than " + MOST_COMPONENTS + " components");
    }
  }

  /** The partitions of a number of derivatives among factors, not increasing, fewest first. */
  private static List<List<Integer>> brackets(int derivatives, int largest) {
    if (derivatives == 0) {
      return largest == 0 ? List.of(List.of(0)) : List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (int k = Math.min(derivatives, largest); k >= 1; k--) {
      for (List<Integer> rest :
          derivatives == k ? List.of(List.<Integer>of()) : brackets(derivatives - k, k)) {
        List<Integer> orders = new ArrayList<>(List.of(k));
        orders.addAll(rest);
        all.add(orders);
      }
    }
    return all;
  }

  private void add(List<Integer> orders) {
    if (landscape.data() instanceof Data.Given given && !given.tensors().containsKey(orders)) {
      return;
    }
    String name = TensorOrders.name(orders).orElseGet(() -> TensorOrders.bracket(orders));
    if (count(orders).compareTo(BigInteger.valueOf(MOST_COMPONENTS)) > 0) {
      left.add(name);
      return;
    }
    int before = rows.size();
    for (List<MultiIndex> factors : choices(orders, orders.equals(List.of(2, 1)))) {
      Interruption.poll();
      Reply value = value(factors, orders);
      boolean zero =
          value.equals(new Reply.OfFormula(ClosedForm.ZERO))
              || value.equals(new Reply.OfDecimal(0));
      if (zero && orders.size() + orders.get(0) > 2) {
        zeros = true;
      } else {
        rows.add(List.of(Reply.OfText.of(name), Reply.OfText.of(component(factors)), value));
      }
    }
    if (rows.size() == before) {
      rows.add(
          List.of(
              Reply.OfText.of(name), Reply.OfText.of("all"), new Reply.OfFormula(ClosedForm.ZERO)));
    }
  }

  /** The number of different components. */
  private BigInteger count(List<Integer> orders) {
    int n = landscape.weights().size();
    BigInteger product = BigInteger.ONE;
    for (int k : orders) {
      for (int i = 0; i < k; i++) {
        product = product.multiply(BigInteger.valueOf(n + i)).divide(BigInteger.valueOf(i + 1));
      }
    }
    return product;
  }

  /** For each factor which derivatives, equal orders not decreasing. */
  private List<List<MultiIndex>> choices(List<Integer> orders, boolean gradient) {
    List<List<MultiIndex>> all = List.of(List.of());
    List<Integer> shape = gradient ? List.of(1, 2) : orders;
    for (int f = 0; f < shape.size(); f++) {
      List<List<MultiIndex>> longer = new ArrayList<>();
      for (List<MultiIndex> some : all) {
        for (MultiIndex next : indices(shape.get(f))) {
          if (f > 0
              && shape.get(f).equals(shape.get(f - 1))
              && next.compareTo(some.get(f - 1)) < 0) {
            continue;
          }
          List<MultiIndex> grown = new ArrayList<>(some);
          grown.add(next);
          longer.add(grown);
        }
      }
      all = longer;
    }
    return all;
  }

  private List<MultiIndex> indices(int order) {
    List<int[]> all = List.of(new int[0]);
    for (int i = 0; i < order; i++) {
      List<int[]> longer = new ArrayList<>();
      for (int[] some : all) {
        for (int next = some.length == 0 ? 0 : some[some.length - 1];
            next < landscape.weights().size();
            next++) {
          int[] grown = Arrays.copyOf(some, some.length + 1);
          grown[some.length] = next;
          longer.add(grown);
        }
      }
      all = longer;
    }
    return all.stream().map(MultiIndex::of).toList();
  }

  private String component(List<MultiIndex> factors) {
    return factors.stream()
        .map(
            factor ->
                IntStream.range(0, factor.size())
                    .mapToObj(i -> landscape.weights().get(factor.get(i)))
                    .collect(Collectors.joining(" ")))
        .collect(Collectors.joining(", "));
  }

  private Reply value(List<MultiIndex> factors, List<Integer> orders) {
    if (!orders.equals(List.of(2, 1))) {
      return reply(List.of(landscape.cumulant(factors)));
    }
    // ∇_ν C_{μλ} = 𝒞[∇_ν∇_μ l, ∇_λ l] + 𝒞[∇_ν∇_λ l, ∇_μ l]
    MultiIndex slope = factors.get(0);
    MultiIndex first = MultiIndex.of(factors.get(1).get(0));
    MultiIndex second = MultiIndex.of(factors.get(1).get(1));
    return reply(
        List.of(
            landscape.cumulant(List.of(slope.plus(first), second)),
            landscape.cumulant(List.of(slope.plus(second), first))));
  }

  private Reply reply(List<Numbers> terms) {
    ClosedForm sum = ClosedForm.ZERO;
    double decimal = 0;
    boolean exact = true;
    for (Numbers numbers : terms) {
      decimal += numbers.decimals().get(0);
      switch (numbers) {
        case Numbers.Exact e -> sum = sum.plus(ClosedForm.of(e.values().get(0)));
        case Numbers.Decimal d -> {
          exact = false;
          conversation.note("decimals, by " + d.method().text());
        }
      }
    }
    return exact ? new Reply.OfFormula(sum) : new Reply.OfDecimal(decimal);
  }
}
