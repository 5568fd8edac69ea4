package chladni.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An enumeration with a restriction gives what filtering all diagrams one by one gives. */
class RestrictionsTest {
  private static void check(Restriction restriction, Predicate<Diagram> wanted) {
    for (int edges = 0; edges <= 5; edges++) {
      List<Diagram> all = diagrams(DiagramEnumeration.rooted(edges));
      assertEquals(
          all.stream().filter(wanted).toList(),
          diagrams(DiagramEnumeration.rooted(edges).where(restriction)));
      all.forEach(d -> assertEquals(wanted.test(d), restriction.admits(d), d::toString));
    }
  }

  private static List<Diagram> diagrams(DiagramEnumeration enumeration) {
    return enumeration.stream().map(DiagramEnumeration.Item::diagram).toList();
  }

  private static int height(Diagram diagram, int node) {
    int height = 0;
    for (int v = node; v < diagram.edges(); v = diagram.parent(v)) {
      height++;
    }
    return height;
  }

  private static boolean isLow(Diagram diagram, int most) {
    return IntStream.range(0, diagram.edges()).allMatch(v -> height(diagram, v) <= most);
  }

  @Test
  void treesOfAtMostSomeHeight() {
    for (int most = 0; most <= 4; most++) {
      int edges = most;
      check(Restrictions.heightOfAtMost(BigInteger.valueOf(most)), d -> isLow(d, edges));
    }
    check(Restrictions.heightOfAtMost(BigInteger.TWO.pow(40)), d -> true);
  }

  @Test
  void whatTwoRestrictionsAdmitIsWhatBothAdmit() {
    check(
        Restrictions.partsOfAtMost(2).and(Restrictions.heightOfAtMost(BigInteger.TWO)),
        d -> isLow(d, 2) && IntStream.range(0, d.partCount()).allMatch(p -> d.partSize(p) <= 2));
    check(
        Restrictions.heightOfAtMost(BigInteger.TWO).and(Restrictions.linkless()),
        d ->
            isLow(d, 2)
                && IntStream.range(0, d.edges())
                    .noneMatch(v -> d.childCount(v) == 1 && d.isUntied(v)));
  }

  @Test
  void leavesThatMustBeTiedAndPartsThatMustEmbed() {
    check(
        Restrictions.withoutUntiedLeaves(),
        d -> IntStream.range(0, d.edges()).noneMatch(v -> d.childCount(v) == 0 && d.isUntied(v)));
    check(Restrictions.embeddable(), RestrictionsTest::hasAnOrderOfParts);
  }

  /** By taking away parts of which no node has a child in a part that is left. */
  private static boolean hasAnOrderOfParts(Diagram d) {
    boolean[] gone = new boolean[d.partCount()];
    for (int round = 0; round < d.partCount(); round++) {
      for (int part = 0; part < d.partCount(); part++) {
        int p = part;
        gone[p] =
            gone[p]
                || IntStream.range(0, d.edges())
                    .filter(v -> d.parent(v) < d.edges() && d.part(d.parent(v)) == p)
                    .allMatch(v -> gone[d.part(v)]);
      }
    }
    return IntStream.range(0, d.partCount()).allMatch(p -> gone[p]);
  }

  @Test
  void anAncestorIsOnTheWayToTheRoot() {
    // 0 → 1 → 3 → root 4, and 2 → 3
    Diagram diagram = Diagram.of(Presentation.rooted(List.of(1, 3, 3, 4), List.of(0, 1, 2, 3)));
    for (int v = 0; v < 4; v++) {
      for (int u = 0; u <= 4; u++) {
        int above = u;
        boolean expected =
            IntStream.iterate(diagram.parent(v), p -> p <= 4, p -> p < 4 ? diagram.parent(p) : 5)
                .anyMatch(p -> p == above);
        assertEquals(expected, diagram.isAncestor(above, v), v + " below " + above);
      }
    }
  }
}
