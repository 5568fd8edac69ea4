package chladni.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.ProblemException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelFolderTest {
  private static final Path HOME = Path.of("/home/ada");

  @TempDir private Path prefix;

  private static Path ofUser(String system, Map<String, String> environment) {
    return KernelFolder.ofUser(HOME, system, environment).path();
  }

  /** The folders are those of "Kernel specs" in the documentation of jupyter_client. */
  @Test
  void everySystemHasItsOwnPlace() {
    assertEquals(HOME.resolve(".local/share/jupyter/kernels/chladni"), ofUser("Linux", Map.of()));
    assertEquals(HOME.resolve("Library/Jupyter/kernels/chladni"), ofUser("Mac OS X", Map.of()));
    assertEquals(
        Path.of("/roaming/jupyter/kernels/chladni"),
        ofUser("Windows 11", Map.of("APPDATA", "/roaming")));
    assertEquals(
        Path.of("/data/jupyter/kernels/chladni"),
        ofUser("Linux", Map.of("XDG_DATA_HOME", "/data")));
    assertEquals(
        Path.of("/told/kernels/chladni"),
        ofUser("Linux", Map.of("XDG_DATA_HOME", "/data", "JUPYTER_DATA_DIR", "/told")));
    assertEquals(
        prefix.resolve("share/jupyter/kernels/chladni"), KernelFolder.below(prefix).path());
  }

  @Test
  void theFolderSaysHowTheKernelIsStarted() throws IOException {
    KernelFolder folder = KernelFolder.below(prefix);
    folder.write(List.of("/opt/a folder/chladni"));
    JsonObject specification =
        JsonParser.parseString(Files.readString(folder.path().resolve("kernel.json")))
            .getAsJsonObject();
    assertEquals(
        "[\"/opt/a folder/chladni\",\"jupyter\",\"run\",\"{connection_file}\"]",
        specification.get("argv").toString());
    assertEquals("chladni", specification.get("language").getAsString());
    assertEquals("message", specification.get("interrupt_mode").getAsString());
    for (int side : List.of(32, 64)) {
      Path logo = folder.path().resolve("logo-" + side + "x" + side + ".png");
      assertEquals(side, ImageIO.read(logo.toFile()).getWidth());
      assertEquals(side, ImageIO.read(logo.toFile()).getHeight());
    }
  }

  @Test
  void removingTakesAwayWhatWasWrittenAndNothingElse() throws IOException {
    KernelFolder folder = KernelFolder.below(prefix);
    assertFalse(folder.remove());
    folder.write(List.of("chladni"));
    folder.write(List.of("chladni"));
    assertTrue(folder.remove());
    assertFalse(Files.exists(folder.path()));

    folder.write(List.of("chladni"));
    Files.writeString(folder.path().resolve("custom.css"), "a user's");
    assertTrue(folder.remove());
    try (Stream<Path> left = Files.list(folder.path())) {
      assertEquals(
          new TreeSet<>(List.of(folder.path().resolve("custom.css"))),
          new TreeSet<>(left.toList()));
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsAProblem() throws IOException {
    Path file = Files.writeString(prefix.resolve("file"), "");
    assertThrows(ProblemException.class, () -> KernelFolder.below(file).write(List.of("chladni")));
  }
}
