package chladni;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What no file of the project may hold. */
final class TrackedFilesTest {
  private static final Set<String> VAGUE =
      Set.of("util", "utils", "core", "impl", "common", "commons", "misc", "helper", "helpers");

  /** Put together here, so that this file does not hold them itself. */
  private static final List<String> FORBIDDEN =
      List.of(
          "TO" + "DO",
          "FIX" + "ME",
          ".." + "/shared",
          "/work" + "/",
          "/tmp" + "/chl",
          "/root" + "/",
          "repo1" + ".maven",
          "repo.maven" + ".apache");

  private static List<Path> tracked = List.of();

  @BeforeAll
  static void list() throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of(".git")), "not a working copy of git");
    Process git =
        new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String names = new String(git.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, git.waitFor());
    tracked =
        Pattern.compile("\0")
            .splitAsStream(names)
            .map(Path::of)
            .filter(Files::isRegularFile)
            .sorted()
            .toList();
    assertFalse(tracked.isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> noFileMentions() {
    return FORBIDDEN.stream()
        .map(
            phrase ->
                DynamicTest.dynamicTest(phrase, () -> assertNone(path -> holds(path, phrase))));
  }

  @Test
  void everyFolderOfTheSourcesIsNamedForItsSubject() {
    assertNone(
        path ->
            (path.startsWith("src") || path.startsWith("grammar"))
                && Stream.iterate(path.getParent(), folder -> folder != null, Path::getParent)
                    .anyMatch(folder -> VAGUE.contains(folder.getFileName().toString())));
  }

  @Test
  void nothingThatABuildMakesIsTracked() {
    assertNone(path -> path.toString().matches(".*\\.(class|jar|aot|jsa)"));
    assertNone(path -> path.startsWith("target"));
  }

  @Test
  void linesEndAsOnUnix() {
    assertNone(path -> holds(path, "\r\n"));
  }

  @Test
  void everyPluginOfTheBuildHasAFixedVersion() throws Exception {
    Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse("pom.xml");
    Set<String> fixed = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    NodeList plugins = pom.getElementsByTagName("plugin");
    for (int i = 0; i < plugins.getLength(); i++) {
      Element plugin = (Element) plugins.item(i);
      String name = plugin.getElementsByTagName("artifactId").item(0).getTextContent();
      used.add(name);
      NodeList inside = plugin.getChildNodes();
      for (int j = 0; j < inside.getLength(); j++) {
        if (inside.item(j).getNodeName().equals("version")) {
          fixed.add(name);
        }
      }
    }
    assertEquals(used, fixed);
    NodeList versions = pom.getElementsByTagName("version");
    List<String> floating = new ArrayList<>();
    for (int i = 1; i < versions.getLength(); i++) {
      String version = versions.item(i).getTextContent();
      boolean isToolchain =
          versions.item(i).getParentNode() instanceof Element around
              && around.getTagName().equals("configuration");
      if (!isToolchain && version.matches(".*([\\[(,]|LATEST|RELEASE|SNAPSHOT).*")) {
        floating.add(version);
      }
    }
    assertEquals(List.of(), floating);
  }

  private static void assertNone(Predicate<Path> fault) {
    assertEquals(List.of(), tracked.stream().filter(fault).toList());
  }

  private static boolean holds(Path path, String phrase) {
    try {
      return Files.readString(path, ISO_8859_1).contains(phrase);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
