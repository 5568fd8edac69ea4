package chladni.landscape;

import chladni.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array of real numbers in NumPy's {@code .npy} format: floating point of 4 or 8 bytes, or
 * integers of 1 to 8 bytes, in either byte order, in C order.
 *
 * <p>The declared shape is believed only if the file has exactly so many bytes. Objects, which
 * NumPy would unpickle, are not read.
 *
 * <p>Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays".
 *
 * @param shape the lengths of its dimensions
 * @param values the numbers, the last index running fastest
 */
record NpyArray(List<Integer> shape, DecimalRow values) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DESCRIPTION =
      Pattern.compile("'descr'\\s*:\\s*'([<>|=])([a-z])([0-9]+)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

  /**
   * Reads a file.
   *
   * @param name its name, for messages
   * @param most the most numbers that it may hold
   */
  static NpyArray read(byte[] content, String name, int most) {
    ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    for (byte b : MAGIC) {
      if (!file.hasRemaining() || file.get() != b) {
        throw ProblemException.badFile(name + " is not a .npy file", "write it with numpy.save");
      }
    }
    if (file.remaining() < 6) {
      throw ProblemException.badFile(name + " ends within its header", "the file is cut off");
    }
    int version = file.get();
    file.get();
    long length = version == 1 ? file.getShort() & 0xffff : file.getInt() & 0xffffffffL;
    if (version < 1 || version > 3 || length > file.remaining()) {
      throw ProblemException.badFile(
          name + ": its header declares " + length + " bytes, but " + file.remaining() + " follow",
          "the file is cut off or damaged");
    }
    byte[] header = new byte[(int) length];
    file.get(header);
    String text = new String(header, StandardCharsets.UTF_8);
    Matcher description = DESCRIPTION.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!description.find() || !order.find() || !shape.find()) {
      throw ProblemException.badFile(
          name + ": its header is not that of an array of numbers", "save a plain array");
    }
    if (order.group(1).equals("True")) {
      throw ProblemException.badFile(
          name + " is in Fortran's order", "save numpy.ascontiguousarray(a)");
    }
    return numbers(file, name, most, dimensions(shape.group(1), name, most), description);
  }

  private static List<Integer> dimensions(String text, String name, int most) {
    List<Integer> dimensions = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        String digits = part.strip();
        if (digits.length() > 9) {
          throw tooLarge(name, digits, most);
        }
        dimensions.add(Integer.parseInt(digits));
      }
    }
    return List.copyOf(dimensions);
  }

  private static ProblemException tooLarge(String name, String size, int most) {
    return ProblemException.beyondReach(
        name + ": its header declares " + size + " numbers", "up to " + most + " are read");
  }

  private static NpyArray numbers(
      ByteBuffer file, String name, int most, List<Integer> shape, Matcher description) {
    long count = 1;
    for (int length : shape) {
      count *= length;
      if (count > most) {
        throw tooLarge(name, String.valueOf(count), most);
      }
    }
    String type = description.group(2) + description.group(3);
    int width =
        switch (type) {
          case "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4" -> type.charAt(1) - '0';
          default ->
              throw ProblemException.badFile(
                  name + " holds numbers of type " + type, "save a.astype(float)");
        };
    if (count * width != file.remaining()) {
      throw ProblemException.badFile(
          name
              + ": its header declares "
              + count * width
              + " bytes of numbers, but "
              + file.remaining()
              + " follow",
          "the file is cut off or damaged");
    }
    ByteBuffer data =
        file.slice()
            .order(
                description.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(data, type, i * width);
      if (!Double.isFinite(values[i])) {
        throw ProblemException.badFile(name + ": number " + (i + 1) + " is not finite", "");
      }
    }
    return new NpyArray(shape, DecimalRow.of(values));
  }

  private static double number(ByteBuffer data, String type, int at) {
    return switch (type) {
      case "f4" -> data.getFloat(at);
      case "f8" -> data.getDouble(at);
      case "i1" -> data.get(at);
      case "u1" -> data.get(at) & 0xff;
      case "i2" -> data.getShort(at);
      case "u2" -> data.getShort(at) & 0xffff;
      case "i4" -> data.getInt(at);
      case "u4" -> data.getInt(at) & 0xffffffffL;
      default -> data.getLong(at);
    };
  }
}
