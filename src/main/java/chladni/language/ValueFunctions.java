package chladni.language;

import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.NumberedDiagram;
import chladni.problem.ProblemException;
import chladni.value.ScalarField;
import chladni.value.Value;
import chladni.value.ValueClass;
import java.util.List;

/** The functions about values of diagrams. */
final class ValueFunctions {
  private static final Option OF =
      Option.word("of", "the name of the function s(θ) at the root, in place of the test loss");

  private ValueFunctions() {}

  static List<Function> all() {
    return List.of(
        new Function(
            "uvalue",
            "Values",
            List.of(Parameter.required("d", Parameter.Kind.DIAGRAM)),
            List.of(OF),
            "the tensor expression of a diagram: a derivative for each node, a cumulant for each"
                + " part",
            "Values can be added, subtracted, multiplied by formulas and compared. Moments, as in"
                + " m(01-2)(01-12), are written out in cumulants.",
            List.of(
                new Function.Example("uvalue(c(0-1-2)(01-12)) == uvalue(c(0-1-2)(02-12))", "true"),
                new Function.Example(
                    "uvalue(c(01-2)(01-12)) == uvalue(m(01-2)(01-12)) - uvalue(m(0-1-2)(01-12))",
                    "true")),
            (arguments, context) -> uvalue(arguments)),
        new Function(
            "value_class",
            "Values",
            List.of(Parameter.required("d", Parameter.Kind.DIAGRAM)),
            List.of(),
            "the least diagram with the same value, whichever node is its root",
            "",
            List.of(new Function.Example("value_class(c(0-1-2)(02-12))", "c(0-1-2)(01-12)")),
            (arguments, context) ->
                Reply.OfDiagram.of(ValueClass.of(ofOneClass(arguments.diagram(0))).diagram())));
  }

  /**
   * A diagram whose value is a single class.
   *
   * @throws ProblemException if it has moment brackets round ties, which are sums of several
   */
  static NumberedDiagram ofOneClass(NumberedDiagram d) {
    if (Value.of(d).terms().size() > 1) {
      throw ProblemException.unfit(
          d.name() + " has moment brackets, so its value is a sum of several",
          "write " + new NumberedDiagram(d.diagram(), d.numbering(), Brackets.CUMULANT).name());
    }
    return d;
  }

  private static Reply uvalue(Arguments arguments) {
    NumberedDiagram d = arguments.diagram(0);
    return new Reply.OfValue(
        arguments
            .word(OF)
            .map(name -> Value.of(d.diagram(), d.brackets(), roots(d, name)))
            .orElseGet(() -> Value.of(d)));
  }

  /** The class of a diagram's value with a function s(θ) at its root. */
  static ValueClass observed(NumberedDiagram d, String name) {
    return ValueClass.of(d.diagram(), d.brackets(), roots(d, name));
  }

  /**
   * The name of a function s(θ).
   *
   * @throws ProblemException if it is that of a tensor, a variable or a constant
   */
  static String functionName(String name, Option option) {
    if (Reserved.contains(name)) {
      throw ProblemException.unfit(
              "a function s(θ) cannot be called " + name + ": that is a name of the theory",
              "write " + option.name() + "=s")
          .about(option.name());
    }
    return name;
  }

  private static List<ScalarField> roots(NumberedDiagram d, String name) {
    List<Anchor> anchors = d.diagram().anchors();
    if (!anchors.equals(List.of(Anchor.ROOT)) || d.diagram().rootPart().isPresent()) {
      throw ProblemException.unfit(
          "of= needs a diagram with one root that is not tied", "leave of= out");
    }
    return List.of(new ScalarField.Observable(functionName(name, OF)));
  }
}
