package chladni.landscape;

import chladni.problem.ProblemException;

/** Where landscape files and the data files that they name come from. */
@FunctionalInterface
public interface LandscapeFiles {
  /**
   * The content of a file.
   *
   * @param name its name, as in {@code folder/my.json}
   * @param longest the most bytes that it may have
   * @throws ProblemException if there is none, it cannot be read or it is longer
   */
  byte[] read(String name, int longest);

  /** Files of which there are none. */
  static LandscapeFiles none() {
    return (name, longest) -> {
      throw ProblemException.badFile("there is no file " + name, "no files can be read here");
    };
  }
}
