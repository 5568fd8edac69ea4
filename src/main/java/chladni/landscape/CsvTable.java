package chladni.landscape;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text in rows of fields (RFC 4180): fields are separated by commas or another character, a field
 * in double quotes may hold separators, line ends and doubled quotes. All rows have equally many
 * fields; empty lines at the end are ignored.
 */
final class CsvTable {
  private static final int MOST_COLUMNS = 100_000;

  private final String name;
  private final List<Row> rows;

  /**
   * A row.
   *
   * @param line the line where it begins, from 1
   */
  private record Row(int line, List<String> fields) {}

  private CsvTable(String name, List<Row> rows) {
    this.name = name;
    this.rows = rows;
  }

  /**
   * Reads a table.
   *
   * @param name the file, for messages
   * @param mostRows rows after these are not read
   * @throws ProblemException if the quotes do not match or a row is longer or shorter than the
   *     first
   */
  static CsvTable read(String text, String name, char separator, int mostRows) {
    return new CsvTable(name, new Scanner(text, name, separator).rows(mostRows));
  }

  private static final class Scanner {
    private final String text;
    private final String name;
    private final char separator;
    private int at;
    private int line = 1;

    Scanner(String text, String name, char separator) {
      this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
      this.name = name;
      this.separator = separator;
    }

    List<Row> rows(int most) {
      List<Row> rows = new ArrayList<>();
      while (at < text.length() && rows.size() < most) {
        if (isLineEnd()) {
          int empty = line;
          while (at < text.length() && isLineEnd()) {
            endLine();
          }
          if (at < text.length()) {
            throw ProblemException.badFile(name + ", line " + empty + " is empty", "remove it");
          }
          break;
        }
        Row row = row();
        if (!rows.isEmpty() && row.fields.size() != rows.get(0).fields.size()) {
          throw ProblemException.badFile(
              name
                  + ", line "
                  + row.line
                  + (row.fields.size() == 1
                      ? ": there is 1 field"
                      : ": there are " + row.fields.size() + " fields")
                  + ", but the first line has "
                  + rows.get(0).fields.size(),
              "every line needs equally many; another separator is given as \"separator\": \";\"");
        }
        rows.add(row);
      }
      if (rows.isEmpty()) {
        throw ProblemException.badFile(name + " is empty", "");
      }
      return rows;
    }

    private boolean isLineEnd() {
      return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private void endLine() {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      line++;
    }

    private Row row() {
      Interruption.poll();
      int start = line;
      List<String> fields = new ArrayList<>();
      while (true) {
        fields.add(text.startsWith("\"", at) ? quoted() : plain());
        if (fields.size() > MOST_COLUMNS) {
          throw ProblemException.beyondReach(
              name + ", line " + start + " has more than " + MOST_COLUMNS + " fields", "");
        }
        if (at == text.length()) {
          return new Row(start, fields);
        }
        if (isLineEnd()) {
          endLine();
          return new Row(start, fields);
        }
        at++;
      }
    }

    private String plain() {
      int from = at;
      while (at < text.length() && text.charAt(at) != separator && !isLineEnd()) {
        at++;
      }
      return text.substring(from, at);
    }

    private String quoted() {
      int opened = line;
      StringBuilder field = new StringBuilder();
      at++;
      while (true) {
        if (at == text.length()) {
          throw ProblemException.badFile(
              name + ", line " + opened + ": a quoted field does not end", "close its quotes");
        }
        char c = text.charAt(at);
        if (c == '\n') {
          line++;
        }
        at++;
        if (c != '"') {
          field.append(c);
        } else if (text.startsWith("\"", at)) {
          field.append('"');
          at++;
        } else if (at == text.length() || text.charAt(at) == separator || isLineEnd()) {
          return field.toString();
        } else {
          throw ProblemException.badFile(
              name + ", line " + line + ": there is text after a quoted field",
              "write a quote inside a field twice");
        }
      }
    }
  }

  /** The number of columns. */
  int width() {
    return rows.get(0).fields.size();
  }

  /** The number of rows, a header among them. */
  int height() {
    return rows.size();
  }

  /** The fields of the first row. */
  List<String> first() {
    return rows.get(0).fields;
  }

  /** Whether the first row holds something that is no number. */
  boolean beginsWithNames() {
    return first().stream().anyMatch(field -> number(field).isEmpty());
  }

  /** The numbers of a column in some rows. */
  double[] column(int column, int from, int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < numbers.length; i++) {
      Row row = rows.get(from + i);
      String field = row.fields.get(column);
      numbers[i] =
          number(field)
              .orElseThrow(
                  () ->
                      ProblemException.badFile(
                          name
                              + ", line "
                              + row.line
                              + ", column "
                              + (column + 1)
                              + ": "
                              + JsonSource.shown(field)
                              + " is not a number",
                          "leave the line out, or use another column"));
    }
    return numbers;
  }

  private static Optional<Double> number(String field) {
    String text = field.strip();
    if (text.isEmpty()
        || "0123456789+-.".indexOf(text.charAt(0)) < 0
        || text.endsWith("d")
        || text.endsWith("f")
        || text.contains("x")) {
      return Optional.empty();
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
