package chladni.notebook;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How tests start the program as a process, with the classes that they themselves run with. */
final class Program {
  private Program() {}

  /** The command that starts the program with these words. */
  static List<String> command(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                "chladni.shell.Main"));
    command.addAll(List.of(words));
    return command;
  }

  /** Some runners of tests load classes by a loader of their own, which knows where they are. */
  private static String classPath() {
    return Program.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs())
            .map(URL::toString)
            .map(url -> Path.of(URI.create(url)).toString())
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }
}
