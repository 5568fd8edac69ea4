package chladni.landscape;

import chladni.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * An array of numbers in the IDX format of the MNIST files: two zero bytes, the type, the number of
 * dimensions, the dimensions as big-endian integers, then the numbers, the last index running
 * fastest. A file may be compressed by gzip.
 *
 * <p>The declared sizes are believed only if the file has exactly so many bytes.
 *
 * <p>Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", file
 * formats.
 *
 * @param dimensions their lengths
 * @param type the code of the type of the numbers
 * @param data the numbers, at the buffer's position
 */
record IdxArray(List<Integer> dimensions, int type, ByteBuffer data) {
  private static final int MOST_DIMENSIONS = 8;

  /**
   * Reads a file.
   *
   * @param name its name, for messages
   * @param longest the most bytes that it may have when it is decompressed
   */
  static IdxArray read(byte[] content, String name, int longest) {
    ByteBuffer file =
        ByteBuffer.wrap(decompressed(content, name, longest)).order(ByteOrder.BIG_ENDIAN);
    if (file.remaining() < 4 || file.get() != 0 || file.get() != 0) {
      throw ProblemException.badFile(
          name + " is not an IDX file: it does not begin with two zero bytes", "");
    }
    int type = file.get() & 0xff;
    int width = width(type, name);
    int count = file.get() & 0xff;
    if (count == 0 || count > MOST_DIMENSIONS || file.remaining() < 4L * count) {
      throw ProblemException.badFile(
          name + ": its header declares " + count + " dimensions, which it does not have", "");
    }
    List<Integer> dimensions = new ArrayList<>();
    long numbers = 1;
    for (int d = 0; d < count; d++) {
      int length = file.getInt();
      if (length < 0 || (length > 0 && numbers > longest / length)) {
        throw lies(name, "more than " + longest, file.remaining());
      }
      dimensions.add(length);
      numbers *= length;
    }
    if (numbers * width != file.remaining()) {
      throw lies(name, String.valueOf(numbers * width), file.remaining());
    }
    IdxArray array =
        new IdxArray(List.copyOf(dimensions), type, file.slice().order(ByteOrder.BIG_ENDIAN));
    array.checkFinite((int) numbers, name);
    return array;
  }

  private void checkFinite(int numbers, String name) {
    for (int i = 0; i < numbers; i++) {
      if (!Double.isFinite(number(i))) {
        int row = i / numbersPerRow();
        throw ProblemException.badFile(
            name
                + ", row "
                + (row + 1)
                + ": number "
                + (i - row * numbersPerRow() + 1)
                + " is not finite",
            "");
      }
    }
  }

  private static ProblemException lies(String name, String declared, int found) {
    return ProblemException.badFile(
        name + ": its header declares " + declared + " bytes of numbers, but " + found + " follow",
        "the file is cut off or damaged");
  }

  private static int width(int type, String name) {
    return switch (type) {
      case 0x08, 0x09 -> 1;
      case 0x0B -> 2;
      case 0x0C, 0x0D -> 4;
      case 0x0E -> 8;
      default ->
          throw ProblemException.badFile(
              name + ": there is no IDX type " + type, "it is one of 8, 9, 11, 12, 13, 14");
    };
  }

  private static byte[] decompressed(byte[] content, String name, int longest) {
    if (content.length < 2 || (content[0] & 0xff) != 0x1f || (content[1] & 0xff) != 0x8b) {
      return content;
    }
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(content))) {
      byte[] bytes = stream.readNBytes(longest + 1);
      if (bytes.length > longest) {
        throw ProblemException.beyondReach(
            name + " has more than " + longest + " bytes when it is decompressed", "use a part");
      }
      return bytes;
    } catch (IOException e) {
      throw ProblemException.badFile(
          name + " cannot be decompressed: " + e.getMessage(), "the file is cut off or damaged");
    }
  }

  /** The length of the first dimension. */
  int rows() {
    return dimensions.get(0);
  }

  /** How many numbers there are for each index of the first dimension. */
  int numbersPerRow() {
    return dimensions.stream().skip(1).reduce(1, (a, b) -> a * b);
  }

  /** One of the numbers. */
  double number(int place) {
    return switch (type) {
      case 0x08 -> data.get(place) & 0xff;
      case 0x09 -> data.get(place);
      case 0x0B -> data.getShort(2 * place);
      case 0x0C -> data.getInt(4 * place);
      case 0x0D -> data.getFloat(4 * place);
      default -> data.getDouble(8 * place);
    };
  }
}
