package chladni.landscape;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;

/**
 * A product of powers of variables, times the exponential of a sum of such powers: Π v^k · exp(Σ
 * c_{v,j} v^j).
 *
 * @param powers the power of each variable, none 0
 * @param exponent the coefficient of v^j in the exponent, none 0
 */
record DataTerm(SortedMap<BlockVariable, Integer> powers, SortedMap<Exponent, BigFraction> exponent)
    implements Comparable<DataTerm> {

  /** The term 1. */
  static final DataTerm ONE = new DataTerm(new TreeMap<>(), new TreeMap<>());

  /**
   * A variable at the training point of a block.
   *
   * @param block the block
   * @param variable its place among the variables of the data
   */
  record BlockVariable(int block, int variable) implements Comparable<BlockVariable> {
    @Override
    public int compareTo(BlockVariable other) {
      int order = Integer.compare(block, other.block);
      return order == 0 ? Integer.compare(variable, other.variable) : order;
    }
  }

  /** A power of a variable in an exponent. */
  record Exponent(BlockVariable of, int power) implements Comparable<Exponent> {
    @Override
    public int compareTo(Exponent other) {
      int order = of.compareTo(other.of);
      return order == 0 ? Integer.compare(power, other.power) : order;
    }
  }

  boolean isOne() {
    return powers.isEmpty() && exponent.isEmpty();
  }

  DataTerm times(DataTerm other) {
    if (isOne() || other.isOne()) {
      return isOne() ? other : this;
    }
    SortedMap<BlockVariable, Integer> sum = new TreeMap<>(powers);
    other.powers.forEach((v, k) -> sum.merge(v, k, Integer::sum));
    SortedMap<Exponent, BigFraction> exponents = exponent;
    if (!other.exponent.isEmpty()) {
      exponents = new TreeMap<>(exponent);
      for (Map.Entry<Exponent, BigFraction> e : other.exponent.entrySet()) {
        exponents.merge(e.getKey(), e.getValue(), BigFraction::add);
      }
      exponents.values().removeIf(c -> c.signum() == 0);
    }
    return new DataTerm(sum, exponents);
  }

  /** The same at the training point of another block; it must be in block 0. */
  DataTerm inBlock(int block) {
    SortedMap<BlockVariable, Integer> moved = new TreeMap<>();
    powers.forEach((v, k) -> moved.put(new BlockVariable(block, v.variable()), k));
    SortedMap<Exponent, BigFraction> exponents = new TreeMap<>();
    exponent.forEach(
        (e, c) ->
            exponents.put(new Exponent(new BlockVariable(block, e.of().variable()), e.power()), c));
    return new DataTerm(moved, exponents);
  }

  /** The variables that occur, in order. */
  SortedSet<BlockVariable> variables() {
    SortedSet<BlockVariable> all = new TreeSet<>(powers.keySet());
    exponent.keySet().forEach(e -> all.add(e.of()));
    return all;
  }

  /** What is left without a variable. */
  DataTerm without(BlockVariable variable) {
    SortedMap<BlockVariable, Integer> rest = new TreeMap<>(powers);
    rest.remove(variable);
    SortedMap<Exponent, BigFraction> exponents = new TreeMap<>(exponent);
    exponents.keySet().removeIf(e -> e.of().equals(variable));
    return new DataTerm(rest, exponents);
  }

  /** The coefficients of a variable in the exponent by its powers. */
  SortedMap<Integer, BigFraction> exponentOf(BlockVariable variable) {
    SortedMap<Integer, BigFraction> coefficients = new TreeMap<>();
    exponent.forEach(
        (e, c) -> {
          if (e.of().equals(variable)) {
            coefficients.put(e.power(), c);
          }
        });
    return coefficients;
  }

  @Override
  public int compareTo(DataTerm other) {
    int order = compare(powers, other.powers);
    return order == 0 ? compare(exponent, other.exponent) : order;
  }

  private static <K extends Comparable<K>, V extends Comparable<V>> int compare(
      SortedMap<K, V> left, SortedMap<K, V> right) {
    var others = right.entrySet().iterator();
    for (Map.Entry<K, V> mine : left.entrySet()) {
      if (!others.hasNext()) {
        return 1;
      }
      Map.Entry<K, V> other = others.next();
      int order = mine.getKey().compareTo(other.getKey());
      order = order == 0 ? mine.getValue().compareTo(other.getValue()) : order;
      if (order != 0) {
        return order;
      }
    }
    return others.hasNext() ? -1 : 0;
  }
}
