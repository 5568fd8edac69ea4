package chladni.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.language.Context;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The notebooks of the manual put out what they store, in every format.
 *
 * <p>{@code -Dgolden.rewrite=true} evaluates them and stores the outputs anew.
 */
class NotebookTest {
  private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

  private static Stream<DynamicTest> each(NotebookCheck check) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("notebooks"))) {
      return files
          .filter(file -> file.toString().endsWith(".ipynb"))
          .sorted()
          .map(file -> DynamicTest.dynamicTest(file.toString(), () -> check.check(file)))
          .toList()
          .stream();
    }
  }

  private interface NotebookCheck {
    void check(Path file) throws IOException;
  }

  @TestFactory
  Stream<DynamicTest> everyCellPutsOutWhatIsStored() throws IOException {
    return each(
        file -> {
          Notebook stored = read(file);
          Notebook executed = stored.executed(evaluator(file));
          if (REWRITE) {
            Files.writeString(file, executed.text());
          }
          List<Notebook.Cell> before = read(file).cells();
          List<Notebook.Cell> after = executed.cells();
          for (int i = 0; i < after.size(); i++) {
            assertEquals(before.get(i).outputs(), after.get(i).outputs(), after.get(i).source());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> noCellOfTheManualFails() throws IOException {
    return each(
        file ->
            read(file)
                .cells()
                .forEach(
                    cell ->
                        cell.outputs()
                            .forEach(
                                output ->
                                    assertTrue(
                                        output.has("data") || cell.source().startsWith("# wrong"),
                                        cell.source()))));
  }

  @TestFactory
  Stream<DynamicTest> everyNotebookNamesTheKernelOfTheLanguage() throws IOException {
    return each(
        file -> {
          JsonObject metadata = read(file).json().getAsJsonObject("metadata");
          assertEquals(
              Map.of("display_name", "Chladni", "language", "chladni", "name", "chladni"),
              strings(metadata.getAsJsonObject("kernelspec")));
        });
  }

  @TestFactory
  Stream<DynamicTest> aNotebookIsWrittenAsItWasRead() throws IOException {
    return each(file -> assertEquals(Files.readString(file), read(file).text()));
  }

  private static Map<String, String> strings(JsonObject object) {
    return object.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getAsString()));
  }

  private static Notebook read(Path file) throws IOException {
    return Notebook.read(file.toString(), Files.readString(file));
  }

  private static CellEvaluator evaluator(Path file) {
    return new CellEvaluator(
        Context.standard()
            .withTexts(
                name -> {
                  try {
                    return Files.readString(file.resolveSibling(name));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));
  }
}
