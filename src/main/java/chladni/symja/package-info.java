/** The bridge between our formulas and Symja. */
@org.jspecify.annotations.NullMarked
package chladni.symja;
