package chladni.history;

import chladni.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;

/** Counts, by listing permutations, the orders in which children come strictly before parents. */
final class LinearOrders {
  private LinearOrders() {}

  /** Orders of the parts. */
  static long ofParts(Diagram diagram) {
    return count(diagram, new ArrayList<>());
  }

  private static long count(Diagram diagram, List<Integer> order) {
    if (order.size() == diagram.partCount()) {
      for (int v = 0; v < diagram.edges(); v++) {
        int parent = diagram.parent(v);
        if (parent < diagram.edges()
            && order.indexOf(diagram.part(v)) >= order.indexOf(diagram.part(parent))) {
          return 0;
        }
      }
      return 1;
    }
    long sum = 0;
    for (int part = 0; part < diagram.partCount(); part++) {
      if (!order.contains(part)) {
        order.add(part);
        sum += count(diagram, order);
        order.removeLast();
      }
    }
    return sum;
  }

  /** Diagrams with the same tree whose parts are unions of this one's, this one too. */
  static List<Diagram> coarser(Diagram diagram) {
    List<Diagram> found = new ArrayList<>();
    merge(diagram, new ArrayList<>(), 0, found);
    return found;
  }

  private static void merge(Diagram diagram, List<Integer> target, int fresh, List<Diagram> found) {
    if (target.size() == diagram.partCount()) {
      List<Integer> parts = new ArrayList<>();
      for (int v = 0; v < diagram.edges(); v++) {
        parts.add(target.get(diagram.part(v)));
      }
      found.add(
          Diagram.of(chladni.diagram.Presentation.rooted(diagram.presentation().parents(), parts)));
      return;
    }
    for (int block = 0; block <= fresh; block++) {
      target.add(block);
      merge(diagram, target, Math.max(fresh, block + 1), found);
      target.removeLast();
    }
  }
}
