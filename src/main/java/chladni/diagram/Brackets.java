package chladni.diagram;

/** Which brackets stand round the parts of a diagram when it is evaluated. */
public enum Brackets {
  /** Joint cumulants, spelled {@code c(…)(…)}: the convention of all sums over diagrams. */
  CUMULANT,
  /** Moments, spelled {@code m(…)(…)}; their histories put different parts on different rows. */
  MOMENT
}
