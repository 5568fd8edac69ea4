/** Landscapes: from a loss to numbers. */
@org.jspecify.annotations.NullMarked
package chladni.landscape;
