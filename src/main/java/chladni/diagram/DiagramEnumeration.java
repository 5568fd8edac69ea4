package chladni.diagram;

import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * All diagrams of a kind with a number of edges, each once, with its number of automorphisms, in
 * the order of {@link Diagram}: by parents, then parts, then the part the root is tied to.
 *
 * <p>They are generated in an orderly way (Read 1978): forests in lexicographic order, on each the
 * restricted growth strings of partitions in lexicographic order, of which only the least of each
 * orbit under the forest's automorphisms are kept; no table of diagrams seen is needed. What the
 * test for being least finds on its way gives |Aut(D)|.
 *
 * <p>For example the four diagrams with two edges are {@code c(01-2)(01-12)}, {@code
 * c(0-1-2)(01-12)}, {@code c(01-2)(02-12)} and {@code c(0-1-2)(02-12)}; the last two have two
 * automorphisms.
 */
public final class DiagramEnumeration {
  /**
   * The largest number of edges for which diagrams are enumerated: 20! is the last |Aut| to fit.
   */
  public static final int MOST_EDGES = 20;

  /**
   * A diagram and how symmetric it is.
   *
   * @param diagram the diagram
   * @param automorphisms |Aut(D)|
   */
  public record Item(Diagram diagram, BigInteger automorphisms) {}

  private final DiagramKind kind;
  private final int edges;
  private final Supplier<Iterator<int[]>> forests;
  private final List<Restriction> restrictions;

  private DiagramEnumeration(
      DiagramKind kind,
      int edges,
      Supplier<Iterator<int[]>> forests,
      List<Restriction> restrictions) {
    this.kind = kind;
    this.edges = edges;
    this.forests = forests;
    this.restrictions = restrictions;
  }

  /**
   * All diagrams of a kind with exactly so many edges.
   *
   * @throws ProblemException if {@code edges} is negative, or more than {@value #MOST_EDGES}
   */
  public static DiagramEnumeration of(DiagramKind kind, int edges) {
    if (edges < 0) {
      throw ProblemException.unfit(
          "there are no diagrams with " + edges + " edges", "use a number of edges from 0");
    }
    if (edges > MOST_EDGES) {
      throw ProblemException.beyondReach(
          "diagrams with " + edges + " edges are too many to list",
          "list at most " + MOST_EDGES + " edges, or count them");
    }
    return new DiagramEnumeration(kind, edges, () -> new Forests(edges, kind.anchors()), List.of());
  }

  /** All diagrams of a kind with exactly so many edges and one root, untied. */
  public static DiagramEnumeration rooted(int edges) {
    return of(DiagramKind.ROOTED, edges);
  }

  /** Those of these diagrams that a restriction admits. */
  public DiagramEnumeration where(Restriction restriction) {
    List<Restriction> all = new ArrayList<>(restrictions);
    all.add(restriction);
    return new DiagramEnumeration(kind, edges, forests, List.copyOf(all));
  }

  /** Visits the diagrams in order. The cursor is to be read during the visit only. */
  public void forEach(Consumer<? super DiagramCursor> visitor) {
    DiagramCursor cursor = cursor();
    while (cursor.advance()) {
      visitor.accept(cursor);
    }
  }

  /** The diagrams in order, made one by one as they are asked for. */
  public Stream<Item> stream() {
    DiagramCursor cursor = cursor();
    return StreamSupport.stream(
        new Spliterators.AbstractSpliterator<Item>(
            Long.MAX_VALUE,
            Spliterator.ORDERED
                | Spliterator.DISTINCT
                | Spliterator.NONNULL
                | Spliterator.IMMUTABLE) {
          @Override
          public boolean tryAdvance(Consumer<? super Item> action) {
            boolean more = cursor.advance();
            if (more) {
              action.accept(cursor.item());
            }
            return more;
          }
        },
        false);
  }

  /**
   * These diagrams in pieces that can be worked on in parallel: one for each forest, in order, some
   * of them perhaps empty. One after another they are the whole.
   */
  public Stream<DiagramEnumeration> byForest() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                forests.get(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
            false)
        .map(
            forest ->
                new DiagramEnumeration(
                    kind, edges, () -> List.of(forest).iterator(), restrictions));
  }

  /** The number of these diagrams, by going through them. See {@link Census} for a quick count. */
  public long count() {
    DiagramCursor cursor = cursor();
    long count = 0;
    while (cursor.advance()) {
      count++;
    }
    return count;
  }

  private DiagramCursor cursor() {
    return new DiagramCursor(kind, edges, forests.get(), restrictions);
  }
}
