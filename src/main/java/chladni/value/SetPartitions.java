package chladni.value;

import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The refinements of a diagram's partition, a tied root taking part: the interval of the partition
 * lattice that relates moments to cumulants.
 */
final class SetPartitions {
  private static final long REACH = 200_000;

  /** What a refinement counts, by the number of blocks each part has been cut into. */
  interface Coefficient {
    BigInteger of(List<Integer> blocks);
  }

  private final Diagram diagram;
  private final Coefficient coefficient;
  private final int[] part;
  private final int[] block;
  private final List<Integer> partOfBlock = new ArrayList<>();
  private final SortedMap<Diagram, BigInteger> sum = new TreeMap<>();
  private int visited;

  private SetPartitions(Diagram diagram, Coefficient coefficient) {
    this.diagram = diagram;
    this.coefficient = coefficient;
    int n = diagram.edges();
    this.part = new int[n + (diagram.rootPart().isPresent() ? 1 : 0)];
    for (int v = 0; v < n; v++) {
      part[v] = diagram.part(v);
    }
    diagram.rootPart().ifPresent(p -> part[n] = p);
    this.block = new int[part.length];
  }

  /**
   * The sum over all refinements, like diagrams collected.
   *
   * @throws ProblemException if there are too many
   */
  static SortedMap<Diagram, BigInteger> sum(Diagram diagram, Coefficient coefficient) {
    SetPartitions search = new SetPartitions(diagram, coefficient);
    BigInteger size = search.count();
    if (size.compareTo(BigInteger.valueOf(REACH)) > 0) {
      throw ProblemException.beyondReach(
          "the parts of " + diagram.name() + " can be refined in " + size + " ways",
          "at most " + REACH + " are within reach; use smaller parts");
    }
    search.extend(0);
    search.sum.values().removeIf(c -> c.signum() == 0);
    return search.sum;
  }

  private BigInteger count() {
    BigInteger product = BigInteger.ONE;
    for (int p = 0; p < diagram.partCount(); p++) {
      int size = 0;
      for (int q : part) {
        size += q == p ? 1 : 0;
      }
      product = product.multiply(bell(size));
    }
    return product;
  }

  private static BigInteger bell(int size) {
    List<BigInteger> row = List.of(BigInteger.ONE);
    for (int i = 0; i < size; i++) {
      List<BigInteger> next = new ArrayList<>();
      next.add(row.get(row.size() - 1));
      for (BigInteger entry : row) {
        next.add(next.get(next.size() - 1).add(entry));
      }
      row = next;
    }
    return row.get(0);
  }

  private void extend(int node) {
    if (node == part.length) {
      record();
      return;
    }
    for (int b = 0; b < partOfBlock.size(); b++) {
      if (partOfBlock.get(b) == part[node]) {
        block[node] = b;
        extend(node + 1);
      }
    }
    block[node] = partOfBlock.size();
    partOfBlock.add(part[node]);
    extend(node + 1);
    partOfBlock.removeLast();
  }

  private void record() {
    if (++visited % 1024 == 0) {
      Interruption.poll();
    }
    int n = diagram.edges();
    List<Integer> parts = new ArrayList<>();
    for (int v = 0; v < n; v++) {
      parts.add(block[v]);
    }
    OptionalInt root =
        part.length > n && parts.contains(block[n])
            ? OptionalInt.of(block[n])
            : OptionalInt.empty();
    List<Integer> blocks = new ArrayList<>();
    for (int p = 0; p < diagram.partCount(); p++) {
      int q = p;
      blocks.add((int) partOfBlock.stream().filter(b -> b == q).count());
    }
    List<Anchor> anchors = diagram.anchors();
    Diagram refined =
        Diagram.of(new Presentation(diagram.presentation().parents(), parts, anchors, root));
    sum.merge(refined, coefficient.of(blocks), BigInteger::add);
  }
}
