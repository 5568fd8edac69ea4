package chladni.experiment;

import chladni.column.Program;
import chladni.landscape.Data;
import chladni.landscape.DataTable;
import chladni.landscape.Landscape;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** A loss on the rows of a table, equally likely; a training point is the number of a row. */
final class RowModel extends Model {
  private final Data.Rows data;
  private final DataTable table;
  private final String place;
  private final Program gradient;

  RowModel(Landscape landscape, Data.Rows data) {
    super(landscape);
    this.data = data;
    this.table = data.rows();
    this.place = landscape.origin() + ": loss";
    this.gradient = program(data.loss(), table.columns(), Derivative.GRADIENT, place);
  }

  @Override
  int columns() {
    return 1;
  }

  @Override
  void draw(Generators generators, double[][] point, int n) {
    generators.indices(point[0], table.size(), n);
  }

  @Override
  Support support(int copies) {
    int rows = table.size();
    return new Support(
        Support.Kind.ALL,
        Collections.nCopies(rows, 1.0 / rows),
        IntStream.range(0, rows).mapToObj(row -> new double[] {row}).toList());
  }

  @Override
  Field field(Derivative derivative, int width) {
    Program program =
        derivative == Derivative.GRADIENT
            ? gradient
            : program(data.loss(), table.columns(), derivative, place);
    Field field = field(program, width);
    List<double[]> columns = table.values();
    double[][] values = new double[columns.size()][width];
    return (weights, point, out, n) -> {
      double[] row = point[0];
      for (int c = 0; c < values.length; c++) {
        double[] column = columns.get(c);
        double[] value = values[c];
        for (int i = 0; i < n; i++) {
          value[i] = column[(int) row[i]];
        }
      }
      field.add(weights, values, out, n);
    };
  }

  @Override
  long operations() {
    return gradient.operations() + table.columns().size();
  }

  @Override
  int registers() {
    return gradient.registers() + table.columns().size();
  }
}
