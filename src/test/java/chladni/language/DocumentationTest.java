package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.render.DiagramDrawing;
import chladni.render.TextWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Documentation is executed: every session shown in README.md and docs/ replies as shown, the
 * reference is what the registry says, links lead somewhere, and the picture is the program's.
 *
 * <p>{@code -Dgolden.rewrite=true} writes the reference and the picture anew.
 */
class DocumentationTest {
  private static final String PROMPT = "chladni> ";
  private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      return Stream.concat(
              Stream.of(Path.of("README.md")),
              docs.filter(p -> p.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> everySessionShownRepliesAsShown() throws IOException {
    return pages().stream()
        .map(page -> DynamicTest.dynamicTest(page.toString(), () -> runSessions(page)));
  }

  private static void runSessions(Path page) throws IOException {
    Context context =
        Context.standard().withTexts(ProjectFiles::read).withFiles((name, text, existing) -> {});
    Session session = new Session(context);
    List<String> lines = Files.readAllLines(page);
    boolean inside = false;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("```")) {
        inside = !inside && lines.get(i).equals("```text");
        continue;
      }
      if (inside && lines.get(i).startsWith(PROMPT)) {
        List<String> expected = new ArrayList<>();
        for (int j = i + 1;
            !lines.get(j).startsWith(PROMPT) && !lines.get(j).startsWith("```");
            j++) {
          expected.add(lines.get(j));
        }
        String statement = lines.get(i).substring(PROMPT.length());
        assertEquals(String.join("\n", expected), shown(session, context, statement), statement);
      }
    }
  }

  private static String shown(Session session, Context context, String statement) {
    List<String> replies = new ArrayList<>();
    try {
      session.run(
          statement,
          answer -> {
            if (!answer.statement().silent()) {
              replies.add(new ReplyText(context.names(), TextWriter.UNICODE).write(answer.reply()));
            }
          });
    } catch (MistakeException e) {
      replies.add(e.mistake().rendered());
    }
    return String.join("\n", replies)
        .lines()
        .map(String::stripTrailing)
        .reduce("", DocumentationTest::joined);
  }

  private static String joined(String a, String b) {
    return a.isEmpty() ? b : a + "\n" + b;
  }

  @Test
  void theReferenceIsWhatTheRegistrySays() throws IOException {
    Path page = Path.of("docs", "reference.md");
    String generated = Reference.markdown(Registry.standard());
    if (REWRITE) {
      Files.writeString(page, generated);
    }
    assertEquals(generated, Files.readString(page), "run the test with -Dgolden.rewrite=true");
  }

  @Test
  void thePictureIsDrawnByTheProgram() throws IOException {
    Path picture = Path.of("docs", "pictures", "diagram.svg");
    String drawn =
        DiagramDrawing.of(Reader.diagram("c(01-23-4-5)(04-14-25-35-45)").diagram()).svg();
    if (REWRITE) {
      Files.writeString(picture, drawn);
    }
    assertEquals(drawn, Files.readString(picture), "run the test with -Dgolden.rewrite=true");
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    Pattern link = Pattern.compile("\\]\\(([^)#:]+)\\)");
    for (Path page : pages()) {
      Matcher matcher = link.matcher(Files.readString(page));
      while (matcher.find()) {
        Path folder = page.getParent() == null ? Path.of("") : page.getParent();
        if (matcher.group(1).matches("[\\w./-]+") && matcher.group(1).contains(".")) {
          assertTrue(
              Files.exists(folder.resolve(matcher.group(1))), page + ": " + matcher.group(1));
        }
      }
    }
  }

  @Test
  void theReadmeShowsWhatItMust() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    for (String needed :
        List.of("./chladni -e 'test_loss(2)'", "mvn verify", ".svg)", PROMPT, "`grammar/`")) {
      assertTrue(readme.contains(needed), needed);
    }
  }
}
