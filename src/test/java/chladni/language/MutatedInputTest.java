package chladni.language;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Damaged input gives statements or a mistake at a place in it, and nothing else. */
class MutatedInputTest {
  private static final List<String> WHOLE =
      List.of(
          "c(01-2)(02-12)",
          "c(01-23)(02-13)",
          "c(01-2)(02-12-2)",
          "m(03-12-4)(01-14-23-34)",
          "c(0,1-2-3)(0,2-1,2-2,3)",
          "[a -> b -> *, c -> b, a ~ c]",
          "m[a -> *1, b -> *2, a ~ b]",
          "[a -> b -> ^1, c -> ^2]",
          "x = rweight((0-1)(01), N=3, B=1, E=1, k=[7/11, 2/5]);",
          "-x^2 + 3*%2 / [1, 0.5e-3][1] == f(\"a\\\"b\", linkless) # why\ny = %",
          "limit(x, T=inf)\nsubs(%, η=1)");

  private static final String SCRAPS =
      "cm01239-,()[]->~*^ab =%\"\\#;.e\n\t +/∞η\uD835\uDF02\uD800?\u0000";

  @Test
  void damagedInputIsReadOrRefusedAtAPlace() {
    SplittableRandom random = new SplittableRandom(20240607);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 20_000; i++) {
            assertReadOrRefused(damaged(random));
          }
        });
  }

  private static void assertReadOrRefused(String text) {
    try {
      Reading reading = Reader.read(text);
      reading.mistake().ifPresent(m -> assertPlaced(text, m));
      Reader.isIncomplete(text);
    } catch (RuntimeException e) {
      throw new AssertionError("reading " + text, e);
    }
  }

  private static void assertPlaced(String text, Mistake mistake) {
    List<String> lines = List.of(text.split("\n", -1));
    assertTrue(mistake.place().line() >= 1 && mistake.place().line() <= lines.size(), text);
    String line = lines.get(mistake.place().line() - 1);
    int end = line.codePointCount(0, line.length()) + 1;
    assertTrue(mistake.place().column() >= 1 && mistake.place().column() <= end, text);
    assertTrue(mistake.line().equals(line), text);
    assertTrue(mistake.rendered().contains("\n  "), text);
    for (String raw :
        List.of("mismatched", "extraneous", "no viable", "token recognition", "null")) {
      assertTrue(!mistake.problem().message().contains(raw), mistake.rendered());
    }
  }

  private static String damaged(SplittableRandom random) {
    StringBuilder text = new StringBuilder(WHOLE.get(random.nextInt(WHOLE.size())));
    for (int n = 1 + random.nextInt(5); n > 0; n--) {
      int at = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), at + 1 + random.nextInt(4));
      int other = random.nextInt(text.length() + 1);
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, SCRAPS.charAt(random.nextInt(SCRAPS.length())));
        case 2 -> text.insert(other, text.substring(at, to));
        case 3 -> text.insert(at, WHOLE.get(random.nextInt(WHOLE.size())));
        default ->
            text.replace(
                at, to, SCRAPS.substring(random.nextInt(SCRAPS.length() - 1)).substring(0, 1));
      }
    }
    return text.toString();
  }
}
