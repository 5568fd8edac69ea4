package chladni.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code chladni}, in a fresh copy of the project whose path holds a space. */
@Tag("integration")
final class LauncherTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final String NO_JDK =
      "chladni: needs a Java development kit of version 21 or newer and finds none:"
          + " install one, or name its folder in CHLADNI_JAVA\n";
  private static final Pattern BUILDING = Pattern.compile("chladni: building[^\n]*\n");

  @TempDir static Path folder;

  private static Path copy = Path.of("");
  private static String version = "";

  record Run(int status, String out, String err) {}

  @BeforeAll
  static void twoFirstStartsAtOnce() throws IOException, InterruptedException {
    copy = folder.resolve("a copy");
    copyProject(copy);
    List<Start> starts = List.of(start(folder, Map.of()), start(folder, Map.of()));
    List<Run> runs = new ArrayList<>();
    for (Start start : starts) {
      runs.add(start.end());
    }
    for (Run run : runs) {
      assertEquals(0, run.status(), run.err());
      assertFalse(run.out().isBlank());
      assertEquals(runs.get(0).out(), run.out());
    }
    assertTrue(
        runs.stream().anyMatch(run -> BUILDING.matcher(run.err()).matches()), runs.toString());
    version = runs.get(0).out();
    assertEquals(1, builds().size());
  }

  @Test
  void aSecondStartSaysNothingOfItsOwn() throws IOException, InterruptedException {
    assertEquals(new Run(0, version, ""), start(Path.of("/"), Map.of()).end());
  }

  @Test
  void linksToTheScriptAreFollowed() throws IOException, InterruptedException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path far = Files.createSymbolicLink(elsewhere.resolve("far"), copy.resolve("chladni"));
    Path near = Files.createSymbolicLink(elsewhere.resolve("near"), far.getFileName());
    assertEquals(
        new Run(0, version, ""), start(elsewhere, Map.of(), "./" + near.getFileName()).end());
    Map<String, String> onPath = Map.of("PATH", elsewhere + ":" + System.getenv("PATH"));
    assertEquals(
        new Run(0, version, ""), start(folder, onPath, "bash", "-c", "near --version").end());
  }

  @Test
  void theRelativePathOfAFolderWithinIsEnough() throws IOException, InterruptedException {
    assertEquals(new Run(0, version, ""), start(copy.resolve("src"), Map.of(), "../chladni").end());
  }

  @Test
  void withoutAJdkThereIsOneSentence() throws IOException, InterruptedException {
    Map<String, String> bare =
        Map.of("PATH", bareCommands().toString(), "CHLADNI_JDKS", empty().toString());
    assertEquals(new Run(1, "", NO_JDK), start(folder, bare).end());
  }

  @Test
  void anOldJdkIsPassedOver() throws IOException, InterruptedException {
    Path old = oldJdk();
    Map<String, String> oldOnly =
        Map.of(
            "PATH", bareCommands().toString(),
            "CHLADNI_JDKS", empty().toString(),
            "JAVA_HOME", old.toString());
    assertEquals(new Run(1, "", NO_JDK), start(folder, oldOnly).end());
    Map<String, String> oldFirst =
        Map.of(
            "JAVA_HOME", old.toString(), "PATH", old.resolve("bin") + ":" + System.getenv("PATH"));
    assertEquals(new Run(0, version, ""), start(folder, oldFirst).end());
  }

  @Test
  void anOldJdkThatIsAskedForIsRefused() throws IOException, InterruptedException {
    Path old = oldJdk();
    assertEquals(
        new Run(
            1,
            "",
            "chladni: CHLADNI_JAVA names no Java development kit of version 21 or newer: "
                + old
                + "\n"),
        start(folder, Map.of("CHLADNI_JAVA", old.toString())).end());
  }

  @ParameterizedTest
  @ValueSource(strings = {"much", "0", "-1g", "1t", ""})
  void aMemoryThatIsNoSizeIsRefused(String size) throws IOException, InterruptedException {
    Run run = start(folder, Map.of(), copy + "/chladni", "--memory", size).end();
    String sentence = "chladni: --memory takes a size, as 800m or 4g, and not '" + size + "'\n";
    assertEquals(new Run(1, "", sentence), run);
  }

  @Test
  void aMemoryIsTakenInEitherSpelling() throws IOException, InterruptedException {
    String script = copy + "/chladni";
    assertEquals(
        new Run(0, version, ""),
        start(folder, Map.of(), script, "--memory", "700m", "--version").end());
    assertEquals(
        new Run(0, version, ""),
        start(folder, Map.of(), script, "--memory=700m", "--version").end());
  }

  @Test
  void anArchiveThatIsMissingOrSpoiltCostsOnlyTime() throws IOException, InterruptedException {
    Path archive = archive();
    Files.delete(archive);
    assertEquals(new Run(0, version, ""), start(folder, Map.of()).end());
    assertTrue(Files.size(archive()) > 1_000_000);
    Files.writeString(archive, "not an archive");
    assertEquals(new Run(0, version, ""), start(folder, Map.of()).end());
    Files.delete(archive);
  }

  @Test
  void aBuildThatFailsChangesNothing() throws IOException, InterruptedException {
    Path current = copy.resolve("target/launcher/current");
    String before = Files.readString(current);
    Path broken = copy.resolve("src/main/java/chladni/shell/Broken.java");
    Files.writeString(broken, "package chladni.shell; class Broken { int x = \"\"; }\n");
    Run failed = start(folder, Map.of()).end();
    assertEquals(1, failed.status());
    assertEquals("", failed.out());
    assertTrue(failed.err().contains("Broken.java"), failed.err());
    assertTrue(
        failed.err().endsWith("chladni: could not be built, for the reasons above\n"),
        failed.err());
    assertEquals(before, Files.readString(current));
    assertFalse(builds().isEmpty());
    assertTrue(builds().contains(before.strip()));

    Files.delete(broken);
    Run mended = start(folder, Map.of()).end();
    assertEquals(0, mended.status(), mended.err());
    assertEquals(version, mended.out());
    assertTrue(BUILDING.matcher(mended.err()).matches(), mended.err());
    assertNotEquals(before, Files.readString(current));
    assertEquals(new Run(0, version, ""), start(folder, Map.of()).end());
  }

  @Test
  void everyLibraryThatComesAlongIsInTheNotice() throws IOException {
    String notice = Files.readString(PROJECT.resolve("NOTICE"));
    try (Stream<Path> jars = Files.list(archive().resolveSibling("lib"))) {
      assertEquals(
          List.of(),
          jars.map(jar -> jar.getFileName().toString().replaceFirst("-[0-9].*", ""))
              .filter(name -> !Pattern.compile("\\b" + name + "\\b").matcher(notice).find())
              .toList());
    }
  }

  @Test
  void aReleaseRunsWithoutTheSourceTree() throws IOException, InterruptedException {
    Run made =
        start(
                copy,
                Map.of(),
                "mvn",
                "-B",
                "-q",
                "-Preleased",
                "-Dunchecked",
                "-Dmaven.test.skip",
                "-Dmaven.javadoc.skip",
                "-Dbuild.into=target/released",
                "package")
            .end();
    assertEquals(0, made.status(), made.out() + made.err());
    Path elsewhere = Files.createDirectories(folder.resolve("a release"));
    Path archive = only(copy.resolve("target/released"), "chladni-.*\\.tar\\.gz");
    assertEquals(
        new Run(0, "", ""), start(elsewhere, Map.of(), "tar", "-xzf", archive.toString()).end());
    Path script = only(elsewhere, "chladni-.*").resolve("chladni");
    assertEquals(
        new Run(0, "-N*E/B\n", ""),
        start(folder, Map.of(), script.toString(), "-e", "weight(c(0-1)(01))").end());
    assertEquals(
        new Run(0, version, ""), start(folder, Map.of(), script.toString(), "--version").end());
  }

  private static Path only(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.getFileName().toString().matches(name)).toList();
      assertEquals(1, found.size(), found.toString());
      return found.get(0);
    }
  }

  private static void copyProject(Path to) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
            .directory(PROJECT.toFile())
            .start();
    String names = new String(git.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, git.waitFor());
    for (String name : names.split("\0", -1)) {
      Path from = PROJECT.resolve(name);
      if (Files.isRegularFile(from)) {
        Path file = to.resolve(name);
        Files.createDirectories(file.getParent());
        Files.copy(from, file, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private record Start(Process process, Path out, Path err) {
    Run end() throws IOException, InterruptedException {
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroy();
      }
      return new Run(process.waitFor(), Files.readString(out), Files.readString(err));
    }
  }

  /** Starts the script of the copy, or {@code words} instead, as from a shell without settings. */
  private static Start start(Path from, Map<String, String> settings, String... words)
      throws IOException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    List<String> command =
        new ArrayList<>(words.length == 0 ? List.of(copy + "/chladni") : List.of(words));
    if (words.length < 2) {
      command.add("--version");
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(from.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.equals("JAVA_HOME")
                    || name.startsWith("CHLADNI_")
                    || name.endsWith("JAVA_OPTIONS")
                    || name.equals("JAVA_TOOL_OPTIONS"));
    builder.environment().putAll(settings);
    return new Start(builder.start(), out, err);
  }

  private static List<String> builds() throws IOException {
    try (Stream<Path> files = Files.list(copy.resolve("target/launcher"))) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("build-"))
          .sorted()
          .toList();
    }
  }

  private static Path archive() throws IOException {
    String current = Files.readString(copy.resolve("target/launcher/current")).strip();
    try (Stream<Path> files = Files.list(copy.resolve("target/launcher").resolve(current))) {
      return files
          .filter(path -> path.getFileName().toString().matches("classes-.*\\.(aot|jsa)"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** A folder with the commands that the script itself may call, and no Java. */
  private static Path bareCommands() throws IOException {
    Path bare = Files.createTempDirectory(folder, "bare");
    for (String name : List.of("bash", "find", "readlink", "mkdir", "date", "rm", "mv", "cat")) {
      Path command =
          Stream.of(System.getenv("PATH").split(":", -1))
              .map(place -> Path.of(place, name))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(bare.resolve(name), command);
    }
    return bare;
  }

  private static Path empty() throws IOException {
    return Files.createTempDirectory(folder, "empty");
  }

  /** What looks like a JDK 17 and fails if it is started. */
  private static Path oldJdk() throws IOException {
    Path old = Files.createTempDirectory(folder, "old");
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Path bin = Files.createDirectory(old.resolve("bin"));
    Stream.of("java", "javac")
        .forEach(
            name -> {
              try {
                Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\nexit 99\n");
                assertTrue(file.toFile().setExecutable(true));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return old;
  }
}
