package chladni.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A program of the machine that a test needs. */
final class Tool {
  private static final long SECONDS = 300;

  private Tool() {}

  /** Whether a program is on the PATH. */
  static boolean isThere(String program) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** What a program did. */
  record Outcome(int status, String output) {}

  /** Runs a program in a folder; what it says on both streams is its output. */
  static Outcome run(Path folder, List<String> words) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      assertTrue(false, words.get(0) + " did not end within " + SECONDS + " s");
    }
    return new Outcome(process.exitValue(), Files.readString(output));
  }
}
