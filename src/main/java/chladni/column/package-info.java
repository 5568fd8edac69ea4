/**
 * Losses as programs over columns of numbers: the same formula evaluated for many trials at once.
 *
 * <p>A loss becomes a {@link chladni.column.Graph}, in which equal subformulas are one node and
 * which differentiates itself; a graph becomes a {@link chladni.column.Program}, whose instructions
 * are plain loops over columns, so that the virtual machine compiles them to vector instructions
 * once for all losses. No text of a user is compiled.
 */
@org.jspecify.annotations.NullMarked
package chladni.column;
