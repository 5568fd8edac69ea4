package chladni.language;

/** Carries a {@link Mistake} from where it is found to where it is shown. */
public final class MistakeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Mistake mistake;

  /** Wraps a mistake; no stack trace is recorded, since none is ever shown. */
  public MistakeException(Mistake mistake) {
    super(mistake.problem().message(), null, false, false);
    this.mistake = mistake;
  }

  /** What is wrong, and where. */
  public Mistake mistake() {
    return mistake;
  }
}
