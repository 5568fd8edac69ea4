package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Predictions agree with runs, and would not if they were wrong. */
final class ComparisonTest {
  private static Reply.OfTable table(String... statements) {
    Session session = Session.standard();
    Reply last = Reply.OfText.of("");
    for (String statement : statements) {
      last = session.eval(statement);
    }
    return (Reply.OfTable) last;
  }

  private static double cell(Reply.OfTable table, int row, String column) {
    return ((Reply.OfDecimal) table.rows().get(row).get(table.columns().indexOf(column))).value();
  }

  /** z-tests at the 4σ level, each with its seed and trials, where the next order is below σ. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "test_loss(3, N=10, B=1, E=1) | landscape(\"gauss\") | eta=0.01, trials=40000, seed=7",
        "test_loss(3, N=6, B=2, E=2) | landscape(\"gauss\") | eta=0.01, trials=20000, seed=7",
        "test_loss(3, N=6, B=2, T=5, sampling=replacement) | landscape(\"gauss\") | eta=0.01,"
            + " trials=20000, seed=7",
        "test_loss(3, N=4, B=1, E=2, momentum=1/2) | landscape(\"gauss\") | eta=0.005,"
            + " trials=20000, seed=7",
        "test_loss(3, N=4, B=1, E=2, schedule=1-t/T, average) | landscape(\"gauss\") | eta=0.02,"
            + " trials=20000, seed=7",
        "test_loss(3, N=4, B=1, E=2, weight_decay=2) | landscape(\"mean-estimation\", theta0=1) |"
            + " eta=0.005, trials=20000, seed=7",
        "test_loss(3, N=4, T=8, process=gd) | landscape(\"gauss\") | eta=0.01, trials=20000,"
            + " seed=7",
      })
  void orderThreePredictsRuns(String expansion, String landscape, String options) {
    Reply.OfTable table = table("compare(" + expansion + ", " + landscape + ", " + options + ")");
    assertTrue(Math.abs(cell(table, 0, "z")) < 4, table.toString());
    double stderr = cell(table, 0, "stderr");
    assertTrue(Math.abs(cell(table, 0, "next order")) < 2 * stderr, table.toString());
    // With a wrong sign, or twice its size, what orders 2 and 3 add would be far off.
    double added = cell(table, 0, "order 3") - cell(table, 0, "order 1");
    assertTrue(Math.abs(added) > 10 * stderr, table.toString());
  }

  /** Exact: MEAN ESTIMATION under GD from its truth, loss − min = (C/(2NH)) (1 − (1−ηH)^T)². */
  @Test
  void aParameterOfTheLandscapeRuns() {
    Reply.OfTable table =
        table(
            "compare(test_loss(2, process=gd, N=10, resummed, at=minimum),"
                + " landscape(\"mean-estimation\"), H=[1, 2, 5], T=10, eta=0.1, trials=5000)");
    assertEquals("H", table.columns().get(0));
    double[] h = {1, 2, 5};
    for (int i = 0; i < 3; i++) {
      double expected = Math.pow(1 - Math.pow(1 - 0.1 * h[i], 10), 2) / (20 * h[i]);
      assertEquals(expected, cell(table, i, "order 2"), 1e-7);
      assertTrue(Math.abs(cell(table, i, "z")) < 4);
    }
  }

  /**
   * Question 2 on GAUSS at h = 0, where G = 0 and ∇C·G = 0: what epochs change is of order 3. Runs
   * on the same points tell it from nothing.
   */
  @Test
  void differencesOfRunsOnTheSamePointsAreSharp() {
    String run =
        "compare(test_loss(4, N=10, B=1, E=2), landscape(\"gauss\"), minus=test_loss(4, N=10, B=1,"
            + " E=1), scale=1/2, eta=[0.02], trials=20000)";
    Reply.OfTable table = table(run);
    assertTrue(Math.abs(cell(table, 0, "z")) < 4, table.toString());
    assertTrue(
        Math.abs(cell(table, 0, "measured")) > 10 * cell(table, 0, "stderr"), table.toString());
  }

  @Test
  void componentsHaveRowsOfTheirOwn() {
    Reply.OfTable table =
        table(
            "compare(displacement(1, process=ode), landscape(\"helix\"), eta=[1/100, 1/50], T=1)");
    assertEquals(6, table.rows().size());
    assertEquals("weight", table.columns().get(1));
  }

  @Test
  void aTableIsPlotted() {
    Session session = Session.standard();
    Reply.OfPicture picture =
        (Reply.OfPicture)
            session.eval(
                "plot(compare(test_loss(2, process=gd, N=4), landscape(\"gauss\"), T=[1, 2, 4],"
                    + " eta=0.02, trials=100))");
    for (String shown : List.of(">T<", "order 1", "order 2 ± next", "measured, 95 %")) {
      assertTrue(picture.svg().contains(shown), shown);
    }
  }

  @Test
  void aPlotShowsOrdersAndRuns() {
    Session session = Session.standard();
    Reply.OfPicture picture =
        (Reply.OfPicture)
            session.eval(
                "plot(test_loss(3, N=2, B=1, E=1), landscape(\"gauss\"), eta=[0.1, 0.2],"
                    + " trials=100)");
    for (String shown : List.of("learning rate η", "order 3", "order 2", "100 runs", "gauss")) {
      assertTrue(picture.svg().contains(shown), shown);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compare(test_loss(1, N=2, B=1, E=1), L) | needs a learning rate",
        "compare(test_loss(1, B=1, E=1), L, eta=[1, 2], N=[2, 4]) | only one thing can run",
        "compare(test_loss(1, B=1, E=1), L, eta=[]) | list of 0 numbers",
        "compare(test_loss(1, N=2, B=1, E=1), L, eta=x) | must be a number",
        "compare(test_loss(1, B=1, E=1), L, eta=0.1) | symbolic",
        "compare(test_loss(1) - gap(1), L, eta=0.1, N=2, B=1, E=1) | not what any one process does",
        "compare(observable(1), L, eta=0.1, N=2, B=1, E=1) | observable",
        "compare(test_loss(1), L, eta=0.1, N=3, B=2, E=1) | whole",
        "plot(test_loss(1, N=2, B=1, E=1), eta=0.1) | on a landscape",
        "plot(test_loss(1, N=2, B=1, E=1), L, eta=0.1, file=\"x.gif\") | .svg, .png or .tex",
        "plot(test_loss(1, N=2, B=1, E=1), L, eta=0.1, component=z) | no component z",
      })
  void whatCannotBeComparedIsRefused(String statement, String part) {
    Session session = Session.standard();
    session.eval("L = landscape(\"gauss\")");
    MistakeException mistake = assertThrows(MistakeException.class, () -> session.eval(statement));
    assertTrue(mistake.mistake().rendered().contains(part), mistake.mistake().rendered());
  }
}
