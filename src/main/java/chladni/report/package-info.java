/** Statements and replies as a document to read and to print: one HTML page, one LaTeX file. */
@org.jspecify.annotations.NullMarked
package chladni.report;
