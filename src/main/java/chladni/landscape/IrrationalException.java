package chladni.landscape;

/**
 * Says that something is no number of the arithmetic it was to be computed in, as exp(1) is no
 * fraction; whoever chose the arithmetic tries another one.
 */
final class IrrationalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IrrationalException(String message) {
    super(message, null, false, false);
  }
}
