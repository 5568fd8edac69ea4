package chladni.value;

import java.util.List;

/**
 * How a tensor is written with its indices: letters, then indices, once or several times.
 *
 * <p>For example ∇_ν C^μ_μ is the letters ∇ with the tensor's only slot, and the letters C with a
 * dummy index twice, once raised.
 *
 * @param segments the letters with their indices, from left to right
 */
public record IndexedName(List<Segment> segments) {

  /**
   * Letters and the indices they carry.
   *
   * @param letters the letters in Unicode
   * @param ascii the letters in ASCII
   * @param latex the letters in LaTeX
   * @param indices the indices from left to right
   */
  public record Segment(String letters, String ascii, String latex, List<Index> indices) {
    /** Copies the indices. */
    public Segment {
      indices = List.copyOf(indices);
    }
  }

  /** Where an index stands. */
  public enum Height {
    /** Below the line. */
    LOWER,
    /** Above the line. */
    UPPER
  }

  /** One index of a written tensor. */
  public sealed interface Index {}

  /** The place of one of the tensor's indices: below the line unless its η raises it. */
  public record Slot(int slot) implements Index {}

  /** An index summed over within the tensor; each dummy stands twice, once above. */
  public record Dummy(int dummy, Height height) implements Index {}

  /** Copies the segments. */
  public IndexedName {
    segments = List.copyOf(segments);
  }
}
