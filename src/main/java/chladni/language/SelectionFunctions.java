package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.diagram.Diagram;
import chladni.diagram.DiagramEnumeration;
import chladni.diagram.Links;
import chladni.expansion.Contribution;
import chladni.expansion.Expansion;
import chladni.expansion.Measurement;
import chladni.history.Process;
import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import chladni.value.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which diagrams matter, and why the others drop out. */
final class SelectionFunctions {
  private static final int MOST_SHOWN = 12;
  private static final String STAYS = "stays";

  private static final Map<String, Measurement> MEASUREMENTS =
      Map.of(
          "test_loss", new Measurement.TestLoss(),
          "gap", new Measurement.Gap(),
          "displacement", new Measurement.Displacement(),
          "observable", new Measurement.Observable("s"),
          "test_loss_squared", new Measurement.TestLossSquared());

  private SelectionFunctions() {}

  static List<Function> all() {
    List<Option> options =
        Stream.of(
                ProcessOptions.ALL,
                SettingOptions.ALL,
                List.of(ResummedFunctions.RESUMMED, ResummedFunctions.CONTINUUM))
            .flatMap(List::stream)
            .toList();
    return List.of(
        new Function(
            "relevant",
            "Expansions",
            List.of(
                Parameter.required("quantity", Parameter.Kind.WORD),
                Parameter.required("order", Parameter.Kind.ORDER)),
            options,
            "which diagrams an expansion sums, and why the others drop out",
            "The quantity is one of "
                + String.join(", ", new TreeMap<>(MEASUREMENTS).keySet())
                + ". Of more than "
                + MOST_SHOWN
                + " diagrams the first are shown.",
            List.of(
                new Function.Example(
                    "relevant(displacement, 2, E=1, B=1, at=minimum)",
                    """
                    diagrams                                        number  which
                    stays                                           0       []
                    a mean gradient, which vanishes at the minimum  2       [c(0)(0), c(0-1)(01-1)]
                    no history: a point comes once an epoch         1       [c(01)(01-1)]\
                    """)),
            SelectionFunctions::relevant),
        new Function(
            "contributing",
            "Expansions",
            List.of(Parameter.required("x", Parameter.Kind.EXPANSION)),
            List.of(),
            "the diagrams whose weights in an expansion are not 0",
            "In a difference of two processes these are the diagrams in which they differ.",
            List.of(
                new Function.Example(
                    "contributing(test_loss(2, E=1, B=1) - test_loss(2, process=sde))",
                    """
                    1 diagram
                    c(0-1-2)(01-12)\
                    """)),
            (arguments, context) -> contributing(arguments)));
  }

  private static Reply contributing(Arguments arguments) {
    if (arguments.reply(0) instanceof Reply.OfResummedExpansion r) {
      return new Reply.OfDiagrams(
          r.expansion().terms().stream().map(term -> term.diagram()).toList());
    }
    Map<Diagram, ClosedForm> weights = new TreeMap<>();
    for (Expansion.Valued valued : arguments.expansion(0).contributions()) {
      Contribution contribution = valued.contribution();
      weights.merge(contribution.diagram(), contribution.coefficient(), ClosedForm::plus);
    }
    return new Reply.OfDiagrams(
        weights.entrySet().stream()
            .filter(weight -> !weight.getValue().isZero())
            .map(Map.Entry::getKey)
            .toList());
  }

  private static Reply relevant(Arguments arguments, Context context) {
    Measurement measurement = measurement(arguments.word(0));
    int order = arguments.order(1);
    DiagramLimit.check(measurement.kind(), order, "listed");
    Process process = ProcessOptions.process(arguments);
    Setting setting = SettingOptions.setting(arguments);
    boolean resummed =
        arguments.has(ResummedFunctions.RESUMMED) || arguments.has(ResummedFunctions.CONTINUUM);
    Map<String, List<Diagram>> fates = new LinkedHashMap<>();
    fates.put(STAYS, new ArrayList<>());
    for (int edges = 0; edges <= order; edges++) {
      DiagramEnumeration.of(measurement.kind(), edges).stream()
          .map(DiagramEnumeration.Item::diagram)
          .peek(d -> Interruption.poll())
          .forEach(
              d ->
                  fates
                      .computeIfAbsent(
                          fate(d, measurement, process, setting, resummed),
                          fate -> new ArrayList<>())
                      .add(d));
    }
    List<List<Reply>> rows = new ArrayList<>();
    fates.forEach(
        (fate, diagrams) ->
            rows.add(
                List.of(
                    Reply.OfText.of(fate),
                    new Reply.OfFormula(ClosedForm.of(diagrams.size())),
                    shown(diagrams))));
    return new Reply.OfTable(List.of("diagrams", "number", "which"), rows);
  }

  private static Measurement measurement(String name) {
    Measurement measurement = MEASUREMENTS.get(name);
    if (measurement == null) {
      List<String> names = List.copyOf(new TreeMap<>(MEASUREMENTS).keySet());
      throw ProblemException.unknown(
          "no diagrams are summed for " + name,
          Spelling.suggestion(name, names, "it is one of " + String.join(", ", names)));
    }
    return measurement;
  }

  private static String fate(
      Diagram diagram,
      Measurement measurement,
      Process process,
      Setting setting,
      boolean resummed) {
    if (resummed && !Links.isLinkless(diagram)) {
      return "a link: a resummed edge holds it";
    }
    if (new Setting(setting.start(), Setting.Noise.ANY).vanishes(diagram, measurement.roots())) {
      return "a mean gradient, which vanishes at the minimum";
    }
    if (setting.vanishes(diagram, measurement.roots())) {
      return switch (setting.noise()) {
        case GAUSSIAN -> "a cumulant of three or more, which Gaussian noise lacks";
        default -> "a tie, which means noise";
      };
    }
    if (process.admits(diagram)) {
      return STAYS;
    }
    return switch (process.name()) {
      case "ode" -> "a tie: gradient flow has no noise";
      case "sde" -> "no history: the diffusion ties two nodes at one time";
      default -> "no history: a point comes once an epoch";
    };
  }

  private static Reply shown(List<Diagram> diagrams) {
    List<Reply> items = new ArrayList<>();
    diagrams.stream().limit(MOST_SHOWN).forEach(d -> items.add(Reply.OfDiagram.of(d)));
    if (diagrams.size() > MOST_SHOWN) {
      items.add(Reply.OfText.of("and " + (diagrams.size() - MOST_SHOWN) + " more"));
    }
    return new Reply.OfList(items);
  }
}
