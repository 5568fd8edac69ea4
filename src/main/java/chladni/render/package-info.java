/** One small writer per target: text, LaTeX, SVG, JSON and so on. */
@org.jspecify.annotations.NullMarked
package chladni.render;
