package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The values of divided differences obey their recurrence, and are not 0 where that is broken. */
final class RandomPointTest {
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm ONE = ClosedForm.ONE;
  private static final ClosedForm A = ONE.minus(ClosedForm.symbol("k1"));
  private static final ClosedForm B = ONE.minus(ClosedForm.symbol("k2"));

  private static final RandomPoint POINT = new RandomPoint(7);

  /** (z_m − z_0) f[z_0, …, z_m] − f[z_1, …, z_m] + f[z_0, …, z_{m−1}], which is 0. */
  private static ResummedForm recurrence(
      DividedDifference.Kernel kernel, List<ClosedForm> nodes, ClosedForm off) {
    int m = nodes.size() - 1;
    return ResummedForm.sum(
        List.of(
            ResummedForm.of(new DividedDifference(kernel, nodes))
                .times(nodes.get(m).minus(nodes.get(0)).plus(off)),
            ResummedForm.of(new DividedDifference(kernel, nodes.subList(1, m + 1))).negate(),
            ResummedForm.of(new DividedDifference(kernel, nodes.subList(0, m)))));
  }

  private static List<DividedDifference.Kernel> kernels() {
    List<DividedDifference.Kernel> kernels = new ArrayList<>();
    kernels.add(new DividedDifference.Kernel.Power(T));
    kernels.add(new DividedDifference.Kernel.Power(T.minus(ONE)));
    kernels.add(new DividedDifference.Kernel.Decay(T));
    for (int exponent : List.of(-3, 7, 60)) {
      kernels.add(new DividedDifference.Kernel.Power(ClosedForm.of(exponent)));
    }
    return kernels;
  }

  private static List<List<ClosedForm>> nodes() {
    return List.of(
        List.of(ONE, A),
        List.of(ONE, A, B, A.times(B)),
        List.of(A, ONE, A, B),
        List.of(A, B, B, B),
        List.of(A, A, A, ONE, ONE, B));
  }

  @Test
  void recurrencesAreNotSaidToBeOtherThanZero() {
    for (DividedDifference.Kernel kernel : kernels()) {
      for (List<ClosedForm> nodes : nodes()) {
        assertFalse(
            POINT.isSurelyNotZero(recurrence(kernel, nodes, ClosedForm.ZERO)),
            () -> kernel + " at " + nodes);
      }
    }
  }

  @Test
  void whatBreaksARecurrenceIsNotZero() {
    for (DividedDifference.Kernel kernel : kernels()) {
      for (List<ClosedForm> nodes : nodes()) {
        assertTrue(
            POINT.isSurelyNotZero(recurrence(kernel, nodes, ClosedForm.symbol("N"))),
            () -> kernel + " at " + nodes);
      }
    }
  }

  @Test
  void nothingIsSaidAboutFormsWithoutAValueThere() {
    ClosedForm negative = ONE.minus(ClosedForm.of(3)).times(A);
    ResummedForm form =
        ResummedForm.of(
            new DividedDifference(new DividedDifference.Kernel.Power(T), List.of(ONE, negative)));
    assertFalse(POINT.isSurelyNotZero(form));
  }

  @Test
  void formsThatDifferAreToldApartThoughTheyAreTooLongToBeWrittenOut() {
    DividedDifference.Kernel power = new DividedDifference.Kernel.Power(ClosedForm.of(100_000));
    List<ClosedForm> two = List.of(A, B, A.times(B));
    List<ClosedForm> other = List.of(A, B, A.times(A));
    assertFalse(
        ResummedForm.of(new DividedDifference(power, two))
            .minus(ResummedForm.of(new DividedDifference(power, other)))
            .isZero());
  }
}
