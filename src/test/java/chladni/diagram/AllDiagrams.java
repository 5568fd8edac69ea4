package chladni.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An oracle: all small diagrams by brute force, every list of parents with every partition. It
 * shares nothing with the enumeration.
 */
public final class AllDiagrams {
  private AllDiagrams() {}

  /** Every presentation with so many edges and these anchors; a single root untied and tied. */
  public static List<Presentation> presentations(int edges, List<Anchor> anchors) {
    List<Presentation> all = new ArrayList<>();
    for (List<Integer> parents : parents(edges, anchors)) {
      for (List<Integer> parts : restrictedGrowthStrings(edges)) {
        all.add(new Presentation(parents, parts, anchors, OptionalInt.empty()));
        if (anchors.equals(List.of(Anchor.ROOT))) {
          IntStream.range(0, fresh(parts))
              .mapToObj(p -> new Presentation(parents, parts, anchors, OptionalInt.of(p)))
              .forEach(all::add);
        }
      }
    }
    return all;
  }

  /** The diagrams with one untied root. */
  public static List<Diagram> rooted(int edges) {
    return with(edges, Anchor.ROOT);
  }

  /** The diagrams with one untied root and at most so many edges. */
  public static List<Diagram> rootedUpTo(int edges) {
    return IntStream.rangeClosed(0, edges).mapToObj(d -> rooted(d)).flatMap(List::stream).toList();
  }

  /** The diagrams with one root, tied to a part. */
  public static List<Diagram> tied(int edges) {
    return distinct(
        presentations(edges, List.of(Anchor.ROOT)).stream().filter(p -> p.rootPart().isPresent()));
  }

  /** The diagrams that hang from given anchors, untied. */
  public static List<Diagram> with(int edges, Anchor... anchors) {
    return distinct(
        presentations(edges, List.of(anchors)).stream().filter(p -> p.rootPart().isEmpty()));
  }

  /** Diagrams of every kind with at most so many edges. */
  public static List<Diagram> everyKind(int edges) {
    List<Diagram> all = new ArrayList<>();
    for (int d = 0; d <= edges; d++) {
      all.addAll(rooted(d));
      all.addAll(tied(d));
      all.addAll(with(d, Anchor.LOOSE_END));
      for (Anchor first : Anchor.values()) {
        for (Anchor second : Anchor.values()) {
          all.addAll(with(d, first, second));
        }
      }
    }
    return all;
  }

  /** Diagrams of every kind to three edges, and those with one root, tied or not, with four. */
  public static List<Diagram> toFourEdges() {
    return Stream.of(everyKind(3), rooted(4), tied(4)).flatMap(List::stream).toList();
  }

  /** The same diagram with its root tied to a part. */
  public static Diagram tied(Diagram diagram, int part) {
    Presentation p = diagram.presentation();
    return Diagram.of(new Presentation(p.parents(), p.parts(), p.anchors(), OptionalInt.of(part)));
  }

  /** The partitions of so many nodes; each part has the number of its turn to appear. */
  public static List<List<Integer>> restrictedGrowthStrings(int nodes) {
    List<List<Integer>> all = List.of(List.of());
    for (int v = 0; v < nodes; v++) {
      all =
          all.stream()
              .flatMap(
                  parts -> IntStream.rangeClosed(0, fresh(parts)).mapToObj(p -> appended(parts, p)))
              .toList();
    }
    return all;
  }

  /** The permutations of 0, …, n − 1. */
  public static List<List<Integer>> permutations(int n) {
    List<List<Integer>> all = new ArrayList<>(List.of(List.of()));
    for (int i = 0; i < n; i++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> shorter : all) {
        for (int at = 0; at <= shorter.size(); at++) {
          List<Integer> next = new ArrayList<>(shorter);
          next.add(at, i);
          longer.add(next);
        }
      }
      all = longer;
    }
    return all;
  }

  private static List<List<Integer>> parents(int edges, List<Anchor> anchors) {
    List<List<Integer>> all = List.of(List.of());
    for (int v = 0; v < edges; v++) {
      int first = v + 1;
      all =
          all.stream()
              .flatMap(
                  parents ->
                      IntStream.range(first, edges + anchors.size())
                          .mapToObj(p -> appended(parents, p)))
              .toList();
    }
    return all.stream()
        .filter(
            parents ->
                IntStream.range(0, anchors.size())
                    .filter(a -> anchors.get(a) == Anchor.LOOSE_END)
                    .allMatch(a -> Collections.frequency(parents, edges + a) == 1))
        .toList();
  }

  private static List<Diagram> distinct(Stream<Presentation> presentations) {
    TreeSet<Diagram> all = new TreeSet<>();
    presentations.map(Diagram::of).forEach(all::add);
    return List.copyOf(all);
  }

  private static int fresh(List<Integer> parts) {
    return parts.stream().mapToInt(p -> p + 1).max().orElse(0);
  }

  private static List<Integer> appended(List<Integer> list, int item) {
    List<Integer> longer = new ArrayList<>(list);
    longer.add(item);
    return List.copyOf(longer);
  }
}
