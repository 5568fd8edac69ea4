package chladni.diagram;

import java.util.List;
import java.util.Optional;

/** The variants of diagrams: what the trees hang from, and whether the root is tied to a part. */
public enum DiagramKind {
  /** One root, untied: the diagrams of a test loss. */
  ROOTED(List.of(Anchor.ROOT)),
  /** One root, tied to a part: the diagrams of a generalization gap. */
  TIED_ROOT(List.of(Anchor.ROOT)),
  /** One loose end: the diagrams of a displacement. */
  LOOSE_END(List.of(Anchor.LOOSE_END)),
  /** Two roots *1 and *2, never exchanged: the diagrams of a second moment. */
  TWO_ROOTS(List.of(Anchor.ROOT, Anchor.ROOT)),
  /** Two loose ends ^1 and ^2, never exchanged: the diagrams of E[Δθ Δθ]. */
  TWO_LOOSE_ENDS(List.of(Anchor.LOOSE_END, Anchor.LOOSE_END)),
  /** A root, then a loose end: the diagrams of E[s Δθ]. */
  ROOT_AND_LOOSE_END(List.of(Anchor.ROOT, Anchor.LOOSE_END)),
  /** A loose end, then a root. */
  LOOSE_END_AND_ROOT(List.of(Anchor.LOOSE_END, Anchor.ROOT));

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
  private final List<Anchor> anchors;

  DiagramKind(List<Anchor> anchors) {
    this.anchors = anchors;
  }

  /** What the trees hang from: one anchor, or two. */
  public List<Anchor> anchors() {
    return anchors;
  }

  /** The number of loose ends. */
  int looseEnds() {
    return (int) anchors.stream().filter(a -> a == Anchor.LOOSE_END).count();
  }

  static DiagramKind of(Presentation presentation) {
    if (presentation.rootPart().isPresent()) {
      return TIED_ROOT;
    }
    Optional<DiagramKind> kind = Optional.empty();
    for (DiagramKind candidate : values()) {
      if (candidate != TIED_ROOT && candidate.anchors.equals(presentation.anchors())) {
        kind = Optional.of(candidate);
      }
    }
    return kind.orElseThrow();
  }
}
