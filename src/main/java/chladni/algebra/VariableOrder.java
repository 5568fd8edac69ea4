package chladni.algebra;

import java.util.Comparator;
import java.util.List;

/**
 * The order in which variables are listed: N, B, E, T, M, then the others by name, numbers in a
 * name by size.
 *
 * <p>Example: N, T, eta, k1, k2, k10.
 */
public enum VariableOrder implements Comparator<String> {
  /** The one order. */
  INSTANCE;

  private static final List<String> FIRST = List.of("N", "B", "E", "T", "M");

  @Override
  public int compare(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    int rankA = rank(a);
    int rankB = rank(b);
    if (rankA != rankB) {
      return Integer.compare(rankA, rankB);
    }
    int natural = natural(a, b);
    return natural != 0 ? natural : a.compareTo(b);
  }

  private static int rank(String name) {
    int index = FIRST.indexOf(name);
    return index < 0 ? FIRST.size() : index;
  }

  private static int natural(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      if (digit(a.charAt(i)) && digit(b.charAt(j))) {
        int endA = digitsEnd(a, i);
        int endB = digitsEnd(b, j);
        int order = numeral(a, i, endA, b, j, endB);
        if (order != 0) {
          return order;
        }
        i = endA;
        j = endB;
      } else {
        int order = Character.compare(a.charAt(i), b.charAt(j));
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  /** Compares two runs of digits as numbers: without leading zeros, the longer is greater. */
  private static int numeral(String a, int startA, int endA, String b, int startB, int endB) {
    int i = zerosEnd(a, startA, endA);
    int j = zerosEnd(b, startB, endB);
    int order = Integer.compare(endA - i, endB - j);
    for (; order == 0 && i < endA; i++, j++) {
      order = Character.compare(a.charAt(i), b.charAt(j));
    }
    return order;
  }

  private static int zerosEnd(String text, int start, int end) {
    int i = start;
    while (i < end && text.charAt(i) == '0') {
      i++;
    }
    return i;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int digitsEnd(String text, int start) {
    int end = start;
    while (end < text.length() && digit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
