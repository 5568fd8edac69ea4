package chladni.diagram;

/** What a tree of a diagram hangs from: where the measurement after training is made. */
public enum Anchor {
  /** A root: the measured function, differentiated once for each child. */
  ROOT,
  /** A loose end: the root cut off; the edge carries the free index of a displacement. */
  LOOSE_END
}
