package chladni.render;

import java.util.List;

/**
 * How the outline of a part is drawn: a hue that is legible on light and dark ground, and a dash
 * pattern, so that outlines can be told apart without colour.
 *
 * @param hue the colour for SVG
 * @param tikz the same colour for TikZ, an expression of package xcolor
 * @param dashes lengths of dashes and gaps, in pixels; none for a solid line
 */
record OutlineDrawing(String hue, String tikz, List<Double> dashes) {
  private static final List<String> HUES =
      List.of("#3d8bf2", "#ee7f1a", "#2ba55d", "#cf52c0", "#d6453d", "#8a6ef0", "#8c8c2a");
  private static final List<String> TIKZ =
      List.of(
          "blue!70!cyan",
          "orange!95!red",
          "green!55!black",
          "magenta!80!violet",
          "red!80!brown",
          "violet!70!blue",
          "olive");
  private static final List<List<Double>> DASHES =
      List.of(List.of(), List.of(5.0, 3.0), List.of(1.0, 2.5), List.of(7.0, 2.5, 1.5, 2.5));

  /** The style of the k-th outline of a picture: hues repeat after seven, dashes after four. */
  static OutlineDrawing of(int k) {
    return new OutlineDrawing(
        HUES.get(k % HUES.size()), TIKZ.get(k % TIKZ.size()), DASHES.get(k % DASHES.size()));
  }
}
