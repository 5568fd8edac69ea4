package chladni.shell;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The program's entry: hands the process's streams to {@link CommandLine} and exits. */
public final class Main {
  private Main() {}

  /**
   * Runs the program; exit status 0, or 1 at the first mistake.
   *
   * @param arguments the words of the command line
   */
  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    Ending ending = new Ending();
    ending.listen();
    CommandLine commandLine =
        new CommandLine(System.in, out, err, terminalSpeaksUnicode(), isTerminal(), ending);
    int status = commandLine.run(arguments);
    if (out.checkError()) {
      err.println("error: the replies could not be written");
      status = 1;
    }
    err.flush();
    ending.finish();
    System.exit(status);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13),
        false,
        StandardCharsets.UTF_8);
  }

  /**
   * Whether a person sits at both ends. From JDK 22 on there may be a console without a terminal.
   */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJdk) {
      return true;
    }
  }

  private static boolean terminalSpeaksUnicode() {
    String name = System.getProperty("stdout.encoding", Charset.defaultCharset().name());
    String locale = System.getProperty("native.encoding", name);
    return name.equalsIgnoreCase("UTF-8") || locale.equalsIgnoreCase("UTF-8");
  }
}
