package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The figures of the documentation are made by the scripts beside them, on every machine the same.
 *
 * <p>{@code -Dgolden.rewrite=true} writes them anew.
 */
@Tag("integration")
final class FiguresTest {
  private static final Path SCRIPTS = Path.of("docs", "figures");

  @TestFactory
  Stream<DynamicTest> everyScriptMakesItsFigure() throws IOException {
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      return scripts.sorted().toList().stream()
          .map(script -> DynamicTest.dynamicTest(script.toString(), () -> run(script)));
    }
  }

  private static void run(Path script) throws IOException {
    Map<String, String> written = new TreeMap<>();
    Session session =
        new Session(
            Context.standard()
                .withFiles(
                    (name, text, existing) ->
                        written.put(name, new String(text, StandardCharsets.UTF_8))));
    session.eval(Files.readString(script));
    assertEquals(1, written.size(), "a script makes one figure");
    for (Map.Entry<String, String> figure : written.entrySet()) {
      Path file = Path.of(figure.getKey());
      if (Boolean.getBoolean("golden.rewrite")) {
        Files.writeString(file, figure.getValue());
      }
      assertEquals(Files.readString(file), figure.getValue());
      assertTrue(
          Files.readString(Path.of("docs", "figures.md")).contains(file.getFileName().toString()));
    }
  }
}
