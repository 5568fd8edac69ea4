/**
 * An oracle that knows no diagrams: descent run exactly, as power series in the learning rate.
 *
 * <p>It has its own polynomials, power series and reader of losses, and shares none of the
 * program's, so that agreement is evidence.
 */
@org.jspecify.annotations.NullMarked
package chladni.oracle;
