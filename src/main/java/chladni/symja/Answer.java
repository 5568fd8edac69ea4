package chladni.symja;

import chladni.algebra.ClosedForm;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What came back from Symja, after it has been checked. */
public sealed interface Answer {

  /** The expression as it is to be written. */
  Algebra shape();

  /**
   * One of our formulas, in a shape that has been shown to be equal to it.
   *
   * @param form the formula
   * @param shape equal to the formula once the abbreviations are replaced
   * @param where what abbreviations in the shape stand for, such as T for N·E/B
   */
  record Exact(ClosedForm form, Algebra shape, SortedMap<String, Algebra> where) implements Answer {
    /** Copies the abbreviations. */
    public Exact {
      where = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(where));
    }

    /** A shape without abbreviations. */
    public Exact(ClosedForm form, Algebra shape) {
      this(form, shape, new TreeMap<>(Map.of()));
    }
  }

  /**
   * An expression that is none of our formulas. It agreed with what was asked at the points where
   * it could be compared in floating point, and nothing more is known of it.
   */
  record Outside(Algebra shape) implements Answer {}
}
