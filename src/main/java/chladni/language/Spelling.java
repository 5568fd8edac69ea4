package chladni.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a misspelled name was meant to be (Damerau 1964, Levenshtein 1966). */
public final class Spelling {
  private Spelling() {}

  /** The nearest of some names, if it is near enough to be meant. */
  public static Optional<String> nearest(String typed, Collection<String> known) {
    int reach = Math.max(1, typed.length() / 3);
    return known.stream()
        .filter(name -> distance(typed, name) <= reach || prefixed(typed, name))
        .min(
            Comparator.<String>comparingInt(name -> distance(typed, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** “did you mean …?” where something is near, and otherwise what else to try. */
  public static String suggestion(String typed, Collection<String> known, String otherwise) {
    return nearest(typed, known).map(name -> "did you mean " + name + "?").orElse(otherwise);
  }

  private static boolean prefixed(String typed, String name) {
    return typed.length() >= 3 && name.startsWith(typed);
  }

  /** The number of insertions, deletions, replacements and swaps of neighbours. */
  static int distance(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        table[i][j] =
            Math.min(table[i - 1][j - 1] + same, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
        }
      }
    }
    return table[a.length()][b.length()];
  }
}
