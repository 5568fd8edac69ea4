package chladni.history;

import chladni.algebra.ClosedForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * How what has come in at the lower end of an edge goes on from update to update, in cells: cell j
 * holds what was in cell 0 j updates ago.
 *
 * <p>At update u the content of cell j goes to cell 0 with the factor recurrence_j + s(u)
 * feedback_j. The feedback stands for a link placed at u: it takes what the edge's kernel has moved
 * the weights by so far, times −k, and its own factor s(u) of the schedule. Without a schedule the
 * feedback is part of the recurrence, which is then that of K/(1+kK).
 *
 * @param recurrence what goes back to cell 0
 * @param feedback what goes back besides, times the schedule
 * @param output what each cell counts when the waiting ends
 */
record EdgeRecurrence(
    List<ClosedForm> recurrence, List<ClosedForm> feedback, List<ClosedForm> output) {
  /** Copies. */
  EdgeRecurrence {
    recurrence = List.copyOf(recurrence);
    feedback = List.copyOf(feedback);
    output = List.copyOf(output);
  }

  /** That of a kernel in which links are summed already. */
  static EdgeRecurrence of(Kernel kernel) {
    List<ClosedForm> denominator = kernel.response().denominator();
    List<ClosedForm> numerator = kernel.response().numerator();
    return over(denominator, List.of(), numerator);
  }

  /**
   * That of an edge whose links have the factors of a schedule.
   *
   * @param kernel of the edge
   * @param links the kernel of the edges below links
   * @param eigenvalue k
   */
  static EdgeRecurrence scheduled(Kernel kernel, Kernel links, ClosedForm eigenvalue) {
    List<ClosedForm> denominator = kernel.response().denominator();
    List<ClosedForm> output = kernel.response().numerator();
    List<ClosedForm> moved = links.response().numerator();
    if (!denominator.equals(links.response().denominator())) {
      output = product(output, links.response().denominator());
      moved = product(moved, denominator);
      denominator = product(denominator, links.response().denominator());
    }
    return over(
        denominator, moved.stream().map(c -> c.times(eigenvalue).negate()).toList(), output);
  }

  private static EdgeRecurrence over(
      List<ClosedForm> denominator, List<ClosedForm> feedback, List<ClosedForm> output) {
    int cells = Math.max(denominator.size() - 1, Math.max(feedback.size(), output.size()));
    return new EdgeRecurrence(
        padded(
            denominator.subList(1, denominator.size()).stream().map(ClosedForm::negate).toList(),
            cells),
        padded(feedback, cells),
        padded(output, cells));
  }

  private static List<ClosedForm> padded(List<ClosedForm> list, int length) {
    List<ClosedForm> padded = new ArrayList<>(list);
    padded.addAll(Collections.nCopies(length - list.size(), ClosedForm.ZERO));
    return padded;
  }

  private static List<ClosedForm> product(List<ClosedForm> a, List<ClosedForm> b) {
    List<ClosedForm> product =
        new ArrayList<>(Collections.nCopies(a.size() + b.size() - 1, ClosedForm.ZERO));
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        product.set(i + j, product.get(i + j).plus(a.get(i).times(b.get(j))));
      }
    }
    return product;
  }

  /** The number of cells. */
  int cells() {
    return recurrence.size();
  }

  /** Whether there are no variables in it. */
  boolean isNumeric() {
    return Stream.of(recurrence, feedback, output)
        .flatMap(List::stream)
        .allMatch(c -> c.number().isPresent());
  }
}
