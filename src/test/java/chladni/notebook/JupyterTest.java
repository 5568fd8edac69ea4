package chladni.notebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Jupyter itself runs the notebooks of the manual with the kernel as it is installed. */
@Tag("integration")
class JupyterTest {
  @TempDir private static Path folder;

  private record Run(int status, String text) {}

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    assumeTrue(
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getenv("PATH"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "jupyter-nbconvert"))),
        "there is no jupyter-nbconvert on the PATH");
    Run run = run(Program.command("jupyter", "install", "--prefix", folder.toString()));
    assertEquals(0, run.status(), run.text());
  }

  private static Run run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", "");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("JUPYTER_PATH", folder.resolve("share/jupyter").toString());
    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Run(process.waitFor(), Files.readString(output));
  }

  private static Run convert(Path file, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("jupyter", "nbconvert", "--execute", "--output-dir", folder.toString()));
    command.addAll(List.of(options));
    command.add(file.toString());
    return run(command);
  }

  private static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("notebooks"))) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyNotebookPutsOutInJupyterWhatIsStored() throws IOException {
    return notebooks().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.toString(),
                    () -> {
                      Run run = convert(file, "--to", "notebook");
                      assertEquals(0, run.status(), run.text());
                      assertEquals(
                          read(file), read(folder.resolve(file.getFileName())), run.text());
                    }));
  }

  private static List<Notebook.Cell> read(Path file) throws IOException {
    return Notebook.read(file.toString(), Files.readString(file)).cells();
  }

  @Test
  void jupyterListsTheKernel() throws IOException, InterruptedException {
    Run run = run(List.of("jupyter", "kernelspec", "list"));
    assertEquals(0, run.status(), run.text());
    assertTrue(
        run.text().contains(folder.resolve("share/jupyter/kernels/chladni").toString()),
        run.text());
  }

  @Test
  void aPageHoldsPicturesAndFormulas() throws IOException, InterruptedException {
    Path file = Path.of("notebooks", "first-diagram.ipynb");
    Run run = convert(file, "--to", "html");
    assertEquals(0, run.status(), run.text());
    String page = Files.readString(folder.resolve("first-diagram.html"), UTF_8);
    assertTrue(page.contains("$\\displaystyle \\frac{N E^2}{2 B^2}$"));
    assertTrue(page.contains("src=\"data:image/svg+xml;base64,"));
  }

  @Test
  void aCellThatFailsEndsTheConversionWithItsMessage() throws IOException, InterruptedException {
    Path file =
        Files.writeString(
            folder.resolve("wrong.ipynb"),
            """
            {"cells": [{"cell_type": "code", "execution_count": null, "id": "a", "metadata": {},
              "outputs": [], "source": "1/0"}],
             "metadata": {"kernelspec":
               {"display_name": "Chladni", "language": "chladni", "name": "chladni"}},
             "nbformat": 4, "nbformat_minor": 5}
            """);
    Run run = convert(file, "--to", "notebook", "--output", "out.ipynb");
    assertTrue(run.status() != 0, run.text());
    assertTrue(run.text().contains("error at line 1, column 2"), run.text());
  }
}
