package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import chladni.expansion.Expansion;
import chladni.expansion.ResummedExpansion;
import chladni.experiment.Finding;
import chladni.landscape.Landscape;
import chladni.prediction.Forecast;
import chladni.prediction.Prediction;
import chladni.symja.Answer;
import chladni.value.Value;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * What the language computes with and answers: a value that can be shown as text, LaTeX or JSON, be
 * assigned and be an argument again.
 */
public sealed interface Reply {

  /** The name of this kind of reply in JSON. */
  String kind();

  /** Whether it is set as mathematics rather than as words, a picture or a table. */
  default boolean isFormula() {
    return switch (this) {
      case OfFormula f -> true;
      case OfValue v -> true;
      case OfExpansion e -> true;
      case OfResummed r -> true;
      case OfResummedExpansion r -> true;
      case OfGrowth g -> true;
      case OfAlgebra a -> true;
      case OfList l -> l.items().stream().allMatch(Reply::isFormula);
      case OfDiagram d -> false;
      case OfDiagrams d -> false;
      case OfPicture p -> false;
      case OfDerivation d -> false;
      case OfTable t -> false;
      case OfText t -> false;
      case OfTruth t -> false;
      case OfEstimate e -> false;
      case OfDecimal d -> false;
      case OfPrediction p -> false;
      case OfSeries s -> false;
      case OfLandscape l -> false;
      case OfFunction f -> false;
    };
  }

  /** A diagram, numbered as it was typed. */
  record OfDiagram(NumberedDiagram diagram) implements Reply {
    /** A diagram in its canonical numbering. */
    public static OfDiagram of(Diagram diagram) {
      return new OfDiagram(NumberedDiagram.canonical(diagram));
    }

    @Override
    public String kind() {
      return "diagram";
    }
  }

  /** Several diagrams. */
  record OfDiagrams(List<Diagram> diagrams) implements Reply {
    /** Copies the list. */
    public OfDiagrams {
      diagrams = List.copyOf(diagrams);
    }

    @Override
    public String kind() {
      return "diagrams";
    }
  }

  /** How a formula is written out. */
  enum Shape {
    /** Whichever is the more readable. */
    READABLE,
    /** As a sum of power products. */
    EXPANDED,
    /** As a product of irreducible factors. */
    FACTORED
  }

  /** A formula; of kind {@code number} if it holds no variable. Equal formulas are equal. */
  record OfFormula(ClosedForm formula, Shape shape) implements Reply {
    /** A formula in the more readable shape. */
    public OfFormula(ClosedForm formula) {
      this(formula, Shape.READABLE);
    }

    @Override
    public String kind() {
      return formula.number().isPresent() ? "number" : "closed_form";
    }
  }

  /** Whether something holds. */
  record OfTruth(boolean holds) implements Reply {
    @Override
    public String kind() {
      return "boolean";
    }
  }

  /**
   * A linear combination of values of diagrams: tensor expressions.
   *
   * @param value the combination
   * @param start how many times θ_0 itself is added
   */
  record OfValue(Value value, ClosedForm start) implements Reply {
    /** A combination without θ_0. */
    public OfValue(Value value) {
      this(value, ClosedForm.ZERO);
    }

    @Override
    public String kind() {
      return "text";
    }
  }

  /**
   * A sum of weights times values to some order.
   *
   * @param expansion the sum
   * @param shape how its coefficients are written out
   * @param forecast what it is the expansion of, if it is known: not after adding or selecting
   */
  record OfExpansion(Expansion expansion, Shape shape, Optional<Forecast> forecast)
      implements Reply {
    /** An expansion of something unknown. */
    public OfExpansion(Expansion expansion, Shape shape) {
      this(expansion, shape, Optional.empty());
    }

    /** An expansion with its coefficients in the more readable shape. */
    public OfExpansion(Expansion expansion) {
      this(expansion, Shape.READABLE);
    }

    @Override
    public String kind() {
      return "expansion";
    }
  }

  /**
   * A power series in numbers: coefficients nested by its axes.
   *
   * @param axes of {@code component}, {@code eta}, {@code T}, in this order
   * @param names of the components, empty without that axis
   * @param coefficients nested lists of numbers
   * @param method how the expectations over the data were taken, as {@code a sum over 2 losses}
   */
  record OfSeries(List<String> axes, List<String> names, Nested coefficients, String method)
      implements Reply {
    /** Copies its lists. */
    public OfSeries {
      axes = List.copyOf(axes);
      names = List.copyOf(names);
    }

    @Override
    public String kind() {
      return "series";
    }
  }

  /**
   * A resummed weight, kept in the exact form that has a value wherever eigenvalues coincide or
   * vanish.
   *
   * @param form the form
   * @param diagram the diagram as typed that numbers its k's, if there is one
   */
  record OfResummed(ResummedForm form, Optional<NumberedDiagram> diagram) implements Reply {
    @Override
    public String kind() {
      return "closed_form";
    }
  }

  /** How a resummed expansion shows what depends on the eigenvalues of K = ηH. */
  enum Basis {
    /** In a basis of eigenvectors, by K_μ. */
    EIGENVECTORS,
    /** Without a basis, by operators. */
    NONE
  }

