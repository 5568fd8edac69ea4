package chladni.render;

import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads pictures as a person would, from the finished text alone: what is joined by lines, what
 * lies inside an outline or bears the same letter, what is rightmost.
 */
final class PictureReader {
  private PictureReader() {}

  /** A position; compared from the left, then from the top. */
  record Spot(double x, double y) implements Comparable<Spot> {
    @Override
    public int compareTo(Spot other) {
      return Comparator.comparingDouble(Spot::x).thenComparingDouble(Spot::y).compare(this, other);
    }
  }

  /**
   * What is seen in a picture.
   *
   * @param nodes where there is a node
   * @param parents from the left end of each edge to its right end
   * @param ties the nodes of each part that is marked
   */
  record Seen(List<Spot> nodes, Map<Spot, Spot> parents, List<Set<Spot>> ties) {

    /** The diagram that the picture shows. */
    Diagram diagram() {
      List<Spot> anchors = new ArrayList<>();
      for (Spot node : nodes) {
        if (!parents.containsKey(node)) {
          anchors.add(node);
        }
      }
      for (Spot end : parents.values()) {
        if (!nodes.contains(end) && !anchors.contains(end)) {
          anchors.add(end);
        }
      }
      anchors.sort(Comparator.comparingDouble(Spot::y));
      List<Spot> order = new ArrayList<>(new TreeSet<>(parents.keySet()));
      int n = order.size();
      List<Integer> parentNumbers = new ArrayList<>();
      List<Integer> parts = new ArrayList<>();
      Map<Integer, Integer> partOfTie = new HashMap<>();
      int fresh = 0;
      for (Spot node : order) {
        Spot parent = parents.get(node);
        parentNumbers.add(
            order.contains(parent) ? order.indexOf(parent) : n + anchors.indexOf(parent));
        int tie = tieOf(node);
        if (tie >= 0 && partOfTie.containsKey(tie)) {
          parts.add(partOfTie.get(tie));
        } else {
          if (tie >= 0) {
            partOfTie.put(tie, fresh);
          }
          parts.add(fresh++);
        }
      }
      OptionalInt rootPart = OptionalInt.empty();
      for (Spot anchor : anchors) {
        int tie = tieOf(anchor);
        if (tie >= 0) {
          rootPart = OptionalInt.of(partOfTie.getOrDefault(tie, -1));
        }
      }
      return Diagram.of(
          new Presentation(
              parentNumbers,
              parts,
              anchors.stream()
                  .map(a -> nodes.contains(a) ? Anchor.ROOT : Anchor.LOOSE_END)
                  .toList(),
              rootPart));
    }

    private int tieOf(Spot node) {
      int found = -1;
      for (int k = 0; k < ties.size(); k++) {
        if (ties.get(k).contains(node)) {
          if (found >= 0) {
            throw new AssertionError("a node in two outlines");
          }
          found = k;
        }
      }
      return found;
    }
  }

  private static final String NUMBER = "(-?[0-9.]+)";
  private static final String PAIR = "\\(" + NUMBER + "," + NUMBER + "\\)";

  /** Reads an SVG element of dots, edges and outlines. */
  static Seen svg(String text) {
    List<Spot> nodes = spots("<circle cx=\"" + NUMBER + "\" cy=\"" + NUMBER + "\"", text);
    Map<Spot, Spot> parents = new TreeMap<>();
    Matcher edge =
        Pattern.compile("<path stroke=\"currentColor\"[^>]* d=\"([^\"]*)\"").matcher(text);
    while (edge.find()) {
      List<Spot> line = spots(NUMBER + " " + NUMBER, edge.group(1));
      put(parents, line.getFirst(), line.getLast());
    }
    return new Seen(nodes, parents, inside(svgOutlines(text), nodes));
  }

