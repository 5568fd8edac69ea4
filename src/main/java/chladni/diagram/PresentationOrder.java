package chladni.diagram;

import java.util.Comparator;
import java.util.List;

/** The order of diagrams: by edges, anchors, tied root, parents, parts. */
enum PresentationOrder implements Comparator<Presentation> {
  INSTANCE;

  @Override
  public int compare(Presentation p, Presentation q) {
    int order = Integer.compare(p.edges(), q.edges());
    if (order == 0) {
      order = Integer.compare(p.anchors().size(), q.anchors().size());
    }
    for (int a = 0; order == 0 && a < p.anchors().size(); a++) {
      order = p.anchors().get(a).compareTo(q.anchors().get(a));
    }
    if (order == 0) {
      order = Boolean.compare(p.rootPart().isPresent(), q.rootPart().isPresent());
    }
    if (order == 0) {
      order = lexicographic(p.parents(), q.parents());
    }
    if (order == 0) {
      order = lexicographic(p.parts(), q.parts());
    }
    return order == 0 ? Integer.compare(p.rootPart().orElse(-1), q.rootPart().orElse(-1)) : order;
  }

  static int lexicographic(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Integer.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
