package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chladni.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which nodes of a diagram are placed independently of which others. */
final class ComponentTest {
  /** What joins two nodes. */
  private interface Join {
    boolean joins(Diagram diagram, int u, int v);
  }

  private static boolean edge(Diagram diagram, int u, int v) {
    return diagram.parent(u) == v || diagram.parent(v) == u;
  }

  private static boolean tie(Diagram diagram, int u, int v) {
    return diagram.part(u) == diagram.part(v);
  }

  private static boolean bothTied(Diagram diagram, int u, int v) {
    return diagram.partSize(diagram.part(u)) > 1 && diagram.partSize(diagram.part(v)) > 1;
  }

  /** The connected sets of nodes, by walking from each node as far as it goes. */
  private static List<List<Integer>> connected(Diagram diagram, Join join) {
    List<List<Integer>> found = new ArrayList<>();
    for (int start = 0; start < diagram.edges(); start++) {
      TreeSet<Integer> reached = new TreeSet<>(List.of(start));
      for (int round = 0; round < diagram.edges(); round++) {
        for (int v = 0; v < diagram.edges(); v++) {
          for (int u : List.copyOf(reached)) {
            if (join.joins(diagram, u, v)) {
              reached.add(v);
            }
          }
        }
      }
      if (reached.first() == start) {
        found.add(List.copyOf(reached));
      }
    }
    return found;
  }

  private static void check(Diagram diagram, List<Component> components, Join join) {
    assertEquals(
        connected(diagram, join),
        components.stream().map(Component::nodes).toList(),
        diagram::name);
    for (Component component : components) {
      List<Integer> nodes = component.nodes();
      assertEquals(nodes.size(), component.forest().size());
      int tied = 0;
      for (int i = 0; i < nodes.size(); i++) {
        int above = diagram.parent(nodes.get(i));
        assertEquals(
            above < diagram.edges() ? nodes.indexOf(above) : Forest.NONE,
            component.forest().parent(i));
        int sharing = 0;
        for (int j = 0; j < nodes.size(); j++) {
          boolean same = diagram.part(nodes.get(i)) == diagram.part(nodes.get(j));
          assertEquals(same, component.parts().row(i) == component.parts().row(j));
          sharing += same ? 1 : 0;
        }
        tied |= sharing > 1 ? 1 << i : 0;
      }
      assertEquals(tied, component.tied());
    }
  }

  private static List<Diagram> diagrams() {
    List<Diagram> all = new ArrayList<>(AllDiagrams.withEdgesUpTo(4));
    all.add(Spelling.read("c(01-2-34-5-6)(06-16-26-36-46-56)"));
    all.add(Spelling.read("c(05-1-24-3-6)(01-16-23-36-46-56)"));
    return all;
  }

  @Test
  void treesAreJoinedByEdgesAlone() {
    diagrams().forEach(d -> check(d, Component.trees(d), ComponentTest::edge));
  }

  @Test
  void separateTreesAreNotJoinedByATie() {
    diagrams()
        .forEach(
            d ->
                check(
                    d,
                    Component.separate(d),
                    (diagram, u, v) -> edge(diagram, u, v) || tie(diagram, u, v)));
  }

  @Test
  void allTreesWithTiesAreTakenTogetherAndOthersAreNot() {
    diagrams()
        .forEach(
            d ->
                check(
                    d,
                    Component.tiedTogether(d),
                    (diagram, u, v) ->
                        edge(diagram, u, v) || tie(diagram, u, v) || bothTied(diagram, u, v)));
  }
}
