package chladni.history;

import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the spelling {@code c(01-2)(02-12)} of rooted diagrams with at most ten nodes. */
final class Spelling {
  private Spelling() {}

  static Diagram read(String text) {
    return Diagram.of(presentation(text));
  }

  static Presentation presentation(String text) {
    String[] brackets = text.substring(2, text.length() - 1).split("\\)\\(", -1);
    Map<Integer, Integer> parent = new HashMap<>();
    for (String edge : brackets[1].split("-", -1)) {
      if (!edge.isEmpty()) {
        parent.put(edge.charAt(0) - '0', edge.charAt(1) - '0');
      }
    }
    List<Integer> parents = new ArrayList<>();
    Integer[] parts = new Integer[parent.size()];
    for (int v = 0; v < parts.length; v++) {
      parents.add(parent.get(v));
    }
    int number = 0;
    for (String part : brackets[0].split("-", -1)) {
      for (int i = 0; i < part.length(); i++) {
        int node = part.charAt(i) - '0';
        if (node < parts.length) {
          parts[node] = number;
        }
      }
      number++;
    }
    return Presentation.rooted(parents, List.of(parts));
  }
}
