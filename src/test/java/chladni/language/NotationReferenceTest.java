package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.NumberedDiagram;
import chladni.diagram.PaperSpelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference of the notation says what is so. */
class NotationReferenceTest {

  private static List<String> blocks(String kind) throws IOException {
    String page = Files.readString(Path.of("docs", "notation.md"));
    List<String> blocks =
        Pattern.compile("(?ms)^```" + kind + "\n(.*?)^```$")
            .matcher(page)
            .results()
            .map((MatchResult m) -> m.group(1))
            .toList();
    assertFalse(blocks.isEmpty());
    return blocks;
  }

  @Test
  void everyDiagramHasTheNameBesideIt() throws IOException {
    for (String block : blocks("diagram")) {
      for (String line : block.lines().toList()) {
        NumberedDiagram read = Reader.diagram(line);
        String name = PaperSpelling.of(read.diagram().presentation(), read.brackets());
        assertEquals(line.substring(line.indexOf('#') + 2), name);
        assertEquals(read, Reader.diagram(read.name()));
      }
    }
  }

  @Test
  void everyStatementIsRead() throws IOException {
    assertEquals(7, Reader.statements(String.join("", blocks("chl"))).size());
  }

  @Test
  void everyMistakeHasTheAnswerBelowIt() throws IOException {
    for (String block : blocks("mistake")) {
      String[] halves = block.split("\n---\n", 2);
      Reading reading = Reader.read(halves[0]);
      assertEquals(halves[1].strip(), reading.mistake().orElseThrow().rendered());
    }
  }

  @Test
  void theTypedNumberingOfTheReadableExampleIsAsSaid() {
    NumberedDiagram read = Reader.diagram("[a -> b -> *, c -> b, a ~ c]");
    assertEquals("c(01-2-3)(02-12-23)", read.diagram().name());
    assertEquals(2, read.numbering().get(1));
    assertTrue(List.of(List.of(0, 2, 1), List.of(1, 2, 0)).contains(read.numbering()));
  }
}
