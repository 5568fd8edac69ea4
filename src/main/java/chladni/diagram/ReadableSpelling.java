package chladni.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The readable spelling: {@code [a -> b -> *, c -> b, a ~ c]}.
 *
 * <p>An arrow goes from a child to its parent, {@code ~} ties, {@code *} is the root ({@code *1},
 * {@code *2} where there are two), {@code ^} a loose end; {@code m[…]} has moments. Nodes are
 * numbered as they appear, so a node that must appear earlier than an arrow would bring it is first
 * listed by itself: {@code [a, b, a -> c -> *, b -> c]}.
 */
public final class ReadableSpelling {
  private static final int LETTERS = 26;

  private ReadableSpelling() {}

  /**
   * The plainest spelling of a diagram, with cumulants; its nodes are lettered as they appear,
   * which need not be the canonical numbering.
   */
  public static String of(Diagram diagram) {
    List<Integer> appearance = new ArrayList<>();
    Set<Integer> seen = new LinkedHashSet<>();
    for (int leaf = 0; leaf < diagram.edges(); leaf++) {
      for (int v = leaf; v < diagram.edges() && seen.add(v); v = diagram.parent(v)) {
        appearance.add(v);
      }
    }
    return of(new NumberedDiagram(diagram, appearance, Brackets.CUMULANT));
  }

  /** The spelling in a given numbering: read again, it numbers the nodes in the same way. */
  public static String of(NumberedDiagram diagram) {
    List<String> clauses = new ArrayList<>(new Chains(diagram).clauses());
    for (int a = 0; a < diagram.diagram().anchors().size(); a++) {
      if (!diagram.parents().contains(diagram.edges() + a)) {
        clauses.add(anchor(diagram, a));
      }
    }
    clauses.addAll(ties(diagram));
    String kind =
        switch (diagram.brackets()) {
          case CUMULANT -> "[";
          case MOMENT -> "m[";
        };
    return kind + String.join(", ", clauses) + "]";
  }

  private static List<String> ties(NumberedDiagram diagram) {
    List<Integer> parts = diagram.parts();
    List<String> ties = new ArrayList<>();
    for (int p = 0; p < diagram.diagram().partCount(); p++) {
      int part = p;
      List<String> members = new ArrayList<>();
      IntStream.range(0, parts.size())
          .filter(v -> parts.get(v) == part)
          .forEach(v -> members.add(letter(v)));
      if (diagram.rootPart().isPresent() && diagram.rootPart().getAsInt() == part) {
        members.add("*");
      }
      if (members.size() > 1) {
        ties.add(String.join(" ~ ", members));
      }
    }
    return ties;
  }

  private static String letter(int node) {
    String letter = String.valueOf((char) ('a' + node % LETTERS));
    return node < LETTERS ? letter : letter + node / LETTERS;
  }

  private static String anchor(NumberedDiagram diagram, int anchor) {
    List<Anchor> anchors = diagram.diagram().anchors();
    Anchor kind = anchors.get(anchor);
    String mark =
        switch (kind) {
          case ROOT -> "*";
          case LOOSE_END -> "^";
        };
    return Collections.frequency(anchors, kind) == 1 ? mark : mark + (anchor + 1);
  }

  /** Writes every edge once, in chains, so that nodes appear in the order of their numbers. */
  private static final class Chains {
    private final NumberedDiagram diagram;
    private final List<Integer> parents;
    private final boolean[] written;
    private int appeared;

    Chains(NumberedDiagram diagram) {
      this.diagram = diagram;
      this.parents = diagram.parents();
      this.written = new boolean[parents.size()];
    }

    List<String> clauses() {
      List<String> clauses = new ArrayList<>();
      for (int v = 0; v < parents.size(); v++) {
        if (!written[v]) {
          int parent = parents.get(v);
          if (comesTooEarly(parent, Math.max(appeared, v + 1))) {
            while (appeared < parent) {
              clauses.add(letter(appeared++));
            }
          }
          clauses.add(chain(v));
        }
      }
      return clauses;
    }

    private boolean comesTooEarly(int node, int next) {
      return node < parents.size() && node > next;
    }

    private String chain(int start) {
      List<String> chain = new ArrayList<>(List.of(letter(start)));
      appeared = Math.max(appeared, start + 1);
      int v = start;
      while (v < parents.size() && !written[v] && !comesTooEarly(parents.get(v), appeared)) {
        written[v] = true;
        v = parents.get(v);
        if (v < parents.size()) {
          chain.add(letter(v));
          appeared = Math.max(appeared, v + 1);
        } else {
          chain.add(anchor(diagram, v - parents.size()));
        }
      }
      return String.join(" -> ", chain);
    }
  }
}
