package chladni.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of what the program writes as it was when somebody last looked at it. {@code
 * -Dgolden.rewrite=true} writes it anew.
 */
public final class GoldenFile {
  private GoldenFile() {}

  /** Asserts that nothing has changed. */
  public static void assertSame(String name, String actual) throws IOException {
    Path file = Path.of("src/test/resources/chladni/golden", name);
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertEquals(Files.readString(file), actual, name);
  }
}
