package chladni.experiment;

import chladni.column.Program;
import chladni.landscape.Data;
import chladni.landscape.Landscape;
import chladni.landscape.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finitely many losses; a training point is the number of one. Trials with the same loss are
 * brought together, so that each loss is evaluated once for all of them.
 */
final class OutcomeModel extends Model {
  private final List<Outcome> outcomes;
  private final AliasTable table;
  private final double[] probabilities;
  private final List<Program> gradients;
  private final String origin;

  OutcomeModel(Landscape landscape, Data.Losses data) {
    super(landscape);
    this.origin = landscape.origin();
    this.outcomes = data.outcomes();
    this.probabilities =
        outcomes.stream().mapToDouble(outcome -> outcome.probability().doubleValue()).toArray();
    this.table = new AliasTable(probabilities);
    this.gradients = programs(Derivative.GRADIENT);
  }

  private List<Program> programs(Derivative derivative) {
    List<Program> programs = new ArrayList<>();
    for (int x = 0; x < outcomes.size(); x++) {
      programs.add(
          program(
              outcomes.get(x).loss(),
              List.of(),
              derivative,
              origin + ": loss of data item " + (x + 1)));
    }
    return programs;
  }

  @Override
  int columns() {
    return 1;
  }

  @Override
  void draw(Generators generators, double[][] point, int n) {
    generators.choices(point[0], table, n);
  }

  @Override
  Support support(int copies) {
    return new Support(
        Support.Kind.ALL,
        java.util.Arrays.stream(probabilities).boxed().toList(),
        IntStream.range(0, outcomes.size()).mapToObj(x -> new double[] {x}).toList());
  }

  @Override
  Field field(Derivative derivative, int width) {
    List<Field> fields = new ArrayList<>();
    List<Program> programs = derivative == Derivative.GRADIENT ? gradients : programs(derivative);
    programs.forEach(program -> fields.add(field(program, width)));
    Program any = programs.get(0);
    return new Grouped(fields, any.inputs(), any.outputs(), width);
  }

  @Override
  long operations() {
    return 4L * weights()
        + gradients.stream().mapToLong(Program::operations).sum() / gradients.size();
  }

  @Override
  int registers() {
    return 2 * weights() + gradients.stream().mapToInt(Program::registers).max().orElseThrow();
  }

  /** Evaluates one field for the trials of each outcome. */
  private static final class Grouped implements Field {
    private static final double[][] NO_POINT = new double[0][];

    private final List<Field> fields;
    private final double[][] gathered;
    private final double[][] results;
    private final int[] ends;
    private final int[] trials;

    Grouped(List<Field> fields, int inputs, int outputs, int width) {
      this.fields = fields;
      this.gathered = new double[inputs][width];
      this.results = new double[outputs][width];
      this.ends = new int[fields.size() + 1];
      this.trials = new int[width];
    }

    @Override
    public void add(double[][] weights, double[][] point, double[][] out, int n) {
      sort(point[0], n);
      for (int begin = 0; begin < n; ) {
        int outcome = (int) point[0][trials[begin]];
        int end = ends[outcome];
        if (end - begin == n) {
          fields.get(outcome).add(weights, NO_POINT, out, n);
        } else {
          some(fields.get(outcome), weights, out, begin, end);
        }
        begin = end;
      }
    }

    /** Sorts trials by outcome; the trials of outcome x end where {@code ends[x]} says. */
    private void sort(double[] outcomes, int n) {
      java.util.Arrays.fill(ends, 0);
      for (int i = 0; i < n; i++) {
        ends[(int) outcomes[i] + 1]++;
      }
      for (int x = 1; x < ends.length; x++) {
        ends[x] += ends[x - 1];
      }
      for (int i = 0; i < n; i++) {
        trials[ends[(int) outcomes[i]]++] = i;
      }
    }

    private void some(Field field, double[][] weights, double[][] out, int begin, int end) {
      int size = end - begin;
      for (int w = 0; w < gathered.length; w++) {
        double[] from = weights[w];
        double[] to = gathered[w];
        for (int k = 0; k < size; k++) {
          to[k] = from[trials[begin + k]];
        }
      }
      for (double[] result : results) {
        java.util.Arrays.fill(result, 0, size, 0);
      }
      field.add(gathered, NO_POINT, results, size);
      for (int w = 0; w < results.length; w++) {
        double[] from = results[w];
        double[] to = out[w];
        for (int k = 0; k < size; k++) {
          to[trials[begin + k]] += from[k];
        }
      }
    }
  }
}
