package chladni.expansion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.diagram.DiagramEnumeration;
import chladni.diagram.DiagramKind;
import chladni.diagram.Links;
import chladni.history.GradientDescent;
import chladni.history.GradientFlow;
import chladni.history.Grid;
import chladni.history.NoiseMatchedDiffusion;
import chladni.history.Process;
import chladni.history.Slots;
import chladni.history.StochasticGradientDescent;
import chladni.value.ScalarField;
import chladni.value.Setting;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissionTest {
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm N = ClosedForm.symbol("N");
  private static final ClosedForm ONE = ClosedForm.ONE;
  private static final ClosedForm TWO = ClosedForm.of(2);

  private static List<Process> processes() {
    return List.of(
        StochasticGradientDescent.reshuffled(Grid.symbolic()),
        StochasticGradientDescent.reshuffled(new Grid(T, ONE, ONE)),
        StochasticGradientDescent.inFixedOrder(new Grid(TWO, ONE, ONE)),
        StochasticGradientDescent.withReplacement(new Slots(N, ONE, TWO)),
        new GradientDescent(N, TWO),
        new GradientFlow(T),
        new NoiseMatchedDiffusion(T, ONE));
  }

  private static List<Setting> settings() {
    return Stream.of(Setting.Start.values())
        .flatMap(start -> Stream.of(Setting.Noise.values()).map(noise -> new Setting(start, noise)))
        .toList();
  }

  /** What is cut off early, and what is counted, against filtering everything one by one. */
  @ParameterizedTest
  @EnumSource
  void theDiagramsAreThoseThatProcessAndSettingAdmitAndAreNotMoreThanCounted(DiagramKind kind) {
    List<ScalarField> roots =
        kind.anchors().stream()
            .filter(anchor -> anchor == Anchor.ROOT)
            .<ScalarField>map(root -> ScalarField.LOSS)
            .toList();
    for (Process process : processes()) {
      boolean isContinuous = process.largestPart().isPresent();
      if (isContinuous && kind == DiagramKind.TIED_ROOT) {
        continue;
      }
      for (Setting setting : settings()) {
        for (Admission.Nodes nodes : Admission.Nodes.values()) {
          for (int edges = 0; edges <= 4; edges++) {
            Admission admission = new Admission(kind, roots, process, setting, nodes);
            List<Diagram> expected =
                DiagramEnumeration.of(kind, edges).stream()
                    .map(DiagramEnumeration.Item::diagram)
                    .filter(d -> nodes == Admission.Nodes.ANY || Links.isLinkless(d))
                    .filter(d -> process.admits(d) && !setting.vanishes(d, roots))
                    .toList();
            assertEquals(
                expected, admission.diagrams(edges).map(DiagramEnumeration.Item::diagram).toList());
            BigInteger count = BigInteger.valueOf(expected.size());
            BigInteger enough = BigInteger.valueOf(1000);
            assertTrue(admission.count(edges, BigInteger.ZERO).compareTo(count) >= 0);
            assertTrue(admission.count(edges, enough).compareTo(count) >= 0);
            // Only a fixed order of two updates rules out more than the order on parts does.
            if (process.variables().contains("T") || process.variables().contains("N")) {
              assertEquals(count, admission.count(edges, BigInteger.ZERO), process::toString);
            }
          }
        }
      }
    }
  }
}
