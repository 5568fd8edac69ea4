package chladni.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the project, by their paths in it: what the documentation's sessions read. */
final class ProjectFiles {
  private ProjectFiles() {}

  static String read(String name) {
    try {
      return Files.readString(Path.of(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
