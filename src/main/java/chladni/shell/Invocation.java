package chladni.shell;

import chladni.language.Format;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What a command line asks for; statements and scripts keep their order. */
@Command(
    name = "chladni",
    description = "Answers questions about stochastic gradient descent by diagrams.",
    footer = {
      "      --memory=SIZE      the most memory it may take, as 800m or 4g; read by the script"
          + " that",
      "                           starts the program",
      "",
      "The launcher ./chladni also takes --memory SIZE, the most memory that the program may take,",
      "as 800m or 4g.",
      "",
      "Without statements or scripts: the prompt (or, from a pipe, the statements piped in).",
      "Examples:",
      "  chladni -e 'test_loss(2)'",
      "  chladni --format json -e 'weight(c(01-2)(02-12))'",
      "  chladni my.chl",
      "  chladni report paper --to DIR    a report as a page and a LaTeX document; or of a script",
      "  chladni jupyter install          notebooks; chladni jupyter --help tells more"
    },
    sortOptions = false)
final class Invocation {

  /** One thing to evaluate. */
  sealed interface Input {
    /** Statements from the command line. */
    record Typed(String statements) implements Input {}

    /** A script. */
    record Script(Path file) implements Input {}
  }

  final List<Input> inputs = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "text|latex|json|mathml",
      description = "how replies print (default: text)",
      converter = FormatConverter.class)
  Format format = Format.TEXT;

  @Option(names = "--ascii", description = "text in ASCII instead of Unicode")
  boolean ascii;

  @Option(
      names = "--names",
      paramLabel = "FILE",
      description = "further names of tensors, in the form of rules/tensors.names")
  List<Path> names = new ArrayList<>();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "the most time that a statement may take; more is an error",
      converter = SecondsConverter.class)
  Optional<Duration> timeout = Optional.empty();

  @Option(
      names = "--no-history",
      description = "do not remember what is typed at the prompt for later sessions")
  boolean noHistory;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this help")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      description = "the version")
  boolean version;

  @Option(
      names = "-e",
      paramLabel = "STATEMENT",
      description = "evaluate a statement; may be repeated, in one session")
  void statement(String statements) {
    inputs.add(new Input.Typed(statements));
  }

  @Parameters(paramLabel = "FILE.chl", arity = "0..*", description = "run a script")
  void script(List<Path> files) {
    // picocli hands over the list so far each time, at first an empty one; only the newest is new.
    if (!files.isEmpty()) {
      inputs.add(new Input.Script(files.get(files.size() - 1)));
    }
  }

  /**
   * What words ask for if they are only statements, scripts and formats; empty if they may be more.
   *
   * <p>These are understood without picocli, whose classes are too old for an archive of classes
   * and take a quarter of the time of a short run to load.
   */
  static Optional<Invocation> plain(String... words) {
    Invocation plain = new Invocation();
    for (int i = 0; i < words.length; i++) {
      boolean hasValue = i + 1 < words.length && isPlain(words[i + 1]);
      if (words[i].equals("-e") && hasValue) {
        plain.statement(words[++i]);
      } else if (words[i].equals("--format") && hasValue) {
        Optional<Format> format = Format.named(words[++i]);
        if (format.isEmpty()) {
          return Optional.empty();
        }
        plain.format = format.get();
      } else if (words[i].equals("--ascii")) {
        plain.ascii = true;
      } else if (isPlain(words[i])) {
        try {
          plain.inputs.add(new Input.Script(Path.of(words[i])));
        } catch (InvalidPathException e) {
          return Optional.empty();
        }
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(plain);
  }

  /** Whether a word is neither an option nor a file of words. */
  private static boolean isPlain(String word) {
    return !word.isEmpty() && word.charAt(0) != '-' && word.charAt(0) != '@';
  }

  /** Reads {@code text}, {@code latex}, {@code json}, {@code mathml}. */
  static final class FormatConverter implements ITypeConverter<Format> {
    @Override
    public Format convert(String word) {
      return Format.named(word)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no format " + word + "; try " + String.join(", ", Format.names())));
    }
  }

  /** Reads a positive number of seconds. */
  static final class SecondsConverter implements ITypeConverter<Duration> {
    private static final double MOST = 1e8;

    @Override
    public Duration convert(String word) {
      try {
        double seconds = Double.parseDouble(word);
        if (seconds >= 0.001 && seconds <= MOST) {
          return Duration.ofMillis(Math.round(1000 * seconds));
        }
      } catch (NumberFormatException notANumber) {
        // The message is the same.
      }
      throw new TypeConversionException(
          "--timeout takes a number of seconds, as 10 or 0.5, and not " + word);
    }
  }
}
