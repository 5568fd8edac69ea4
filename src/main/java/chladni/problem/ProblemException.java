package chladni.problem;

/** Carries a {@link Problem} from where it is found to where it is shown. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Wraps a problem; no stack trace is recorded, since none is ever shown. */
  public ProblemException(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
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
