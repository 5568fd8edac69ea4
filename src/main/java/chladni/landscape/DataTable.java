package chladni.landscape;

import java.util.List;

/**
 * Data points read from a file: a number for each row and column.
 *
 * @param origin the file, for messages
 * @param columns the names of the variables of the loss, components of vectors as {@code x[1]}
 * @param values one array a column, with one number a row; not to be changed
 */
public record DataTable(String origin, List<String> columns, List<double[]> values) {
  /** Copies the lists, not the numbers. */
  public DataTable {
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }

  /** The number of rows. */
  public int size() {
    return values.isEmpty() ? 0 : values.get(0).length;
  }
}
