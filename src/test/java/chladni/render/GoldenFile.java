package chladni.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    String expected = Files.readString(file);
    if (!expected.equals(actual)) {
      List<String> before = expected.lines().toList();
      List<String> now = actual.lines().toList();
      int line = 0;
      while (line < Math.min(before.size(), now.size()) && before.get(line).equals(now.get(line))) {
        line++;
      }
      assertEquals(
          line < before.size() ? before.get(line) : "(the end)",
          line < now.size() ? now.get(line) : "(the end)",
          name + ", line " + (line + 1) + "; if the change is right, -Dgolden.rewrite=true");
      fail(name + " differs in its line ends");
    }
  }
}
