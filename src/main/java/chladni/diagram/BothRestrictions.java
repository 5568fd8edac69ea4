package chladni.diagram;

/**
 * What two restrictions both admit.
 *
 * @param first the one that is asked first
 * @param second the other
 */
record BothRestrictions(Restriction first, Restriction second) implements Restriction {

  @Override
  public boolean admits(DiagramView diagram) {
    return first.admits(diagram) && second.admits(diagram);
  }

  @Override
  public boolean admitsForest(DiagramView forest) {
    return first.admitsForest(forest) && second.admitsForest(forest);
  }

  @Override
  public boolean admitsSoFar(DiagramView diagram, int last) {
    return first.admitsSoFar(diagram, last) && second.admitsSoFar(diagram, last);
  }
}
