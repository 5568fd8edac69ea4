package chladni.language;

/**
 * A place in the input.
 *
 * @param line the line, from 1
 * @param column the column, in Unicode characters from 1
 */
public record Place(int line, int column) {
  /** Where every input begins. */
  public static final Place START = new Place(1, 1);

  /** The place some characters further on the same line. */
  Place plus(int characters) {
    return new Place(line, column + characters);
  }
}
