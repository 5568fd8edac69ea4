/** Measurements, processes and settings: sums of weight times value to a given order. */
@org.jspecify.annotations.NullMarked
package chladni.expansion;
