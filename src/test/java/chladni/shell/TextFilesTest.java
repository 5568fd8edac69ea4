package chladni.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read whole, as UTF-8, or refused in a sentence. */
class TextFilesTest {
  @TempDir Path folder;

  private static String refusal(String name) {
    return assertThrows(ProblemException.class, () -> TextFiles.read(name)).problem().message();
  }

  @Test
  void textIsReadAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("a.chl"), "η = 1\r\n\n");
    assertEquals("η = 1\r\n\n", TextFiles.read(file.toString()));
  }

  @Test
  void whatIsNoReadableTextIsRefused() throws IOException {
    Path latin = Files.write(folder.resolve("latin.chl"), new byte[] {'x', (byte) 0xe9});
    assertTrue(refusal(latin.toString()).endsWith("latin.chl is not UTF-8 text"));
    assertTrue(refusal(folder.toString()).endsWith("is a folder, not a file"));
    assertTrue(refusal(folder.resolve("none").toString()).startsWith("there is no file "));
    assertTrue(refusal("a\0b").contains("cannot be read"));
  }

  @Test
  void aMissingFileIsSoughtWhereTheHintSays() {
    String landscapeOrData =
        assertThrows(
                ProblemException.class,
                () -> TextFiles.all().bytes(folder.resolve("none.csv").toString(), 10))
            .problem()
            .hint();
    assertTrue(
        landscapeOrData.contains("those in a landscape file to the folder of that file"),
        landscapeOrData);
  }

  /** A stream without end, such as a device, is read no further than the bound. */
  @Test
  void readingEndsAtTheBound() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            return length;
          }
        };
    assertTrue(
        assertThrows(ProblemException.class, () -> TextFiles.read(endless, "standard input"))
            .problem()
            .message()
            .startsWith("standard input is longer than "));
    assertEquals("", TextFiles.read(new ByteArrayInputStream(new byte[0]), "standard input"));
  }
}
