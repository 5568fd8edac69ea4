package chladni.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import chladni.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {
  private static final Anchor ROOT = Anchor.ROOT;
  private static final Anchor LOOSE = Anchor.LOOSE_END;

  static List<List<Anchor>> anchors() {
    return List.of(
        List.of(ROOT),
        List.of(LOOSE),
        List.of(ROOT, ROOT),
        List.of(LOOSE, LOOSE),
        List.of(ROOT, LOOSE),
        List.of(LOOSE, ROOT));
  }

  @ParameterizedTest
  @MethodSource("anchors")
  void everyPresentationToFourEdgesGoesToTheLeastOfAllItsNumberings(List<Anchor> anchors) {
    for (int n = 0; n <= 4; n++) {
      for (Presentation given : AllDiagrams.presentations(n, anchors)) {
        assertEquals(AllNumberings.least(given), Diagram.of(given).presentation(), given::spelling);
      }
    }
  }

  @Test
  void randomPresentationsGoToTheLeastOfAllTheirNumberings() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 150; i++) {
      Presentation given = RandomPresentations.next(random, 5 + random.nextInt(3));
      assertEquals(AllNumberings.least(given), Diagram.of(given).presentation(), given::spelling);
    }
  }

  @ParameterizedTest
  @MethodSource("anchors")
  void theNumberingTakesThePresentationToTheCanonicalOne(List<Anchor> anchors) {
    for (int n = 0; n <= 4; n++) {
      for (Presentation given : AllDiagrams.presentations(n, anchors)) {
        CanonicalForm form = CanonicalForm.of(given);
        int[] numbering = form.numbering().stream().mapToInt(v -> v).toArray();
        assertEquals(
            form.diagram().presentation(),
            AllNumberings.renumber(given, numbering),
            given::spelling);
      }
    }
  }

  @Test
  void theCanonicalFormIsItsOwnUnderTheIdentity() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 2000; i++) {
      Diagram diagram = Diagram.of(RandomPresentations.next(random, 1 + random.nextInt(12)));
      CanonicalForm again = CanonicalForm.of(diagram.presentation());
      assertEquals(diagram, again.diagram());
      assertEquals(IntStream.range(0, diagram.edges()).boxed().toList(), again.numbering());
    }
  }

  @Test
  void theCanonicalFormDoesNotDependOnThePresentation() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 5000; i++) {
      Presentation given = RandomPresentations.next(random, 1 + random.nextInt(12));
      Presentation other =
          AllNumberings.renumber(given, RandomPresentations.numbering(random, given));
      assertEquals(Diagram.of(given), Diagram.of(other), given::spelling);
    }
  }

  @Test
  void handWorkedExamples() {
    assertEquals("c(01-2)(02-12)", Diagram.of(fork(0, 0)).name());
    // A leaf and a chain on the root: the chain comes first, since 1 4 … is less than 3 ….
    assertEquals(
        "c(0-12-3)(01-13-23)",
        Diagram.of(Presentation.rooted(List.of(3, 2, 3), List.of(0, 1, 0))).name());
    // Of three leaves two are tied: these are first.
    assertEquals(
        "c(01-2-3)(03-13-23)",
        Diagram.of(Presentation.rooted(List.of(3, 3, 3), List.of(0, 1, 0))).name());
    // Two roots are never exchanged.
    assertEquals(
        "c(0-1-2)(01)",
        Diagram.of(
                new Presentation(List.of(1), List.of(0), List.of(ROOT, ROOT), OptionalInt.empty()))
            .name());
    assertEquals(
        "c(0-1-2)(02)",
        Diagram.of(
                new Presentation(List.of(2), List.of(0), List.of(ROOT, ROOT), OptionalInt.empty()))
            .name());
  }

  /** Four chains on the root, of which the first is tied in itself; the others are alike. */
  @Test
  void ofChainsThatAreAlikeTheOneTiedToTheRootComesFirst() {
    List<Integer> parents = List.of(1, 8, 3, 8, 5, 8, 7, 8);
    List<Integer> parts = List.of(0, 0, 1, 2, 3, 4, 5, 6);
    for (int tied : new int[] {1, 3, 5}) {
      assertEquals(
          new Presentation(parents, parts, List.of(ROOT), OptionalInt.of(1)),
          Diagram.of(new Presentation(parents, parts, List.of(ROOT), OptionalInt.of(tied)))
              .presentation());
    }
  }

  private static Presentation fork(int a, int b) {
    return Presentation.rooted(List.of(2, 2), List.of(a, b));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 20, 30, 60})
  void starsAndBushesAreQuick(int n) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          for (int bushes : new int[] {1, 2, 3, 4}) {
            for (int blocks : new int[] {1, 2, 3, 4, n / 2, n}) {
              Presentation given = bushy(n, bushes, blocks);
              SplittableRandom random = new SplittableRandom(n);
              Presentation other =
                  AllNumberings.renumber(given, RandomPresentations.numbering(random, given));
              assertEquals(Diagram.of(given), Diagram.of(other), given::spelling);
            }
          }
        });
  }

  /** Equal bushes of leaves on the root, the nodes dealt out to a number of parts in turn. */
  private static Presentation bushy(int n, int bushes, int blocks) {
    List<Integer> parents = new ArrayList<>();
    int each = n / bushes;
    for (int b = 0; b < bushes && each > 1; b++) {
      int top = parents.size() + each - 1;
      parents.addAll(Collections.nCopies(each - 1, top));
      parents.add(n);
    }
    while (parents.size() < n) {
      parents.add(n);
    }
    List<Integer> parts = IntStream.range(0, n).map(v -> v % blocks).boxed().toList();
    return Presentation.rooted(parents, parts);
  }

  @Test
  void moreThanAThousandEdgesAreRefused() {
    int n = CanonicalForm.MOST_EDGES + 1;
    List<Integer> chain = IntStream.rangeClosed(1, n).boxed().toList();
    Presentation given = Presentation.rooted(chain, Collections.nCopies(n, 0));
    assertThrows(ProblemException.class, () -> Diagram.of(given));
  }

  @Test
  void aChainOfAThousandEdgesIsFine() {
    int n = CanonicalForm.MOST_EDGES;
    List<Integer> chain = IntStream.rangeClosed(1, n).boxed().toList();
    Presentation given = Presentation.rooted(chain, Collections.nCopies(n, 0));
    assertEquals(given, Diagram.of(given).presentation());
  }
}
