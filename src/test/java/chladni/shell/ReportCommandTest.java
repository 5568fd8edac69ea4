package chladni.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code chladni report …}. */
class ReportCommandTest {
  @TempDir Path folder;

  @Test
  void aScriptBecomesAPageAndADocumentInAFolderThatIsMade() throws IOException {
    Path script = Files.writeString(folder.resolve("my.chl"), "## One\ntest_loss(1)\n");
    Path target = folder.resolve("a/b");
    Run run = Run.of("", "report", script.toString(), "--to", target.toString());
    assertEquals(
        new Run(0, target.resolve("my.html") + "\n" + target.resolve("my.tex") + "\n", ""), run);
    assertTrue(Files.readString(target.resolve("my.html")).startsWith("<!DOCTYPE html>"));
    assertTrue(
        Files.readString(target.resolve("my.tex")).startsWith("\\documentclass[10pt]{article}"));
  }

  @Test
  void anOlderReportIsReplacedAndNoOtherFile() throws IOException {
    Path script = Files.writeString(folder.resolve("my.chl"), "test_loss(1)\n");
    Path page = folder.resolve("my.html");
    Path document = folder.resolve("my.tex");
    assertEquals(0, Run.of("", "report", script.toString(), "--to", folder.toString()).status());
    Files.writeString(script, "test_loss(2)\n");
    assertEquals(0, Run.of("", "report", script.toString(), "--to", folder.toString()).status());
    assertTrue(Files.readString(page).contains("test_loss(2)"));
    Files.writeString(document, "\\documentclass[10pt]{article} % my thesis");
    Files.writeString(script, "test_loss(3)\n");
    Run kept = Run.of("", "report", script.toString(), "--to", folder.toString());
    assertEquals(1, kept.status());
    assertTrue(kept.err().contains("it is no report"), kept.err());
    assertTrue(Files.readString(document).endsWith("my thesis"));
    assertTrue(Files.readString(page).contains("test_loss(2)"));
    Run asked = Run.of("", "report", script.toString(), "--to", folder.toString(), "--overwrite");
    assertEquals(0, asked.status());
    assertTrue(Files.readString(document).contains("test\\_loss"));
  }

  @Test
  void nothingIsWrittenThroughALink() throws IOException {
    Path script = Files.writeString(folder.resolve("my.chl"), "test_loss(1)\n");
    Path treasure = Files.writeString(folder.resolve("treasure"), "mine");
    Files.createSymbolicLink(folder.resolve("my.tex"), treasure);
    for (String option : new String[] {"--to=" + folder, "--overwrite"}) {
      assertEquals(
          1, Run.of("", "report", script.toString(), "--to", folder.toString(), option).status());
    }
    assertEquals("mine", Files.readString(treasure));
  }

  @Test
  void mistakesAreToldAndNothingIsWritten() throws IOException {
    Run missing =
        Run.of("", "report", folder.resolve("none.chl").toString(), "--to", folder.toString());
    assertEquals(1, missing.status());
    assertTrue(missing.err().contains("there is no file"), missing.err());
    Path script = Files.writeString(folder.resolve("bad.chl"), "test_los(1)\n");
    Run wrong = Run.of("", "report", script.toString(), "--to", folder.toString());
    assertEquals(1, wrong.status());
    assertTrue(wrong.err().contains("did you mean test_loss?"), wrong.err());
    assertTrue(Files.notExists(folder.resolve("bad.html")));
    Run options = Run.of("", "report", "--two", "x");
    assertEquals(1, options.status());
    assertTrue(options.err().contains("chladni report --help"), options.err());
    assertTrue(Run.of("", "report", "--help").out().contains("--to=DIR"));
  }
}
