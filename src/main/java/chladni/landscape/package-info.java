/**
 * Landscapes: a distribution over losses, its tensors at the start, and the values of diagrams on
 * it.
 *
 * <p>A loss is an {@link chladni.landscape.Expression}; {@link chladni.landscape.TaylorExpansion}
 * differentiates it at the start in any {@link chladni.landscape.Arithmetic}; {@link
 * chladni.landscape.Tensors} holds the derivatives of every outcome; {@link
 * chladni.landscape.ContractionEvaluation} contracts them along a diagram.
 */
@org.jspecify.annotations.NullMarked
package chladni.landscape;
