/** Processes, grids and sampling schemes; counting and summing the histories of a diagram. */
@org.jspecify.annotations.NullMarked
package chladni.history;
