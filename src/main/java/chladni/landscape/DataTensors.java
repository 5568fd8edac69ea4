package chladni.landscape;

import java.math.BigInteger;
import java.util.List;
import org.hipparchus.FieldElement;

/**
 * The derivatives ∇^k l of the loss at the start as tensors whose entries depend on the data, and
 * how such tensors are contracted and averaged.
 *
 * <p>Data come in blocks: within a block all factors see one training point, and different blocks
 * are independent.
 *
 * @param <F> a tensor whose entries depend on the data of some blocks
 * @param <T> the numbers that expectations are
 */
interface DataTensors<F, T extends FieldElement<T>> {

  /** What is left of a tree when all is contracted. */
  enum Free {
    /** A number. */
    NOTHING,
    /** A component for each weight. */
    AN_INDEX
  }

  /** The highest derivative held. */
  int order();

  /** E[∇^k l], which depends on no data. */
  F mean(int k);

  /** ∇^k l at the training point of a block. */
  F derivative(int k, int block);

  /** ∇^k l − E[∇^k l] at the training point of a block. */
  F deviation(int k, int block);

  /** The matrix of an edge times a tensor of one index. */
  F times(LearningRate matrix, F vector);

  /**
   * The contraction of one index of a tensor with a vector, and its expectation over some blocks.
   *
   * @param closed the blocks that occur nowhere else, ascending
   */
  F contracted(F left, F vector, List<Integer> closed);

  /** The components of a tensor that depends on no data. */
  List<T> components(F tensor, Free free);

  /** The components of the product of two tensors, averaged over all their blocks. */
  List<T> product(F left, Free leftFree, F right, Free rightFree);

  /**
   * E[Π ∂^α l], the expectation over one training point of a product of derivatives.
   *
   * @param factors which derivatives
   */
  T moment(List<MultiIndex> factors);

  /** About how many multiplications a node takes that so many blocks touch. */
  BigInteger cost(int degree, int blocks);

  /** What the cost grows with, as {@code 60 outcomes}. */
  String sizeText();
}
