package chladni.shell;

import chladni.language.Context;
import chladni.notebook.ConnectionFile;
import chladni.notebook.Kernel;
import chladni.notebook.KernelFolder;
import chladni.problem.ProblemException;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chladni jupyter …}: makes the language known to Jupyter, or runs its kernel. */
@Command(
    name = "chladni jupyter",
    description = "Makes the language known to Jupyter.",
    footer = {
      "",
      "Examples:",
      "  chladni jupyter install",
      "  jupyter notebook",
      "  jupyter console --kernel chladni"
    },
    synopsisSubcommandLabel = "(install | uninstall | run)",
    sortOptions = false)
final class JupyterCommand {
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = picocli.CommandLine.ScopeType.INHERIT,
      description = "this help")
  boolean help;

  /**
   * The command.
   *
   * @param out what is done is told here
   * @param err messages
   * @param environment the variables of the environment
   */
  JupyterCommand(PrintStream out, PrintStream err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  /**
   * Does what the words ask for.
   *
   * @return the exit status: 0, or 1 after a mistake
   */
  int run(String... words) {
    return Subcommand.run(this, out, err, words);
  }

  /** Where the kernel is to be known. */
  static final class Place {
    @ArgGroup Choice choice = new Choice();

    /** One of two. */
    static final class Choice {
      @Option(names = "--user", description = "for you only, which is the default")
      boolean user;

      @Option(
          names = "--prefix",
          paramLabel = "DIR",
          description = "for the Jupyter that is installed below DIR, as /usr/local")
      Optional<Path> prefix = Optional.empty();
    }

    KernelFolder folder(Map<String, String> environment) {
      return choice
          .prefix
          .map(KernelFolder::below)
          .orElseGet(
              () ->
                  KernelFolder.ofUser(
                      Path.of(System.getProperty("user.home", "")),
                      System.getProperty("os.name", ""),
                      environment));
    }
  }

  @Command(name = "install", description = "Lets Jupyter find the kernel.", sortOptions = false)
  void install(@Mixin Place place) {
    KernelFolder folder = place.folder(environment);
    folder.write(program());
    out.println("The kernel is in " + folder.path());
    out.println(
        hasJupyter()
            ? "Start it with: jupyter notebook, jupyter lab, or jupyter console --kernel chladni"
            : "There is no jupyter on the PATH yet: install it, with"
                + " \"apt install jupyter-notebook\" or \"pip install jupyterlab\"");
  }

  @Command(name = "uninstall", description = "Takes the kernel away.", sortOptions = false)
  void uninstall(@Mixin Place place) {
    KernelFolder folder = place.folder(environment);
    if (!folder.remove()) {
      throw ProblemException.badFile(
          "there is no kernel in " + folder.path(),
          "give --user or --prefix as when it was installed; jupyter kernelspec list tells where");
    }
    out.println("The kernel is no longer in " + folder.path());
  }

  @Command(name = "run", description = "Runs the kernel; Jupyter does this.", sortOptions = false)
  void run(@Parameters(paramLabel = "CONNECTION_FILE") Path file) {
    String name = file.toString();
    Optional<Long> frontEnd =
        Optional.ofNullable(environment.get("JPY_PARENT_PID"))
            .filter(pid -> pid.matches("[1-9][0-9]{0,17}") && File.separatorChar == '/')
            .map(Long::valueOf);
    Kernel.run(
        Context.standard().withTexts(TextFiles.all()),
        CommandLine.version(),
        ConnectionFile.read(name, TextFiles.read(name), frontEnd));
  }

  /** The words that start this program again: its launcher, or Java as it was started. */
  private static List<String> program() {
    return Optional.ofNullable(System.getProperty("chladni.launcher"))
        .map(launcher -> List.of(Path.of(launcher).toAbsolutePath().normalize().toString()))
        .orElseGet(
            () ->
                List.of(
                    Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                    "-cp",
                    classPath(),
                    Main.class.getName()));
  }

  private static String classPath() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getProperty("java.class.path", ""))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .reduce((a, b) -> a + File.pathSeparator + b)
        .orElse("");
  }

  private boolean hasJupyter() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(Optional.ofNullable(environment.get("PATH")).orElse(""))
        .anyMatch(
            folder ->
                !folder.isEmpty()
                    && (Files.isExecutable(Path.of(folder, "jupyter"))
                        || Files.isExecutable(Path.of(folder, "jupyter.exe"))));
  }
}
