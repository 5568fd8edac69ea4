/** The language: grammar, registry of functions, sessions and replies. */
@org.jspecify.annotations.NullMarked
package chladni.language;
