package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Atoms, the monomials in their exponents, and the order of variables. */
class AtomTest {
  private static final Monomial T = Monomial.of("T", 1);
  private static final Monomial EPOCHS =
      Monomial.of("N", 1).times(Monomial.of("E", 1)).times(Monomial.of("B", -1));
  private static final Polynomial K1 = Polynomial.of(new Atom.Symbol("k1"));
  private static final Polynomial K2 = Polynomial.of(new Atom.Symbol("k2"));
  private static final Polynomial Z1 = Polynomial.ONE.minus(K1);
  private static final Polynomial Z2 = Polynomial.ONE.minus(K2);

  private static <C extends Comparable<? super C>> void assertAscending(List<C> ascending) {
    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        assertEquals(
            Integer.compare(i, j),
            Integer.signum(ascending.get(i).compareTo(ascending.get(j))),
            ascending.get(i) + " against " + ascending.get(j));
      }
    }
  }

  @Test
  void sizesComeFirstThenNamesWithTheirNumbersBySize() {
    List<String> ascending =
        List.of(
            "N", "B", "E", "T", "M", "A1", "L", "eta", "k", "k01", "k1", "k1a", "k1b", "k2", "k2k3",
            "k2k10", "k09", "k10", "k10a", "k11", "kk", "k١", "r1");
    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        assertEquals(
            Integer.compare(i, j),
            Integer.signum(VariableOrder.INSTANCE.compare(ascending.get(i), ascending.get(j))),
            ascending.get(i) + " against " + ascending.get(j));
      }
    }
    List<String> shuffled = new ArrayList<>(ascending);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(VariableOrder.INSTANCE);
    assertEquals(ascending, shuffled);
  }

  @Test
  void monomialsMultiplyByAddingExponents() {
    assertEquals(Map.of("N", 1, "B", -1, "E", 1), EPOCHS.powers());
    assertEquals(List.of("N", "B", "E"), List.copyOf(EPOCHS.powers().keySet()));
    Monomial steps = EPOCHS.times(Monomial.of("B", 1));
    assertEquals(Map.of("N", 1, "E", 1), steps.powers());
    assertEquals(Monomial.ONE, T.times(Monomial.of("T", -1)));
    assertEquals(Monomial.of("T", 2), T.times(T));
    assertEquals(Monomial.ONE, Monomial.of("x", 0));
    assertEquals(-1, EPOCHS.degree("B"));
    assertEquals(0, EPOCHS.degree("T"));
    assertTrue(Monomial.ONE.isOne());
    assertFalse(T.isOne());
    assertEquals(
        ClosedForm.symbol("N").times(ClosedForm.symbol("E")).dividedBy(ClosedForm.symbol("B")),
        EPOCHS.form());
    assertThrows(IllegalArgumentException.class, () -> new Monomial(new TreeMap<>(Map.of("N", 0))));
    assertThrows(
        ArithmeticException.class,
        () -> Monomial.of("N", Integer.MAX_VALUE).times(Monomial.of("N", 1)));
  }

  @Test
  void monomialsAreOrderedByVariablesAndHighestPowersFirst() {
    assertAscending(
        List.of(
            Monomial.ONE,
            Monomial.of("N", 2),
            Monomial.of("N", 1),
            Monomial.of("N", 1).times(Monomial.of("B", 1)),
            EPOCHS,
            Monomial.of("N", 1).times(Monomial.of("E", 1)),
            Monomial.of("N", -1),
            Monomial.of("B", 3),
            T,
            Monomial.of("k1", 1),
            Monomial.of("k2", 1)));
    assertEquals("N*B^-1*E", EPOCHS.toString());
    assertEquals("1", Monomial.ONE.toString());
    assertEquals("T^2", Monomial.of("T", 2).toString());
  }

  @Test
  void variablesComeBeforePowersAndThoseBeforeExponentials() {
    assertAscending(
        List.<Atom>of(
            new Atom.Symbol("N"),
            new Atom.Symbol("k1"),
            new Atom.Symbol("k2"),
            new Atom.Power(Polynomial.constant(BigInteger.TWO), EPOCHS, 1),
            new Atom.Power(Z1, EPOCHS, 1),
            new Atom.Power(Polynomial.constant(BigInteger.TWO), T, 1),
            new Atom.Power(Z1, T, 1),
            new Atom.Power(Z1, T, 2),
            new Atom.Power(Z1, T, 3),
            new Atom.Power(Z2, T, 1),
            new Atom.Exponential(Monomial.ONE, 1),
            new Atom.Exponential(EPOCHS, 5),
            new Atom.Exponential(T, 1),
            new Atom.Exponential(T, 2)));
  }

  @Test
  void atomsKnowTheirVariablesAndRoots() {
    Atom power = new Atom.Power(Z1, EPOCHS, 3);
    Atom decay = new Atom.Exponential(T.times(Monomial.of("k2", 1)), 2);
    Atom symbol = new Atom.Symbol("B");
    for (String name : List.of("N", "B", "E", "T", "k1", "k2", "x")) {
      assertEquals(List.of("N", "B", "E", "k1").contains(name), power.dependsOn(name), name);
      assertEquals(List.of("T", "k2").contains(name), decay.dependsOn(name), name);
      assertEquals(name.equals("B"), symbol.dependsOn(name), name);
    }
    TreeSet<String> names = new TreeSet<>();
    power.addVariables(names);
    assertEquals(new TreeSet<>(List.of("N", "B", "E", "k1")), names);
    names.clear();
    decay.addVariables(names);
    symbol.addVariables(names);
    assertEquals(new TreeSet<>(List.of("T", "k2", "B")), names);
    assertEquals(3, power.rootTaken());
    assertEquals(2, decay.rootTaken());
    assertEquals(1, symbol.rootTaken());
    assertEquals(new Atom.Power(Z1, EPOCHS, 7), power.withRoot(7));
    assertEquals(new Atom.Exponential(T.times(Monomial.of("k2", 1)), 7), decay.withRoot(7));
    assertEquals(symbol, symbol.withRoot(7));
  }

  @Test
  void atomsWithoutMeaningAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Atom.Symbol(""));
    assertThrows(IllegalArgumentException.class, () -> new Atom.Power(Z1, Monomial.ONE, 1));
    assertThrows(IllegalArgumentException.class, () -> new Atom.Power(Z1, T, 0));
    assertThrows(IllegalArgumentException.class, () -> new Atom.Exponential(T, 0));
    assertEquals(1, new Atom.Exponential(T, 1).rootTaken());
  }

  @Test
  void atomsAreWrittenWithBracketsWhereNeeded() {
    Polynomial two = Polynomial.constant(BigInteger.TWO);
    assertEquals("2^T", new Atom.Power(two, T, 1).toString());
    assertEquals("2^(T/3)", new Atom.Power(two, T, 3).toString());
    assertEquals("2^(T^2)", new Atom.Power(two, Monomial.of("T", 2), 1).toString());
    assertEquals("(-k1 + 1)^(N*B^-1*E)", new Atom.Power(Z1, EPOCHS, 1).toString());
    assertEquals("k1^T", new Atom.Power(K1, T, 1).toString());
    assertEquals("exp(-T)", new Atom.Exponential(T, 1).toString());
    assertEquals("exp(-T/2)", new Atom.Exponential(T, 2).toString());
    assertEquals("exp(-1)", new Atom.Exponential(Monomial.ONE, 1).toString());
  }
}
