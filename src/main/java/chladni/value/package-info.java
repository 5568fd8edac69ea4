/** Values of diagrams: cumulants, moments, contractions, value classes, names of tensors. */
@org.jspecify.annotations.NullMarked
package chladni.value;
