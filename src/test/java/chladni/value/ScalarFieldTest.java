package chladni.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chladni.problem.ProblemException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarFieldTest {
  private static final ScalarField A = new ScalarField.Observable("a");
  private static final ScalarField Z = new ScalarField.Observable("z");

  @Test
  void theLossComesBeforeObservablesByName() {
    List<ScalarField> ordered = List.of(ScalarField.LOSS, A, Z);
    assertEquals(ordered, Stream.of(Z, ScalarField.LOSS, A).sorted().toList());
    assertEquals(ordered, Stream.of(A, Z, ScalarField.LOSS).sorted().toList());
    assertEquals(0, ScalarField.LOSS.compareTo(new ScalarField.Loss()));
    assertEquals(0, A.compareTo(new ScalarField.Observable("a")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"l", "", " "})
  void anObservableNeedsANameOfItsOwn(String symbol) {
    assertThrows(ProblemException.class, () -> new ScalarField.Observable(symbol));
  }
}
