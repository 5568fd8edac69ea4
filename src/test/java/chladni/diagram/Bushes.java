package chladni.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Diagrams with much symmetry: equal bushes of leaves on the root, with ties between leaves of
 * different bushes.
 *
 * @param parents the parents, in canonical postorder
 * @param parts the part of each node
 */
record Bushes(int[] parents, int[] parts) {

  /** No ties. */
  static Bushes untied(int bushes, int leaves) {
    return tied(bushes, leaves, List.of());
  }

  /** Two leaves of each bush tied to the next and the last bush of its ring, the others untied. */
  static Bushes rings(int leaves, Integer... lengths) {
    List<List<Integer>> ties = new ArrayList<>();
    int first = 0;
    for (int length : lengths) {
      for (int i = 0; i < length; i++) {
        int next = first + (i + 1) % length;
        ties.add(List.of((first + i) * (leaves + 1), next * (leaves + 1) + 1));
      }
      first += length;
    }
    return tied(first, leaves, ties);
  }

  private static Bushes tied(int bushes, int leaves, List<List<Integer>> ties) {
    int edges = bushes * (leaves + 1);
    int[] parents = new int[edges];
    int[] parts = new int[edges];
    int fresh = 0;
    for (int v = 0; v < edges; v++) {
      int top = v - v % (leaves + 1) + leaves;
      parents[v] = v == top ? edges : top;
      int node = v;
      int mate =
          ties.stream().filter(t -> t.contains(node)).flatMap(List::stream).reduce(v, Math::min);
      parts[v] = mate < v ? parts[mate] : fresh++;
    }
    return new Bushes(parents, parts);
  }

  Presentation presentation() {
    return Presentation.rooted(boxed(parents), boxed(parts));
  }

  private static List<Integer> boxed(int[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
