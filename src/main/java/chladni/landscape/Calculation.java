package chladni.landscape;

import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/** Computes values of diagrams on one landscape, in one kind of numbers. */
interface Calculation {
  /** The highest derivative that it can use. */
  int order();

  /**
   * The components of the value of a diagram, in the order of {@link Landscape#numbers}.
   *
   * @throws IrrationalException if they are no numbers of its arithmetic
   */
  Numbers components(Diagram diagram, Brackets brackets);

  /**
   * The cumulant of some derivatives at one training point.
   *
   * @throws IrrationalException if it is no number of its arithmetic
   */
  Numbers cumulant(List<MultiIndex> factors);

  /** Makes numbers into those that are shown. */
  @FunctionalInterface
  interface Conversion<T> {
    Numbers of(List<T> values, Numbers.Method method);
  }

  /** Calculation with derivatives that depend on the data. */
  record WithTensors<F, T extends FieldElement<T>>(
      DataTensors<F, T> tensors,
      ContractionEvaluation<F, T> values,
      Arithmetic<T> arithmetic,
      Conversion<T> conversion,
      Numbers.Method method)
      implements Calculation {

    @Override
    public int order() {
      return tensors.order();
    }

    @Override
    public Numbers components(Diagram diagram, Brackets brackets) {
      return conversion.of(values.components(diagram, brackets), method);
    }

    /** Σ_π (−1)^{|π|−1} (|π|−1)! Π_{blocks} E[Π x_i]. */
    @Override
    public Numbers cumulant(List<MultiIndex> factors) {
      T sum = arithmetic.of(BigFraction.ZERO);
      for (List<List<MultiIndex>> partition : partitions(factors)) {
        T product = arithmetic.of(BigFraction.ONE);
        for (int k = 1; k < partition.size(); k++) {
          product = product.multiply(-k);
        }
        for (List<MultiIndex> block : partition) {
          product = product.multiply(tensors.moment(block));
        }
        sum = sum.add(product);
      }
      return conversion.of(List.of(sum), method);
    }

    /** All set partitions of some things, each thing being another one. */
    private static <X> List<List<List<X>>> partitions(List<X> things) {
      if (things.isEmpty()) {
        return List.of(List.of());
      }
      X last = things.get(things.size() - 1);
      List<List<List<X>>> all = new ArrayList<>();
      for (List<List<X>> rest : partitions(things.subList(0, things.size() - 1))) {
        for (int i = 0; i <= rest.size(); i++) {
          List<List<X>> partition = new ArrayList<>(rest);
          List<X> block = new ArrayList<>(i < rest.size() ? rest.get(i) : List.of());
          block.add(last);
          if (i < rest.size()) {
            partition.set(i, block);
          } else {
            partition.add(block);
          }
          all.add(partition);
        }
      }
      return all;
    }
  }
}
