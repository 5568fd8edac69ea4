/**
 * Landscapes: a distribution over losses, its tensors at the start, and the values of diagrams on
 * it.
 *
 * <p>{@link chladni.landscape.LandscapeReader} reads a landscape; its {@link
 * chladni.landscape.Data} are losses, variables, rows of a table, or given tensors. A loss is an
 * {@link chladni.landscape.Expression}; {@link chladni.landscape.TaylorExpansion} differentiates it
 * at the start in any {@link chladni.landscape.Arithmetic}, functions of the data among them.
 * {@link chladni.landscape.DataTensors} hold the derivatives and take expectations; {@link
 * chladni.landscape.ContractionEvaluation} contracts them along a diagram; {@link
 * chladni.landscape.LandscapeValues} chooses the way that is exact, or the best there is.
 */
@org.jspecify.annotations.NullMarked
package chladni.landscape;
