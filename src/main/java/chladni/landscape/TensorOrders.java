package chladni.landscape;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The usual names of cumulants at the start, by the orders of the derivatives in their brackets: C
 * is 𝒞[∇l, ∇l], of orders 1 and 1.
 */
public final class TensorOrders {
  /** Where there are two names for one, the first is shown. */
  private static final List<Map.Entry<String, List<Integer>>> NAMES =
      List.of(
          Map.entry("l", List.of(0)),
          Map.entry("G", List.of(1)),
          Map.entry("H", List.of(2)),
          Map.entry("J", List.of(3)),
          Map.entry("C", List.of(1, 1)),
          Map.entry("S", List.of(1, 1, 1)),
          Map.entry("gradC", List.of(2, 1)),
          Map.entry("∇C", List.of(2, 1)));

  private TensorOrders() {}

  /** The orders of what has a usual name. */
  static Optional<List<Integer>> of(String name) {
    return NAMES.stream()
        .filter(entry -> entry.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The usual name of a bracket, if it has one. */
  public static Optional<String> name(List<Integer> orders) {
    return NAMES.stream()
        .filter(entry -> entry.getValue().equals(orders))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** A bracket by its orders, as {@code [3,1]}. */
  public static String bracket(List<Integer> orders) {
    return orders.toString().replace(" ", "");
  }
}
