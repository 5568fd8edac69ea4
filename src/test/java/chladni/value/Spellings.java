package chladni.value;

import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.CanonicalForm;
import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import chladni.diagram.Presentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the paper's spelling with single digits, as {@code c(01-2)(02-12)}, for tests. */
final class Spellings {
  private Spellings() {}

  static Diagram diagram(String text) {
    return read(text).diagram();
  }

  static NumberedDiagram read(String text) {
    Matcher m = Pattern.compile("([cm])\\(([-0-9]*)\\)\\(([-0-9]*)\\)").matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(text);
    }
    List<String> edges =
        Arrays.stream(m.group(3).split("-", -1)).filter(e -> !e.isEmpty()).sorted().toList();
    int n = edges.size();
    List<String> parts = List.of(m.group(2).split("-", -1));
    int nodes = String.join("", parts).length();
    List<Anchor> anchors = new ArrayList<>();
    List<Integer> parents = new ArrayList<>();
    for (int r = n; r < nodes; r++) {
      anchors.add(Anchor.ROOT);
    }
    for (String edge : edges) {
      if (edge.length() == 1) {
        anchors.add(Anchor.LOOSE_END);
        parents.add(n + anchors.size() - 1);
      } else {
        parents.add(edge.charAt(1) - '0');
      }
    }
    int[] part = new int[n];
    int fresh = 0;
    OptionalInt rootPart = OptionalInt.empty();
    int[] seen = new int[parts.size()];
    Arrays.fill(seen, -1);
    for (int v = 0; v < n; v++) {
      for (int p = 0; p < seen.length; p++) {
        if (parts.get(p).indexOf('0' + v) >= 0) {
          seen[p] = seen[p] < 0 ? fresh++ : seen[p];
          part[v] = seen[p];
        }
      }
    }
    for (int p = 0; p < seen.length; p++) {
      if (seen[p] >= 0 && parts.get(p).indexOf('0' + n) >= 0) {
        rootPart = OptionalInt.of(seen[p]);
      }
    }
    Presentation presentation =
        new Presentation(parents, Arrays.stream(part).boxed().toList(), anchors, rootPart);
    CanonicalForm form = CanonicalForm.of(presentation);
    return new NumberedDiagram(
        form.diagram(),
        form.numbering(),
        m.group(1).equals("c") ? Brackets.CUMULANT : Brackets.MOMENT);
  }
}
