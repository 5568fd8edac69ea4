package chladni.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The orders of rows that epochs impose, and products of them, by number.
 *
 * <p>A shuffle puts k rows into the order wanted with a probability that depends only on k and on
 * the placements β_m of {@link RowOrder#slotPlacements}, so orders with equal ones get one number.
 * Product 0 is the empty product and order 0 the empty order.
 */
final class EpochFactors {
  /** In place of the number of an order that holds a cycle: its probability is 0. */
  static final int IMPOSSIBLE = -1;

  /** An order on k rows, by the placements it admits. */
  record Order(int rows, List<List<Long>> placements) {}

  private final Map<RowOrder, Integer> numberOfRowOrder = new HashMap<>();
  private final Map<Order, Integer> numberOfOrder = new HashMap<>();
  private final List<Order> orders = new ArrayList<>();
  private final List<int[]> products = new ArrayList<>();
  private final Map<List<Integer>, Integer> numberOfProduct = new HashMap<>();
  private final Map<Long, Integer> times = new HashMap<>();

  EpochFactors() {
    number(RowOrder.none());
    product(new int[0]);
  }

  /** The number of an order, or {@link #IMPOSSIBLE}. */
  int number(RowOrder order) {
    return numberOfRowOrder.computeIfAbsent(order, this::newNumber);
  }

  private int newNumber(RowOrder order) {
    if (!order.isAcyclic()) {
      return IMPOSSIBLE;
    }
    List<List<Long>> placements = new ArrayList<>();
    for (long[] polynomial : order.slotPlacements()) {
      placements.add(Arrays.stream(polynomial).boxed().toList());
    }
    Order found = new Order(order.size(), placements);
    Integer known = numberOfOrder.get(found);
    if (known != null) {
      return known;
    }
    orders.add(found);
    numberOfOrder.put(found, orders.size() - 1);
    return orders.size() - 1;
  }

  /** The number of a product times an order. */
  int times(int product, int order) {
    if (order == 0) {
      return product;
    }
    return times.computeIfAbsent(((long) product << 32) | order, k -> newProduct(product, order));
  }

  private int newProduct(int product, int order) {
    int[] factors =
        IntStream.concat(Arrays.stream(products.get(product)), IntStream.of(order))
            .sorted()
            .toArray();
    return product(factors);
  }

  private int product(int[] factors) {
    return numberOfProduct.computeIfAbsent(
        Arrays.stream(factors).boxed().toList(),
        k -> {
          products.add(factors);
          return products.size() - 1;
        });
  }

  /** The orders that a product is of. */
  List<Order> factors(int product) {
    return Arrays.stream(products.get(product)).mapToObj(orders::get).toList();
  }

  /** How much is remembered: orders, products, and products of two. */
  int size() {
    return numberOfRowOrder.size() + products.size() + times.size();
  }
}
