package chladni.landscape;

/**
 * The indices of a vector's components.
 *
 * @param first the least
 * @param last the greatest; not less than the first
 */
public record IndexRange(int first, int last) {

  /** The number of components. */
  public int size() {
    return last - first + 1;
  }

  /** Whether there is a component with this index. */
  public boolean contains(int index) {
    return first <= index && index <= last;
  }
}