  /**
   * A sum of resummed weights times values.
   *
   * @param expansion the sum
   * @param basis how it is shown
   * @param forecast what it is the expansion of, if it is known: not after adding or selecting
   */
  record OfResummedExpansion(ResummedExpansion expansion, Basis basis, Optional<Forecast> forecast)
      implements Reply {
    /** An expansion of something unknown. */
    public OfResummedExpansion(ResummedExpansion expansion, Basis basis) {
      this(expansion, basis, Optional.empty());
    }

    @Override
    public String kind() {
      return "expansion";
    }
  }

  /**
   * What a formula that grows without bound grows like.
   *
   * @param leading its leading term
   * @param variable what grows
   */
  record OfGrowth(ClosedForm leading, String variable) implements Reply {
    @Override
    public String kind() {
      return "closed_form";
    }
  }

  /** What Symja answered, checked. */
  record OfAlgebra(Answer answer) implements Reply {
    @Override
    public String kind() {
      return answer instanceof Answer.Exact ? "closed_form" : "algebra";
    }
  }

  /** A number in floating point. */
  record OfDecimal(double value) implements Reply {
    @Override
    public String kind() {
      return "number";
    }
  }

  /**
   * Estimates from an experiment.
   *
   * @param finding the estimates
   * @param names of the weights
   * @param weightDecay λ, where the loss is not the landscape's l_x but l_x + λ|θ|²/2; else 0
   */
  record OfEstimate(Finding finding, List<String> names, BigFraction weightDecay) implements Reply {
    /** Copies the names. */
    public OfEstimate {
      names = List.copyOf(names);
    }

    @Override
    public String kind() {
      return "estimate";
    }
  }

  /**
   * A prediction.
   *
   * @param prediction the numbers
   * @param names of the weights
   */
  record OfPrediction(Prediction prediction, List<String> names) implements Reply {
    /** Copies the list. */
    public OfPrediction {
      names = List.copyOf(names);
    }

    @Override
    public String kind() {
      return prediction.freeIndices() == 0 ? "number" : "table";
    }
  }

  /** A landscape. */
  record OfLandscape(Landscape landscape) implements Reply {
    @Override
    public String kind() {
      return "landscape";
    }
  }

  /** A table of replies. */
  record OfTable(List<String> columns, List<List<Reply>> rows) implements Reply {
    /** Copies its lists. */
    public OfTable {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public String kind() {
      return "table";
    }
  }

  /** A drawing: SVG, and the same in characters. */
  record OfPicture(String svg, String characters, String ascii, String tikz) implements Reply {
    @Override
    public String kind() {
      return "picture";
    }
  }

  /** Plain text, with LaTeX where that differs. */
  record OfText(String text, Optional<String> latex) implements Reply {
    /** Text that is its own LaTeX source or has none. */
    public static OfText of(String text) {
      return new OfText(text, Optional.empty());
    }

    @Override
    public String kind() {
      return "text";
    }
  }

  /**
   * A derivation, step by step.
   *
   * @param title what is derived
   * @param steps its steps, in order
   */
  record OfDerivation(String title, List<Step> steps) implements Reply {
    /** Copies the list. */
    public OfDerivation {
      steps = List.copyOf(steps);
    }

    /** A step: a heading, and lines below it. */
    public record Step(String heading, List<Line> lines) {
      /** Copies the list. */
      public Step {
        lines = List.copyOf(lines);
      }
    }

    /**
     * Something shown.
     *
     * @param label what it is; may be empty
     * @param reply what is shown
     * @param content what kind of text it is, if it is text
     */
    public record Line(String label, Reply reply, Content content) {
      /** A reply. */
      public static Line of(String label, Reply reply) {
        return new Line(label, reply, Content.REPLY);
      }

      /** A sentence. */
      public static Line prose(String label, String text) {
        return new Line(label, OfText.of(text), Content.REPLY);
      }

      /** A statement of the language. */
      public static Line statement(String label, String text) {
        return new Line(label, OfText.of(text), Content.STATEMENT);
      }
    }

    /** What a line shows. */
    public enum Content {
      /** A reply, or a sentence. */
      REPLY,
      /** A statement of the language. */
      STATEMENT
    }

    @Override
    public String kind() {
      return "derivation";
    }
  }

  /** A function that was defined in the session. */
  record OfFunction(UserFunction function) implements Reply {
    @Override
    public String kind() {
      return "text";
    }
  }

  /** Several replies. */
  record OfList(List<Reply> items) implements Reply {
    /** Copies the list. */
    public OfList {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "list";
    }
  }

  /** What this is, with its article, for sentences about wrong arguments. */
  default String phrase() {
    return switch (this) {
      case OfDiagram d -> "a diagram";
      case OfDiagrams d -> "a list of diagrams";
      case OfFormula f -> f.formula().number().isPresent() ? "a number" : "a formula";
      case OfTruth t -> "a truth value";
      case OfValue v -> "a value of diagrams";
      case OfExpansion e -> "an expansion";
      case OfResummed r -> "a resummed formula";
      case OfResummedExpansion r -> "a resummed expansion";
      case OfGrowth g -> "a formula";
      case OfAlgebra a -> "a formula";
      case OfDecimal d -> "a decimal";
      case OfEstimate e -> "an estimate";
      case OfPrediction p -> "a prediction";
      case OfSeries s -> "a series";
      case OfLandscape l -> "a landscape";
      case OfTable t -> "a table";
      case OfPicture p -> "a picture";
      case OfText t -> "text";
      case OfDerivation d -> "a derivation";
      case OfFunction f -> "a function";
      case OfList l -> "a list";
    };
  }
}
