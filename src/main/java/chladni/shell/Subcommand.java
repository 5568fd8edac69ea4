package chladni.shell;

import chladni.language.MistakeException;
import chladni.problem.ProblemException;
import chladni.render.VisibleText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help;

/** Runs the commands of the command line that are told by their first word. */
final class Subcommand {
  private Subcommand() {}

  /**
   * Does what the words ask for.
   *
   * @param command an object with picocli's annotations
   * @param out for help, and for what is done
   * @param err for mistakes: what, and what to try
   * @return the exit status: 0, or 1 after a mistake
   */
  static int run(Object command, PrintStream out, PrintStream err, String... words) {
    picocli.CommandLine line = new picocli.CommandLine(command);
    return line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setParameterExceptionHandler(
            (mistake, given) -> {
              err.println("error: " + mistake.getMessage());
              err.println("hint: " + line.getCommandName() + " --help lists what there is");
              return 1;
            })
        .setExecutionExceptionHandler(
            (failure, failed, given) ->
                switch (failure) {
                  case MistakeException e -> {
                    err.println(VisibleText.of(e.mistake().rendered()));
                    yield 1;
                  }
                  case ProblemException e -> {
                    err.println(VisibleText.of("error: " + e.problem().message()));
                    err.println(VisibleText.of("hint: " + e.problem().hint()));
                    yield 1;
                  }
                  default -> throw failure;
                })
        .execute(words);
  }
}
