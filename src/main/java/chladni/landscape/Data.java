package chladni.landscape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What a training point is drawn from. */
public sealed interface Data {

  /** Finitely many losses, each with its probability. */
  record Losses(List<Outcome> outcomes) implements Data {
    /** Copies. */
    public Losses {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * One loss whose variables are drawn independently.
   *
   * @param loss the loss, in weights, parameters and variables
   * @param variables the variables by name, components of vectors as {@code x[1]}, with their
   *     distributions
   */
  record Variables(Expression loss, SequencedMap<String, Distribution> variables) implements Data {
    /** Copies, keeping the order. */
    public Variables {
      variables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(variables));
    }
  }

  /**
   * One loss and a table of equally likely data points.
   *
   * @param loss the loss, in weights, parameters and the columns of the table
   * @param rows the data points
   */
  record Rows(Expression loss, DataTable rows) implements Data {}

  /**
   * Nothing that could be drawn, only tensors at the start; such a landscape cannot be simulated.
   *
   * @param tensors by the orders of their brackets, in the order of the file
   */
  record Given(SequencedMap<List<Integer>, GivenTensor> tensors) implements Data {
    /** Copies, keeping the order. */
    public Given {
      tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
    }
  }
}
