package chladni.shell;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the launcher has done once after a build: the classes this takes go to its archive. */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * Runs some usual command lines, whose replies nobody reads.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    for (String format : List.of("text", "json", "latex")) {
      new CommandLine(InputStream.nullInputStream(), nowhere, nowhere, true, false)
          .run("--format", format, "-e", "test_loss(2)\nx = weight(c(01-2)(02-12), N=4)\nx + foo(");
    }
    System.exit(0);
  }
}
