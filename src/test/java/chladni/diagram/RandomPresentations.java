package chladni.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Seeded random presentations, from chains to stars, from few parts to many. */
final class RandomPresentations {
  private RandomPresentations() {}

  static Presentation next(SplittableRandom random, int n) {
    int spread = 1 + random.nextInt(n);
    int most = 1 + random.nextInt(n);
    boolean two = random.nextInt(4) == 0;
    List<Integer> parents = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    int fresh = 0;
    for (int v = 0; v < n; v++) {
      parents.add(Math.min(n + (two ? 1 : 0), v + 1 + random.nextInt(spread)));
      int part = random.nextInt(Math.min(fresh + 1, most));
      parts.add(part);
      fresh = Math.max(fresh, part + 1);
    }
    if (two) {
      return new Presentation(
          parents, parts, List.of(Anchor.ROOT, Anchor.ROOT), OptionalInt.empty());
    }
    OptionalInt root =
        random.nextInt(3) == 0 ? OptionalInt.of(random.nextInt(fresh)) : OptionalInt.empty();
    return new Presentation(parents, parts, List.of(Anchor.ROOT), root);
  }

  /** A random numbering with children before parents. */
  static int[] numbering(SplittableRandom random, Presentation given) {
    int n = given.edges();
    int[] waiting = new int[n];
    for (int p : given.parents()) {
      if (p < n) {
        waiting[p]++;
      }
    }
    List<Integer> ready = new ArrayList<>();
    for (int v = 0; v < n; v++) {
      if (waiting[v] == 0) {
        ready.add(v);
      }
    }
    int[] numbering = new int[n];
    for (int next = 0; next < n; next++) {
      int v = ready.remove(/* index */ random.nextInt(ready.size()));
      numbering[v] = next;
      int p = given.parents().get(v);
      if (p < n && --waiting[p] == 0) {
        ready.add(p);
      }
    }
    return numbering;
  }
}
