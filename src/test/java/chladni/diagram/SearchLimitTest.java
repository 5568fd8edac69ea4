package chladni.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import org.junit.jupiter.api.Test;

class SearchLimitTest {
  @Test
  void noMoreStepsThanAllowedAreTaken() {
    SearchLimit limit = new SearchLimit(3);
    for (int i = 0; i < 3; i++) {
      limit.step("nothing is found");
    }
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> limit.step("nothing is found"));
    assertTrue(refusal.problem() instanceof Problem.BeyondReach);
    assertEquals("nothing is found within 3 steps", refusal.problem().message());
    assertEquals(3, limit.steps());
  }

  @Test
  void anInterruptIsHeardWithinAThousandSteps() {
    SearchLimit limit = new SearchLimit(5000);
    Thread.currentThread().interrupt();
    try {
      assertThrows(
          ProblemException.class,
          () -> {
            while (limit.steps() < 2000) {
              limit.step("nothing is found");
            }
          });
    } finally {
      assertTrue(Thread.interrupted());
    }
  }
}
