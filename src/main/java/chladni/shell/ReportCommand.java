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
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    write(name + ".html", HtmlPage.of(report, context.names()));
    write(name + ".tex", LatexDocument.of(report, context.names()));
    return 0;
  }

  /** The script's name without its folder and its ending. */
  private String name() {
    Path last = Path.of(subject).getFileName();
    String file = last == null ? subject : last.toString();
    int point = file.lastIndexOf('.');
    return point > 0 ? file.substring(0, point) : file;
  }

  private void write(String file, String content) {
    Path path = folder.resolve(file);
    try {
      Files.createDirectories(folder);
      Files.writeString(path, content);
    } catch (IOException e) {
      throw ProblemException.badFile(
          path + " cannot be written: " + e.getMessage(), "give another folder with --to");
    }
    out.println(path);
  }
}
