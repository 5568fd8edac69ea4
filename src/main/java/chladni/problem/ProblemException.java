package chladni.problem;

import java.util.Optional;

/** Carries a {@link Problem} from where it is found to where it is shown. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Optional<String> option;

  /** Wraps a problem; no stack trace is recorded, since none is ever shown. */
  public ProblemException(Problem problem) {
    this(problem, Optional.empty());
  }

  private ProblemException(Problem problem, Optional<String> option) {
    super(problem.message(), null, false, false);
    this.problem = problem;
    this.option = option;
  }

  /** The same problem, laid at one option of the call that met it, so that it is shown there. */
  public ProblemException about(String name) {
    return new ProblemException(problem, Optional.of(name));
  }

  /** The option that is at fault, if it is just one. */
  public Optional<String> option() {
    return option;
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }

  /** Malformed text. */
  public static ProblemException malformed(String message, String hint) {
    return new ProblemException(new Problem.Malformed(message, hint));
  }

  /** An unknown name. */
  public static ProblemException unknown(String message, String hint) {
    return new ProblemException(new Problem.Unknown(message, hint));
  }

  /** Arguments that do not fit. */
  public static ProblemException unfit(String message, String hint) {
    return new ProblemException(new Problem.Unfit(message, hint));
  }

  /** A request beyond reach. */
  public static ProblemException beyondReach(String message, String hint) {
    return new ProblemException(new Problem.BeyondReach(message, hint));
  }

  /** A file that cannot be used. */
  public static ProblemException badFile(String message, String hint) {
    return new ProblemException(new Problem.BadFile(message, hint));
  }
}
