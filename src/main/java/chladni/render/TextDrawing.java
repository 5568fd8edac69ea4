package chladni.render;

import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a {@link DiagramLayout} as lines of text: a node that is alone in its part is a dot, nodes
 * that are tied bear the same letter.
 */
final class TextDrawing {
  private static final int LEFT = 1;
  private static final int RIGHT = 2;
  private static final int UP = 4;
  private static final int DOWN = 8;

  /** The characters that a picture is made of. */
  enum Glyphs {
    /** Box drawing, dots and circled letters. */
    UNICODE(" ─╶─╵╯╰┴╷╮╭┬│┤├┼", "●", "ⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣ"),
    /** Printable ASCII; the letter o is a node's. */
    ASCII(" ---|''+|..+|+++", "o", "abcdefghijklmnpqrstu");

    private final String lines;
    private final String dot;
    private final String letters;

    Glyphs(String lines, String dot, String letters) {
      this.lines = lines;
      this.dot = dot;
      this.letters = letters;
    }

    /** The sign of a vertex: the letter of its part, or a dot. */
    String mark(List<List<Integer>> ties, int vertex) {
      for (int k = 0; k < ties.size(); k++) {
        if (ties.get(k).contains(vertex)) {
          return letters.substring(k, k + 1);
        }
      }
      return dot;
    }
  }

  private final DiagramLayout layout;
  private final List<String> numbers;
  private final Glyphs glyphs;
  private final List<Double> rows;
  private final int step;
  private final int[][] lines;
  private final String[][] signs;

  private TextDrawing(DiagramLayout layout, List<String> numbers, Glyphs glyphs) {
    this.layout = layout;
    this.numbers = numbers;
    this.glyphs = glyphs;
    this.rows = layout.rows();
    this.step = 4 + numbers.stream().mapToInt(String::length).max().orElse(0);
    int width = (layout.columns() - 1) * step + 1;
    this.lines = new int[rows.size()][width];
    this.signs = new String[rows.size()][width];
    for (String[] row : signs) {
      Arrays.fill(row, "");
    }
  }

  /** The picture, its lines separated by newlines. */
  static String of(DiagramLayout layout, List<String> numbers, Glyphs glyphs) {
    return new TextDrawing(layout, numbers, glyphs).draw();
  }

  private String draw() {
    Diagram diagram = layout.diagram();
    int n = diagram.edges();
    for (int v = 0; v < n; v++) {
      edge(v, diagram.parent(v));
    }
    for (int v = 0; v < layout.places().size(); v++) {
      if (v < n || diagram.anchors().get(v - n) == Anchor.ROOT) {
        sign(v, glyphs.mark(layout.ties(), v) + numbers.get(v));
      }
    }
    List<String> text = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      text.add(row(r));
    }
    for (int a = 0; a < diagram.anchors().size(); a++) {
      String label = DiagramDrawing.label(diagram, a);
      if (!label.isEmpty()) {
        text.set(row(n + a, rows), text.get(row(n + a, rows)) + " " + label);
      }
    }
    return text.stream().map(String::stripTrailing).collect(Collectors.joining("\n"));
  }

  private int row(int vertex, List<Double> all) {
    return all.indexOf(layout.places().get(vertex).row());
  }

  private int column(int vertex) {
    return (layout.columns() - 1 - layout.places().get(vertex).column()) * step;
  }

  /** The edge goes right from the child, along the bar before the parent's column, and right. */
  private void edge(int child, int parent) {
    int bar = column(parent) - 2;
    int from = row(child, rows);
    int to = row(parent, rows);
    horizontal(from, column(child), bar);
    for (int r = Math.min(from, to); r < Math.max(from, to); r++) {
      lines[r][bar] |= DOWN;
      lines[r + 1][bar] |= UP;
    }
    horizontal(to, bar, column(parent));
  }

  private void horizontal(int row, int from, int to) {
    for (int c = from; c < to; c++) {
      lines[row][c] |= RIGHT;
      lines[row][c + 1] |= LEFT;
    }
  }

  private void sign(int vertex, String sign) {
    signs[row(vertex, rows)][column(vertex)] = sign;
  }

  private String row(int r) {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < lines[r].length; c++) {
      if (!signs[r][c].isEmpty()) {
        text.append(signs[r][c]);
        c += signs[r][c].length() - 1;
      } else {
        text.append(glyphs.lines.charAt(lines[r][c]));
      }
    }
    return text.toString();
  }
}
