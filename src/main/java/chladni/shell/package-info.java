/** Command line, prompt and everything that opens files, streams and threads. */
@org.jspecify.annotations.NullMarked
package chladni.shell;
