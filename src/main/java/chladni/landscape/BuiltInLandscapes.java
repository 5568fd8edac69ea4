package chladni.landscape;

import chladni.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * The landscapes that come with the program: those of the paper (GAUSS, HELIX, MEAN ESTIMATION),
 * and two models on a small table of data.
 */
public final class BuiltInLandscapes {
  private static final String FOLDER = "/chladni/landscapes/";

  private BuiltInLandscapes() {}

  /** Their names. */
  public static List<String> names() {
    return List.of("gauss", "helix", "mean-estimation", "logistic-regression", "two-layer-network");
  }

  /** The files of the landscapes and of their data. */
  static byte[] read(String name, int longest) {
    try (InputStream stream =
        Objects.requireNonNull(BuiltInLandscapes.class.getResourceAsStream(FOLDER + name), name)) {
      byte[] bytes = stream.readNBytes(longest + 1);
      if (bytes.length > longest) {
        throw ProblemException.badFile(name + " is longer than " + longest + " bytes", "");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
