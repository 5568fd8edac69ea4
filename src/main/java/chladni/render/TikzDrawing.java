package chladni.render;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a {@link Drawing} as a TikZ picture: no libraries, no definitions, one decimal. */
final class TikzDrawing {
  private TikzDrawing() {}

  /** The {@code tikzpicture} environment, centred on the mathematical axis. */
  static String of(Drawing drawing) {
    return "% "
        + drawing.title()
        + "\n\\begin{tikzpicture}[x=.5pt,y=-.5pt,line cap=round,"
        + "baseline={([yshift=-.6ex]current bounding box.center)}]\n"
        + drawing.marks().stream().map(TikzDrawing::command).collect(Collectors.joining("\n"))
        + "\n\\end{tikzpicture}\n";
  }

  private static String command(DrawingMark mark) {
    return switch (mark) {
      case DrawingMark.Cell(LayoutPoint corner, double w, double h, DrawingMark.Shade shade) ->
          "  \\draw[black!30,line width=.3pt"
              + switch (shade) {
                case SHADED -> ",fill=black!10";
                case BLANK -> "";
              }
              + "] "
              + at(corner)
              + " rectangle "
              + at(corner.plus(w, h))
              + ";";
      case DrawingMark.Outline(OutlineDrawing style, List<List<LayoutPoint>> loops) ->
          ("  \\path[even odd rule,fill=%1$s,fill opacity=.15,"
                      + "draw=%1$s,draw opacity=.15,line width=2pt,%%\n"
                      + "    postaction={draw=%1$s,draw opacity=.9,line width=.5pt%2$s}]\n")
                  .formatted(style.tikz(), dashes(style.dashes()))
              + loops.stream()
                  .map(
                      loop ->
                          "    plot[smooth cycle,tension=.6] coordinates {"
                              + loop.stream().map(TikzDrawing::at).collect(Collectors.joining())
                              + "}")
                  .collect(Collectors.joining("\n"))
              + ";";
      case DrawingMark.Edge edge -> "  \\draw[line width=.6pt] " + open(edge) + ";";
      case DrawingMark.Node(LayoutPoint centre) ->
          "  \\fill " + at(centre) + " circle[radius=1.8pt];";
      case DrawingMark.NumberedNode(LayoutPoint centre, String number) ->
          "  \\draw[line width=.5pt] "
              + at(centre)
              + " circle[radius=4pt] node[inner sep=0pt,scale=.55] {"
              + number
              + "};";
      case DrawingMark.Label(LayoutPoint at, String text, DrawingMark.Side side) ->
          "  \\node[inner sep=0pt,scale=.75"
              + switch (side) {
                case RIGHT -> ",anchor=west";
                case LEFT -> ",anchor=east";
                case CENTRE -> "";
              }
              + "] at "
              + at(at)
              + " {"
              + text.replace("^", "\\textasciicircum{}").replace("*", "$*$")
              + "};";
    };
  }

  private static String dashes(List<Double> dashes) {
    if (dashes.isEmpty()) {
      return "";
    }
    StringBuilder pattern = new StringBuilder(",dash pattern=");
    for (int i = 0; i < dashes.size(); i++) {
      pattern
          .append(i == 0 ? "" : " ")
          .append(i % 2 == 0 ? "on " : "off ")
          .append(SvgDrawing.decimals(dashes.get(i) / 2))
          .append("pt");
    }
    return pattern.toString();
  }

  private static String open(DrawingMark.Edge edge) {
    StringBuilder path = new StringBuilder(at(edge.points().getFirst()));
    for (DrawingMark.Bend bend : edge.bends()) {
      path.append(" -- ")
          .append(at(bend.from()))
          .append(" .. controls ")
          .append(at(bend.from().towards(bend.corner(), 2.0 / 3)))
          .append(" and ")
          .append(at(bend.to().towards(bend.corner(), 2.0 / 3)))
          .append(" .. ")
          .append(at(bend.to()));
    }
    return path.append(" -- ").append(at(edge.points().getLast())).toString();
  }

  private static String at(LayoutPoint p) {
    return "(" + SvgDrawing.decimals(p.x()) + "," + SvgDrawing.decimals(p.y()) + ")";
  }
}
