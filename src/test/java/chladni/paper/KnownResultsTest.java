package chladni.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.language.Context;
import chladni.problem.ProblemException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The verdict on every known result is computed, and is the one that the entry expects. */
class KnownResultsTest {
  private static final KnownResults SHIPPED = KnownResults.shipped();

  private static ComparedResult compared(String text) {
    KnownResults results = KnownResults.read(text);
    return new ResultComparison(results, Context.standard()).compare(results.results().get(0));
  }

  @TestFactory
  Stream<DynamicTest> everyVerdictIsTheExpectedOneAndEveryCheckConfirmsTheDerivation() {
    ResultComparison comparison = new ResultComparison(SHIPPED, Context.standard());
    return SHIPPED.results().stream()
        .map(
            result ->
                DynamicTest.dynamicTest(
                    result.id(),
                    () -> {
                      ComparedResult compared = comparison.compare(result);
                      assertEquals(result.expected(), compared.verdict());
                      assertTrue(
                          compared.isConfirmed(), compared.checks() + "" + compared.limits());
                    }));
  }

  @Test
  void aWrongPrintWithoutACorrectionIsNotReproduced() {
    assertEquals(
        Verdict.NOT_REPRODUCED,
        compared(
                """
                result wrong
                  title    the wrong sign
                  question rweight(c(0-1)(01), E=1, B=1)
                  printed  (1 - (1 - k1)^T)/k1
                  verdict  reproduced
                  check    enumeration: subs(x, T=3, k1=1/2) == enumerate(c(0-1)(01), N=3, B=1, E=1, k=[1/2])
                """)
            .verdict());
  }

  @Test
  void aWrongCorrectionIsNotReproduced() {
    assertEquals(
        Verdict.NOT_REPRODUCED,
        compared(
                """
                result wrong
                  title    a correction that is wrong, too
                  question weight(c(01-2)(02-12), E=1, B=1)
                  printed  T
                  right    T/3
                  verdict  corrected
                  check    enumeration: subs(x, T=3) == enumerate(c(01-2)(02-12), N=3, B=1, E=1)
                """)
            .verdict());
  }

  @Test
  void anAgreementThatTheCheckDeniesIsNotReproduced() {
    assertEquals(
        Verdict.NOT_REPRODUCED,
        compared(
                """
                result unconfirmed
                  title    a check of something else
                  question weight(c(01-2)(02-12), E=1, B=1)
                  printed  T/2
                  verdict  reproduced
                  check    enumeration: subs(x, T=3) == enumerate(c(0-1)(01), N=3, B=1, E=1)
                """)
            .verdict());
  }

  @Test
  void aCorrectionThatNoCheckDecidesIsNotReproduced() {
    assertEquals(
        Verdict.NOT_REPRODUCED,
        compared(
                """
                result undecided
                  title    a check that the print passes, too
                  question weight(c(01-2)(02-12), E=1, B=1)
                  printed  T^2/2
                  right    T/2
                  verdict  corrected
                  check    enumeration: subs(x, T=1) == enumerate(c(01-2)(02-12), N=1, B=1, E=1)
                """)
            .verdict());
  }

  @Test
  void aLimitThatFailsIsNoticed() {
    ComparedResult compared =
        compared(
            """
            result limit
              title    a wrong limit
              question rweight(c(0-1)(01), E=1, B=1)
              right    -(1 - (1 - k1)^T)/k1
              verdict  reproduced
              check    enumeration: subs(x, T=3, k1=1/2) == enumerate(c(0-1)(01), N=3, B=1, E=1, k=[1/2])
              limit    no curvature: subs(x, k1=0) == T
            """);
    assertEquals(Verdict.NOT_REPRODUCED, compared.verdict());
  }

  @Test
  void theCheckThatDecidesIsTheOneThatRefutesThePrint() {
    ComparedResult compared =
        compared(
            """
            result decided
              title    two checks
              question weight(c(01-2)(02-12), E=1, B=1)
              printed  T^2/2
              right    T/2
              verdict  corrected
              check    first: subs(x, T=1) == 1/2
              check    second: subs(x, T=2) == 1
            """);
    assertEquals(Verdict.CORRECTED, compared.verdict());
    assertEquals("second", compared.deciding().method());
  }

  @Test
  void aMistakeInAnEntryNamesTheEntryAndThePlace() {
    ProblemException e =
        assertThrows(
            ProblemException.class,
            () ->
                compared(
                    """
                    result mistaken
                      title    a word that is none
                      question wight(c(0-1)(01))
                      printed  T
                      verdict  reproduced
                      check    none: x == x
                    """));
    assertTrue(e.problem().message().contains("known result mistaken"), e.problem().message());
    assertTrue(e.problem().message().contains("did you mean"), e.problem().message());
  }

  @Test
  void anUnknownFieldOrALackingOneNamesItsLine() {
    ProblemException unknown =
        assertThrows(ProblemException.class, () -> KnownResults.read("result a\n  titel x\n"));
    assertTrue(unknown.problem().message().contains("line 2"), unknown.problem().message());
    ProblemException lacking =
        assertThrows(ProblemException.class, () -> KnownResults.read("result a\n  title x\n"));
    assertTrue(
        lacking.problem().message().contains("no verdict")
            || lacking.problem().message().contains("no question"),
        lacking.problem().message());
  }

  @Test
  void aResultIsFoundByItsNameAndAMisspelledNameIsAnsweredWithTheNearest() {
    assertEquals("HELIX", SHIPPED.named("helix").id());
    assertEquals("corollary 1", SHIPPED.named(" Corollary 1").id());
    ProblemException e = assertThrows(ProblemException.class, () -> SHIPPED.named("corolary 1"));
    assertTrue(e.problem().hint().contains("corollary 1?"), e.problem().hint());
    assertTrue(e.problem().hint().contains("HELIX"), e.problem().hint());
  }
}
