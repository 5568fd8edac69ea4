package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Decay of edges, and operators of updates, by hand. */
final class TransferOperatorTest {
  private static final BigFraction THIRD = new BigFraction(1, 3);
  private static final BigFraction MINUS_HALF = new BigFraction(-1, 2);

  /** 1−k = 2/3 and 3/2: every update is scaled by 3 · 2. */
  private static final ScaledIntegers SCALARS = new ScaledIntegers(List.of(THIRD, MINUS_HALF));

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  @Test
  void everyUpdateIsScaledByAllDenominators() {
    assertEquals(big(6), SCALARS.decay(0b00));
    assertEquals(big(2 * 2), SCALARS.decay(0b01));
    assertEquals(big(3 * 3), SCALARS.decay(0b10));
    assertEquals(big(2 * 3), SCALARS.decay(0b11));
    assertEquals(ClosedForm.of(new BigFraction(5, 36)), SCALARS.value(big(5), BigInteger.TWO));
    assertTrue(SCALARS.isZero(SCALARS.zero()));
    assertFalse(SCALARS.isZero(big(1)));
  }

  /** Of 2/3 and 3/2, two digits each; of 1, one. */
  @Test
  void anUpdateAddsTheDigitsOfTheLongerOfNumeratorAndDenominator() {
    assertEquals(4, SCALARS.digits());
    assertEquals(1, new ScaledIntegers(List.of(BigFraction.ZERO)).digits());
    assertEquals(10, new ScaledIntegers(List.of(new BigFraction(1, 1000))).digits());
    assertEquals(10, new ScaledIntegers(List.of(new BigFraction(-999))).digits());
  }

  /** A node below another, eigenvalues 1/3 and −1/2. */
  private static EdgeDecay chain(List<ClosedForm> delays) {
    Component component = Component.trees(Spelling.read("c(0-1-2)(01-12)")).get(0);
    return EdgeDecay.of(
        component, List.of(ClosedForm.of(THIRD), ClosedForm.of(MINUS_HALF)), delays);
  }

  @Test
  void anEdgeCrossesFromWhereItsLowerEndIsPlacedToWhereItsUpperEndIs() {
    EdgeDecay decay = chain(List.of());
    assertEquals(0b00, decay.crossing(0b00));
    assertEquals(0b01, decay.crossing(0b01));
    assertEquals(0b10, decay.crossing(0b11), "to the root, to the last");
    assertEquals(0b00, decay.crossing(0b00, 0b01), "the step at which it begins");
    assertEquals(0b00, decay.crossing(0b01, 0b11), "the step at which it ends");
    assertEquals(0b10, decay.crossing(0b11, 0b11));
  }

  @Test
  void edgesInATuftCrossIndependently() {
    Component component = Component.separate(Spelling.read("c(012-3)(03-13-23)")).get(0);
    EdgeDecay decay =
        EdgeDecay.of(component, List.of(ClosedForm.ONE, ClosedForm.ONE, ClosedForm.ONE));
    assertEquals(0b101, decay.crossing(0b101));
    assertEquals(0b101, decay.crossing(0b101, 0b111));
  }

  /** A delayed node gains a factor at every update before its own, as edge n + v. */
  @Test
  void delaysCrossUntilTheNodeIsPlaced() {
    EdgeDecay decay = chain(List.of(ClosedForm.of(5), ClosedForm.of(7)));
    assertEquals(0b1100, decay.crossing(0b00));
    assertEquals(0b1000, decay.crossing(0b00, 0b01));
    assertEquals(0b1001, decay.crossing(0b01));
    assertEquals(0b0010, decay.crossing(0b11));
    assertEquals(ClosedForm.of((1 - 5) * (1 - 7)), decay.product(0b1100));
    assertEquals(4, decay.eigenvalues().size());
  }

  @Test
  void productsRatesAndSquaresAreOverTheEdgesThatCross() {
    EdgeDecay decay = chain(List.of());
    assertEquals(ClosedForm.ONE, decay.product(0b00));
    assertEquals(ClosedForm.of(new BigFraction(2, 3)), decay.product(0b01));
    assertEquals(ClosedForm.of(1), decay.product(0b11));
    assertEquals(ClosedForm.of(1), decay.product(0b11), "the same when asked again");
    assertEquals(ClosedForm.of(new BigFraction(-1, 6)), decay.rate(0b11));
    assertEquals(ClosedForm.of(MINUS_HALF), decay.rate(0b10));
    assertEquals(ClosedForm.of(MINUS_HALF), decay.rate(0b10), "the same when asked again");
    assertEquals(ClosedForm.of(new BigFraction(13, 36)), decay.squares(0b11));
    assertEquals(ClosedForm.of(new BigFraction(4, 9)), decay.power(0b01, ClosedForm.of(2)));
  }

  private static SortedMap<Integer, SortedMap<Integer, BigInteger>> rows() {
    SortedMap<Integer, SortedMap<Integer, BigInteger>> rows = new TreeMap<>();
    rows.put(0b0, new TreeMap<>(Map.of(0b0, big(2), 0b1, big(1))));
    rows.put(0b1, new TreeMap<>(Map.of(0b1, big(3))));
    return rows;
  }

  /** The upper triangular matrix of 2, 1, 3 to the power n is that of 2^n, 3^n − 2^n, 3^n. */
  @Test
  void powersOfAnOperatorAreThoseOfItsMatrix() {
    TransferOperator<BigInteger> operator = TransferOperator.of(SCALARS, rows());
    for (int n : new int[] {0, 1, 2, 3, 10, 4096, 4097, 5000, 6143, 8191, 8192}) {
      SortedMap<Integer, BigInteger> row = operator.firstRowOfPower(big(n));
      assertEquals(big(2).pow(n), row.get(0b0));
      assertEquals(big(3).pow(n).subtract(big(2).pow(n)), row.get(0b1));
    }
  }

  /** One node, two cells, 1−k = 2/3, all scaled by 3. */
  @Test
  void anUpdatePlacesNodesOrLetsEdgesWait() {
    Component component = Component.trees(Spelling.read("c(0-1)(01)")).get(0);
    SortedMap<Integer, BigInteger> row =
        TransferOperator.update(
                new ScaledIntegers(List.of(THIRD)),
                EdgeDecay.of(component, List.of(ClosedForm.of(THIRD))),
                Steps.free(component.forest(), component.parts()),
                0,
                BigInteger.TWO)
            .firstRowOfPower(BigInteger.TWO);
    assertEquals(big(9), row.get(0b0));
    assertEquals(big(2 * 3 * 2 + 3 * 2 * 3), row.get(0b1));
  }

  @Test
  void fallingFactorialsAreProductsOfSoManyFactors() {
    assertEquals(BigInteger.ONE, TransferOperator.falling(big(5), 0));
    assertEquals(big(60), TransferOperator.falling(big(5), 3));
    assertEquals(BigInteger.ZERO, TransferOperator.falling(big(2), 3));
    assertEquals(ClosedForm.of(60), ChainSums.falling(ClosedForm.of(5), 3));
    assertEquals(ClosedForm.ONE, ChainSums.falling(ClosedForm.of(5), 0));
  }
}
