package chladni.render;

import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a {@link HistoryLayout} as lines of text: shaded cells, nodes as in {@link TextDrawing},
 * edges as fine dotted lines of Braille patterns, two by four dots a character, or in ASCII as
 * strokes.
 */
final class HistoryTextDrawing {
  private static final double CHARACTER = HistoryLayout.SIDE / 4;
  private static final double LINE = HistoryLayout.SIDE / 2;

  /** The bits of a Braille pattern, by row and column of the dot. */
  private static final int[][] DOT = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final HistoryLayout layout;
  private final TextDrawing.Glyphs glyphs;
  private final int above;
  private final char[][] text;
  private final int[][] dots;

  private HistoryTextDrawing(HistoryLayout layout, TextDrawing.Glyphs glyphs) {
    this.layout = layout;
    this.glyphs = glyphs;
    double least = layout.points().stream().mapToDouble(LayoutPoint::y).min().orElse(0);
    double most = layout.points().stream().mapToDouble(LayoutPoint::y).max().orElse(0);
    double bottom = layout.tops().getLast();
    this.above = (int) Math.max(0, Math.ceil(-(least - LINE / 2) / LINE));
    int lines = above + (int) Math.ceil(Math.max(bottom, most + LINE) / LINE) + 1;
    int width = 4 * (layout.columns() + 1) + 2;
    this.text = new char[lines][width];
    for (char[] line : text) {
      Arrays.fill(line, ' ');
    }
    this.dots = new int[lines][width];
  }

  /** The picture, its lines separated by newlines. */
  static String of(
      HistoryLayout layout,
      Diagram diagram,
      Set<HistoryDrawing.Cell> shaded,
      TextDrawing.Glyphs glyphs) {
    return new HistoryTextDrawing(layout, glyphs).draw(diagram, shaded);
  }

  private String draw(Diagram diagram, Set<HistoryDrawing.Cell> shaded) {
    for (int r = 0; r + 1 < layout.tops().size(); r++) {
      for (int c = 0; c < layout.columns(); c++) {
        cell(r, c, shaded.contains(new HistoryDrawing.Cell(r, c)));
      }
    }
    for (List<LayoutPoint> edge : layout.edges()) {
      for (int i = 1; i < edge.size(); i++) {
        line(edge.get(i - 1), edge.get(i));
      }
    }
    List<List<Integer>> ties = DiagramLayout.ties(diagram);
    for (int v = 0; v < layout.points().size(); v++) {
      LayoutPoint p = layout.points().get(v);
      if (v < diagram.edges() || diagram.anchors().get(v - diagram.edges()) == Anchor.ROOT) {
        text[row(p.y())][column(p.x())] = glyphs.mark(ties, v).charAt(0);
      }
    }
    List<String> lines = new ArrayList<>();
    for (char[] line : text) {
      lines.add(new String(line));
    }
    for (int a = 0; a < diagram.anchors().size(); a++) {
      String label = DiagramDrawing.label(diagram, a);
      if (!label.isEmpty()) {
        int row = row(layout.points().get(diagram.edges() + a).y());
        lines.set(row, lines.get(row).stripTrailing() + " " + label);
      }
    }
    return lines.stream()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  private void cell(int row, int column, boolean shaded) {
    int first = row(layout.tops().get(row) + LINE);
    int last = row(layout.tops().get(row + 1) - LINE);
    if (shaded) {
      for (int r = first; r <= last; r++) {
        Arrays.fill(text[r], 4 * column + 1, 4 * column + 4, shade());
      }
    } else {
      text[(first + last) / 2][4 * column + 2] = blank();
    }
  }

  private void line(LayoutPoint p, LayoutPoint q) {
    int steps = (int) Math.ceil(p.distance(q) / 2);
    for (int i = 0; i <= steps; i++) {
      LayoutPoint at = p.towards(q, i / (double) steps);
      double x = at.x() / CHARACTER + 0.5;
      double y = at.y() / LINE - 0.5 + above;
      int r = (int) y;
      int c = (int) x;
      dots[r][c] |= DOT[(int) ((y - r) * 4)][(int) ((x - c) * 2)];
      text[r][c] =
          switch (glyphs) {
            case UNICODE -> (char) ('\u2800' + dots[r][c]);
            case ASCII -> stroke(p, q);
          };
    }
  }

  private static char stroke(LayoutPoint p, LayoutPoint q) {
    double dx = Math.abs(q.x() - p.x()) / CHARACTER;
    double dy = Math.abs(q.y() - p.y()) / LINE;
    if (2 * dy < dx) {
      return '-';
    }
    if (2 * dx < dy) {
      return '|';
    }
    return (q.x() - p.x()) * (q.y() - p.y()) > 0 ? '\\' : '/';
  }

  private char shade() {
    return switch (glyphs) {
      case UNICODE -> '░';
      case ASCII -> ':';
    };
  }

  private char blank() {
    return switch (glyphs) {
      case UNICODE -> '·';
      case ASCII -> '.';
    };
  }

  private int row(double y) {
    return (int) Math.floor(y / LINE - 0.5 + above);
  }

  private static int column(double x) {
    return (int) Math.floor(x / CHARACTER + 0.5);
  }
}