  /** Reads a TikZ picture. */
  static Seen tikz(String text) {
    List<Spot> nodes = spots("\\\\fill " + PAIR + " circle", text);
    Map<Spot, Spot> parents = new TreeMap<>();
    Matcher edge = Pattern.compile(PAIR + " -- " + PAIR).matcher(text);
    while (edge.find()) {
      put(parents, spot(edge, 1), spot(edge, 3));
    }
    List<Path2D> outlines = new ArrayList<>();
    for (String command : text.split(";")) {
      if (command.contains("plot")) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (String loop : command.split("plot")) {
          List<Spot> points = loop.contains("{(") ? spots(PAIR, loop) : List.of();
          for (Spot p : points) {
            if (p.equals(points.getFirst())) {
              path.moveTo(p.x, p.y);
            } else {
              path.lineTo(p.x, p.y);
            }
          }
        }
        path.closePath();
        outlines.add(path);
      }
    }
    return new Seen(nodes, parents, inside(outlines, nodes));
  }

  private static void put(Map<Spot, Spot> parents, Spot child, Spot parent) {
    if (child.x >= parent.x || parents.put(child, parent) != null) {
      throw new AssertionError("every edge goes right, and one from each node");
    }
  }

  /** The outlines in an SVG element: of its paths those that are filled. */
  static List<Path2D> svgOutlines(String text) {
    List<Path2D> outlines = new ArrayList<>();
    Matcher filled = Pattern.compile("<path fill=[^>]* d=\"([^\"]*)\"").matcher(text);
    while (filled.find()) {
      Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
      for (String loop : filled.group(1).split("Z")) {
        List<Spot> points = spots(NUMBER + " " + NUMBER, loop);
        path.moveTo(points.get(0).x, points.get(0).y);
        for (int i = 1; i < points.size(); i += 2) {
          path.quadTo(points.get(i).x, points.get(i).y, points.get(i + 1).x, points.get(i + 1).y);
        }
        path.closePath();
      }
      outlines.add(path);
    }
    return outlines;
  }

  /** The distance of a spot from an outline. */
  static double distance(Path2D outline, Spot spot) {
    double least = Double.POSITIVE_INFINITY;
    double[] at = new double[6];
    double x = 0;
    double y = 0;
    for (PathIterator i = outline.getPathIterator(null, 0.05); !i.isDone(); i.next()) {
      if (i.currentSegment(at) == PathIterator.SEG_LINETO) {
        least = Math.min(least, java.awt.geom.Line2D.ptSegDist(x, y, at[0], at[1], spot.x, spot.y));
      }
      x = at[0];
      y = at[1];
    }
    return least;
  }

  private static List<Set<Spot>> inside(List<Path2D> outlines, List<Spot> nodes) {
    List<Set<Spot>> ties = new ArrayList<>();
    for (Path2D outline : outlines) {
      Set<Spot> members = new TreeSet<>();
      nodes.stream().filter(node -> outline.contains(node.x, node.y)).forEach(members::add);
      ties.add(members);
    }
    return ties;
  }

  private static List<Spot> spots(String pattern, String text) {
    List<Spot> spots = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      spots.add(spot(matcher, 1));
    }
    return spots;
  }

  private static Spot spot(Matcher matcher, int group) {
    return new Spot(
        Double.parseDouble(matcher.group(group)), Double.parseDouble(matcher.group(group + 1)));
  }

  /** Reads a picture made of characters, Unicode or ASCII, without numbers. */
  static Seen text(String text) {
    List<String> rows = text.lines().map(row -> row.replaceAll(" [*^].*", "")).toList();
    List<Spot> nodes = new ArrayList<>();
    Map<Character, Set<Spot>> letters = new TreeMap<>();
    for (int y = 0; y < rows.size(); y++) {
      for (int x = 0; x < rows.get(y).length(); x++) {
        char sign = rows.get(y).charAt(x);
        if (isNode(sign)) {
          nodes.add(new Spot(x, y));
          if (sign != 'o' && sign != '●') {
            letters.computeIfAbsent(sign, s -> new TreeSet<>()).add(new Spot(x, y));
          }
        } else if (sign != ' ' && arms(sign).isEmpty()) {
          throw new AssertionError("what is " + sign + "?");
        }
      }
    }
    Map<Spot, Spot> parents = new TreeMap<>();
    for (Spot node : nodes) {
      if (arms(at(rows, node.x + 1, node.y)).contains("l")) {
        parents.put(node, rightEnd(rows, new Spot(node.x + 1, node.y)));
      }
    }
    return new Seen(nodes, parents, List.copyOf(letters.values()));
  }

  /** Follows lines to the node or loose end furthest to the right. */
  private static Spot rightEnd(List<String> rows, Spot start) {
    Deque<Spot> todo = new ArrayDeque<>(List.of(start));
    Set<Spot> done = new TreeSet<>();
    while (!todo.isEmpty()) {
      Spot here = todo.pop();
      if (!done.add(here) || isNode(at(rows, here.x, here.y))) {
        continue;
      }
      String arms = arms(at(rows, here.x, here.y));
      for (char arm : arms.toCharArray()) {
        Spot there =
            switch (arm) {
              case 'l' -> new Spot(here.x - 1, here.y);
              case 'r' -> new Spot(here.x + 1, here.y);
              case 'u' -> new Spot(here.x, here.y - 1);
              default -> new Spot(here.x, here.y + 1);
            };
        char sign = at(rows, there.x, there.y);
        String back =
            switch (arm) {
              case 'l' -> "r";
              case 'r' -> "l";
              case 'u' -> "d";
              default -> "u";
            };
        if (arms(sign).contains(back) || isNode(sign) && "lr".indexOf(arm) >= 0) {
          todo.push(there);
        }
      }
    }
    return new TreeSet<>(done).last();
  }

  private static boolean isNode(char sign) {
    return sign == '●' || sign >= 'ⓐ' && sign <= 'ⓩ' || sign >= 'a' && sign <= 'z';
  }

  private static char at(List<String> rows, double x, double y) {
    int row = (int) y;
    int column = (int) x;
    return row < 0 || row >= rows.size() || column < 0 || column >= rows.get(row).length()
        ? ' '
        : rows.get(row).charAt(column);
  }

  private static String arms(char sign) {
    return switch (sign) {
      case '─', '-' -> "lr";
      case '│', '|' -> "ud";
      case '╮', '.' -> "ld";
      case '╯', '\'' -> "lu";
      case '├' -> "rud";
      case '┤' -> "lud";
      case '┼', '+' -> "lrud";
      default -> "";
    };
  }
}
