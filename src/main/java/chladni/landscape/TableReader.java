package chladni.landscape;

import chladni.problem.Interruption;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the files of data that a landscape file names. */
final class TableReader {
  /** The longest file, in bytes. */
  static final int LONGEST = 200_000_000;

  /** The most numbers that are kept. */
  static final int MOST_NUMBERS = 20_000_000;

  private final String origin;
  private final LandscapeFiles files;
  private final Declarations variables;

  /**
   * A reader.
   *
   * @param origin the landscape file; names of files are relative to its folder
   * @param variables where the variables are declared that the table gives
   */
  TableReader(String origin, LandscapeFiles files, Declarations variables) {
    this.origin = origin;
    this.files = files;
    this.variables = variables;
  }

  private static String folder(String origin) {
    return origin.substring(0, Math.max(origin.lastIndexOf('/'), origin.lastIndexOf('\\')) + 1);
  }

  /** The name of a file that a landscape file names. */
  static String resolved(String origin, String name) {
    return folder(origin) + name;
  }

  /**
   * The content of a file that a landscape file names.
   *
   * @param origin the landscape file
   * @throws ProblemException if it cannot be read, or is not in the folder of the landscape file or
   *     below it
   */
  static byte[] content(LandscapeFiles files, String origin, String name) {
    boolean upwards = Arrays.asList(name.split("[/\\\\]", -1)).contains("..");
    if (upwards || name.matches("[/\\\\].*|[A-Za-z]:.*")) {
      throw LandscapeFiles.outside(name);
    }
    return files.readBelow(folder(origin), name, LONGEST);
  }

  private byte[] content(String file) {
    return content(files, origin, file);
  }

  /** The text of a file. */
  static String text(byte[] content, String name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw ProblemException.badFile(name + " is not UTF-8 text", "save it as UTF-8");
    }
  }

  private void refuseTooMany(String file, long rows, long columns) {
    if (rows * columns > MOST_NUMBERS) {
      throw ProblemException.beyondReach(
          origin
              + ": data: "
              + rows
              + " rows of "
              + columns
              + " numbers from "
              + file
              + " are too many",
          "up to " + MOST_NUMBERS + " numbers are kept; add \"rows\": " + MOST_NUMBERS / columns);
    }
  }

  /** Reads a CSV file. */
  DataTable csv(DataFields.Csv fields) {
    String file = resolved(origin, fields.file());
    int limit = fields.rows().orElse(Integer.MAX_VALUE - 1);
    CsvTable table =
        CsvTable.read(text(content(fields.file()), file), file, fields.separator(), limit + 1);
    boolean named =
        fields.columns().values().stream()
            .flatMap(List::stream)
            .anyMatch(DataFields.Column.Named.class::isInstance);
    boolean header = fields.header().orElse(named || table.beginsWithNames());
    if (named && !header) {
      throw ProblemException.unfit(
          origin + ": data: columns: without a header columns have no names",
          "give their numbers, from 1");
    }
    int from = header ? 1 : 0;
    int rows = Math.min(table.height() - from, limit);
    if (rows == 0) {
      throw ProblemException.badFile(file + " has no rows", "");
    }
    Map<String, Integer> places = new LinkedHashMap<>();
    fields
        .columns()
        .forEach(
            (variable, columns) -> {
              String place = "data: columns";
              List<String> components = variables.declare(variable, place);
              if (components.size() != columns.size()) {
                throw ProblemException.unfit(
                    origin
                        + ": "
                        + place
                        + ": "
                        + variable
                        + " takes "
                        + components.size()
                        + " columns, not "
                        + columns.size(),
                    "give one column for each component");
              }
              for (int i = 0; i < components.size(); i++) {
                places.put(components.get(i), place(columns.get(i), table, file));
              }
            });
    refuseTooMany(file, rows, places.size());
    List<double[]> values = new ArrayList<>();
    for (int column : places.values()) {
      values.add(table.column(column, from, rows));
    }
    return new DataTable(file, List.copyOf(places.keySet()), values);
  }

  private int place(DataFields.Column column, CsvTable table, String file) {
    return switch (column) {
      case DataFields.Column.Named n -> {
        int place = table.first().stream().map(String::strip).toList().indexOf(n.name());
        if (place < 0) {
          throw new ProblemException(
              new Problem.Unknown(
                  file + " has no column " + JsonSource.shown(n.name()),
                  "its columns are " + shortened(table.first())));
        }
        yield place;
      }
      case DataFields.Column.Numbered n -> {
        if (n.number() > table.width()) {
          throw new ProblemException(
              new Problem.Unknown(
                  file + " has no column " + n.number(), "it has " + table.width() + " columns"));
        }
        yield n.number() - 1;
      }
    };
  }

  private static String shortened(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(20, names.size())))
        + (names.size() > 20 ? ", …" : "");
  }

  /** Reads IDX files, one for each variable or vector, with equally many rows. */
  DataTable idx(DataFields.Idx fields) {
    List<String> columns = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    Optional<Integer> rows = Optional.empty();
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, String> entry : fields.files().entrySet()) {
      String file = resolved(origin, entry.getValue());
      IdxArray array = IdxArray.read(content(entry.getValue()), file, LONGEST);
      List<String> components = variables.declare(entry.getKey(), "data: idx");
      if (components.size() != array.numbersPerRow()) {
        throw ProblemException.unfit(
            origin
                + ": data: idx: "
                + entry.getKey()
                + " has "
                + components.size()
                + " components, but each row of "
                + file
                + " has "
                + array.numbersPerRow()
                + " numbers",
            "declare a vector as \"x[1.." + array.numbersPerRow() + "]\"");
      }
      if (rows.isPresent() && rows.get() != array.rows()) {
        throw ProblemException.badFile(
            names.get(0) + " has " + rows.get() + " rows, and " + file + " has " + array.rows(),
            "they must be of one data set");
      }
      rows = Optional.of(array.rows());
      names.add(file);
      int kept = Math.min(array.rows(), fields.rows().orElse(array.rows()));
      if (kept == 0) {
        throw ProblemException.badFile(file + " has no rows", "");
      }
      columns.addAll(components);
      refuseTooMany(file, kept, columns.size());
      for (int c = 0; c < components.size(); c++) {
        Interruption.poll();
        double[] column = new double[kept];
        for (int r = 0; r < kept; r++) {
          column[r] = array.number(r * components.size() + c);
        }
        values.add(column);
      }
    }
    return new DataTable(String.join(", ", names), columns, values);
  }
}
