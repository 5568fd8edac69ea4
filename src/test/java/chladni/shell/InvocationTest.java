package chladni.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvocationTest {

  /** Words that are understood without picocli mean what they mean to it. */
  @Test
  void plainWordsMeanTheSameWithAndWithoutPicocli() {
    for (List<String> words :
        List.of(
            List.<String>of(),
            List.of("-e", "1 + 1"),
            List.of("a.chl", "-e", "x", "b.chl", "-e", "y = 2"),
            List.of("--format", "json", "-e", "1"),
            List.of("--format", "json", "--format", "latex", "--ascii", "c.chl"),
            List.of("-e", "a b  c"))) {
      String[] given = words.toArray(String[]::new);
      Invocation expected = new Invocation();
      new picocli.CommandLine(expected).setOverwrittenOptionsAllowed(true).parseArgs(given);
      Invocation plain = Invocation.plain(given).orElseThrow();
      assertEquals(expected.inputs, plain.inputs);
      assertEquals(expected.format, plain.format);
      assertEquals(expected.ascii, plain.ascii);
    }
  }

  @Test
  void whatMayBeMoreIsLeftToPicocli() {
    for (List<String> words :
        List.of(
            List.of("-e"),
            List.of("-e", "-1"),
            List.of("-e", ""),
            List.of("--format=json"),
            List.of("--format", "xml"),
            List.of("--timeout", "3"),
            List.of("--help"),
            List.of("@words"),
            List.of("--", "-e"))) {
      assertEquals(
          Optional.empty(), Invocation.plain(words.toArray(String[]::new)), words::toString);
    }
    assertTrue(Invocation.plain("my.chl").isPresent());
  }
}
