/** Exact formulas: rational functions, exponential polynomials, divided differences. */
@org.jspecify.annotations.NullMarked
package chladni.algebra;
