package chladni.shell;

import java.io.PrintStream;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Reads the words of a command line that has options; see {@link Invocation#plain}. */
final class OptionWords {
  private OptionWords() {}

  /**
   * Does what words ask for.
   *
   * @return the exit status: 0, or 1 after a mistake
   */
  static int run(
      String[] words, PrintStream out, PrintStream err, ToIntFunction<Invocation> running) {
    Invocation invocation = new Invocation();
    picocli.CommandLine parser =
        new picocli.CommandLine(invocation).setOverwrittenOptionsAllowed(true);
    try {
      parser.parseArgs(words);
    } catch (ParameterException e) {
      err.println("error: " + e.getMessage());
      err.println("hint: chladni --help lists the options");
      return 1;
    }
    if (invocation.help) {
      out.print(parser.getUsageMessage(Ansi.OFF));
      return 0;
    }
    if (invocation.version) {
      out.println("chladni " + CommandLine.version());
      return 0;
    }
    return running.applyAsInt(invocation);
  }
}
