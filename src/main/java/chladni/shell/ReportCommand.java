package chladni.shell;

import chladni.language.Context;
import chladni.language.Session;
import chladni.paper.KnownResults;
import chladni.problem.ProblemException;
import chladni.report.HtmlPage;
import chladni.report.LatexDocument;
import chladni.report.PaperReport;
import chladni.report.Report;
import chladni.report.ScriptReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chladni report …}: writes results or a script as an HTML page and a LaTeX document. */
@Command(
    name = "chladni report",
    description = "Writes a report: one HTML page that needs nothing else, and one LaTeX document.",
    footer = {
      "",
      "Examples:",
      "  chladni report paper --to reports",
      "  chladni report my.chl --to reports"
    },
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  private static final String PAPER = "paper";

  private final PrintStream out;
  private final PrintStream err;
  private final Context context;

  @Parameters(
      paramLabel = "paper|FILE.chl",
      description = "all known results, or a script: each statement with its reply")
  String subject = PAPER;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "the folder to write into (default: this one); it is made if it is not there")
  Path folder = Path.of(".");

  @Option(
      names = "--overwrite",
      description = "replace files of these names that are no reports; older reports always are")
  boolean overwrite;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this help")
  boolean help;

  /**
   * The command.
   *
   * @param out what is written is told here
   * @param err messages
   * @param context what statements are evaluated with
   */
  ReportCommand(PrintStream out, PrintStream err, Context context) {
    this.out = out;
    this.err = err;
    this.context = context;
  }

  /**
   * Does what the words ask for.
   *
   * @return the exit status: 0, or 1 after a mistake
   */
  int run(String... words) {
    return Subcommand.run(this, out, err, words);
  }

  @Override
  public Integer call() {
    Report report =
        subject.equals(PAPER)
            ? PaperReport.of(KnownResults.shipped(), context)
            : ScriptReport.of(new Session(context), subject, TextFiles.read(subject));
    context.progress().finished();
    String name = name();
    Path page = folder.resolve(name + ".html");
    Path document = folder.resolve(name + ".tex");
    checkFree(page, HtmlPage.BEGINNING);
    checkFree(document, LatexDocument.BEGINNING);
    write(page, HtmlPage.of(report, context.names()));
    write(document, LatexDocument.of(report, context.names()));
    return 0;
  }

  /** The script's name without its folder and its ending. */
  private String name() {
    Path last = Path.of(subject).getFileName();
    String file = last == null ? subject : last.toString();
    int point = file.lastIndexOf('.');
    return point > 0 ? file.substring(0, point) : file;
  }

  /** Refuses to replace a file that somebody else may have written. */
  private void checkFree(Path path, String beginning) {
    if (!overwrite && Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !begins(path, beginning)) {
      throw ProblemException.badFile(
          "there is a file " + path + " already, and it is no report",
          "give --overwrite to replace it, or another folder with --to");
    }
  }

  private static boolean begins(Path path, String beginning) {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] expected = beginning.getBytes(StandardCharsets.UTF_8);
      return Arrays.equals(stream.readNBytes(expected.length), expected);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private void write(Path path, String content) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw ProblemException.badFile(
          folder + " cannot be made: " + e.getMessage(), "give another folder with --to");
    }
    TextFiles.write(
        path.toString(), content.getBytes(StandardCharsets.UTF_8), Context.Files.Existing.REPLACE);
    out.println(path);
  }
}
