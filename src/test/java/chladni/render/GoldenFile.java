package chladni.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of pictures as they were when somebody last looked at them. {@code -Dgolden.rewrite=true}
 * writes them anew.
 */
final class GoldenFile {
  private GoldenFile() {}

  /** Asserts that nothing has changed. */
  static void assertSame(String name, String actual) throws IOException {
    Path file = Path.of("src/test/resources/chladni/golden", name);
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertEquals(Files.readString(file), actual, name);
  }
}
