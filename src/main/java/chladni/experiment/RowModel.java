package chladni.experiment;

import chladni.column.Program;
import chladni.landscape.Data;
import chladni.landscape.DataTable;
import chladni.landscape.Landscape;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A loss on the rows of a table, equally likely; a training point is the number of a row. */
final class RowModel extends Model {
  private final Data.Rows data;
  private final DataTable table;

  /** The columns that the loss mentions, by name and as numbers. */
  private final List<String> names;

  private final List<double[]> values;
  private final String place;
  private final Program gradient;

  RowModel(Landscape landscape, Data.Rows data) {
    super(landscape);
    this.data = data;
    this.table = data.rows();
    List<Integer> used =
        IntStream.range(0, table.columns().size())
            .filter(c -> data.loss().mentions(Set.of(vector(c))))
            .boxed()
            .toList();
    this.names = used.stream().map(this::name).toList();
    this.values = used.stream().map(table.values()::get).toList();
    this.place = landscape.origin() + ": loss";
    this.gradient = program(data.loss(), names, Derivative.GRADIENT, place);
  }

  private String name(int column) {
    return table.columns().get(column);
  }

  /** The vector that a column is a component of, or itself. */
  private String vector(int column) {
    String name = name(column);
    int bracket = name.indexOf('[');
    return bracket < 0 ? name : name.substring(0, bracket);
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
            : program(data.loss(), names, derivative, place);
    Field field = field(program, width);
    double[][] gathered = new double[values.size()][width];
    return (weights, point, out, n) -> {
      double[] row = point[0];
      for (int c = 0; c < gathered.length; c++) {
        double[] column = values.get(c);
        double[] value = gathered[c];
        for (int i = 0; i < n; i++) {
          value[i] = column[(int) row[i]];
        }
      }
      field.add(weights, gathered, out, n);
    };
  }

  @Override
  long operations() {
    return gradient.operations() + names.size();
  }

  @Override
  int registers() {
    return gradient.registers() + names.size();
  }
}
