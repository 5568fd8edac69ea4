package chladni.history;

import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/** How many chains of epochs lead to each product of orders, by the length of the chain. */
final class ProductCounts {
  private final int longest;
  private int[] products = new int[4];
  private long[][] counts = new long[4][];
  private int size;

  /** No chains, for chains of at most so many epochs. */
  ProductCounts(int longest) {
    this.longest = longest;
  }

  /** The counts of a product, by length; to be added to. */
  long[] of(int product) {
    for (int i = 0; i < size; i++) {
      if (products[i] == product) {
        return counts[i];
      }
    }
    if (size == products.length) {
      products = Arrays.copyOf(products, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    products[size] = product;
    counts[size] = new long[longest + 1];
    return counts[size++];
  }

  /** Adds the chains that go on from others with one epoch that imposes an order. */
  void addNextEpoch(ProductCounts before, int order, EpochFactors orders) {
    for (int i = 0; i < before.size; i++) {
      long[] from = before.counts[i];
      long[] to = of(orders.times(before.products[i], order));
      for (int c = 0; c < longest; c++) {
        to[c + 1] = Math.addExact(to[c + 1], from[c]);
      }
    }
  }

  /** Hands over every product with its counts. */
  void forEach(ObjIntConsumer<long[]> consumer) {
    for (int i = 0; i < size; i++) {
      consumer.accept(counts[i], products[i]);
    }
  }
}
