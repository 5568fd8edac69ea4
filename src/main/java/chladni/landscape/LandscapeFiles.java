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

  /**
   * The content of a file that a landscape file names. Landscapes may come from strangers, so it
   * must lie in a folder or below it, also when links are followed.
   *
   * @param folder the folder of the landscape file, with its slash; empty for the one the program
   *     runs in
   * @param name its name in there, without steps upwards
   * @param longest the most bytes that it may have
   * @throws ProblemException if there is none, it cannot be read, is longer or lies elsewhere
   */
  default byte[] readBelow(String folder, String name, int longest) {
    return read(folder + name, longest);
  }

  /** Files of which there are none. */
  static LandscapeFiles none() {
    return (name, longest) -> {
      throw ProblemException.badFile("there is no file " + name, "no files can be read here");
    };
  }

  /**
   * What is said of a file that lies elsewhere.
   *
   * @param name the file, as the landscape file names it
   */
  static ProblemException outside(String name) {
    return ProblemException.badFile(
        name + " lies outside the folder of the landscape file that names it",
        "data are read from that folder and those below it; put the file, or a copy, there");
  }
}
