package chladni;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Automorphisms;
import chladni.diagram.Diagram;
import chladni.diagram.DiagramEnumeration;
import chladni.diagram.DiagramKind;
import chladni.expansion.Expander;
import chladni.expansion.Expansion;
import chladni.expansion.Quantity;
import chladni.history.Process;
import chladni.landscape.Landscape;
import chladni.landscape.LandscapeReader;
import chladni.language.Context;
import chladni.language.Evaluation;
import chladni.language.Reader;
import chladni.language.Reply;
import chladni.language.ReplyLatex;
import chladni.language.ReplyText;
import chladni.language.Session;
import chladni.render.DiagramDrawing;
import chladni.render.TextWriter;
import chladni.value.Setting;
import chladni.value.TensorNames;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * The program as a library: what the language does, for callers in Java.
 *
 * <p>Everything that goes in and comes out is immutable and belongs to the package of that name:
 * diagrams to {@code chladni.diagram}, processes to {@code chladni.history}, expansions to {@code
 * chladni.expansion}. Whatever else the language can do is one call of {@link #session} away.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Process sgd = StochasticGradientDescent.reshuffled(Grid.of(2, 1, 1));
 * Expansion loss = Chladni.expand(Quantity.TEST_LOSS, 2, sgd, Setting.GENERAL);
 * Reply.OfSeries series = Chladni.evaluate(loss, Chladni.landscape("gauss", Map.of()));
 * System.out.println(Chladni.text(series));
 * }</pre>
 *
 * <p>Mistakes that a user could make are {@link chladni.problem.ProblemException}s; their message
 * says what is wrong and what to try.
 */
public final class Chladni {
  private Chladni() {}

  /**
   * The diagram that a text spells, as {@code c(01-2)(02-12)}; equal diagrams are isomorphic.
   *
   * @throws chladni.language.MistakeException if it spells none; it says where
   */
  public static Diagram diagram(String spelling) {
    return Reader.diagram(spelling).diagram();
  }

  /**
   * All diagrams with one untied root and so many edges, in the order of their names.
   *
   * @param edges not negative; there are 101 with 4 edges and 598201 with 8
   */
  public static List<Diagram> diagrams(int edges) {
    return DiagramEnumeration.of(DiagramKind.ROOTED, edges).stream()
        .map(DiagramEnumeration.Item::diagram)
        .toList();
  }

  /** Σ_f 1/|Aut_f(D)| times the edge factor for each edge: all of a term but η and the value. */
  public static ClosedForm weight(Diagram diagram, Process process) {
    return process.weight(diagram, Automorphisms.order(diagram));
  }

  /**
   * The resummed weight of a linkless diagram, each edge standing for all its chains of Hessians.
   *
   * @param eigenvalues of K = ηH for the edges above nodes 0, 1, … of the canonical numbering
   */
  public static ResummedForm resummedWeight(
      Diagram diagram, Process process, List<ClosedForm> eigenvalues) {
    return process.resummedWeight(diagram, Automorphisms.order(diagram), eigenvalues);
  }

  /** What a process does to a quantity, up to and including η^order. */
  public static Expansion expand(Quantity quantity, int order, Process process, Setting setting) {
    return quantity.expand(Expander.of(process, setting), order);
  }

  /**
   * A built-in landscape.
   *
   * @param name one of {@link chladni.landscape.BuiltInLandscapes#names()}
   * @param parameters values of its parameters, where they are not to be the usual ones
   */
  public static Landscape landscape(String name, Map<String, BigFraction> parameters) {
    return LandscapeReader.open(name, parameters, Context.standard().texts().landscapes());
  }

  /** An expansion on a landscape, as a power series in η and, where it is a variable, T. */
  public static Reply.OfSeries evaluate(Expansion expansion, Landscape landscape) {
    return Evaluation.series(expansion, landscape);
  }

  /** An expansion as a reply of the language, to be written. */
  public static Reply reply(Expansion expansion) {
    return new Reply.OfExpansion(expansion);
  }

  /** A formula as a reply of the language, to be written. */
  public static Reply reply(ClosedForm formula) {
    return new Reply.OfFormula(formula);
  }

  /** A reply as text in Unicode. */
  public static String text(Reply reply) {
    return new ReplyText(TensorNames.shipped(), TextWriter.UNICODE).write(reply);
  }

  /** A reply in LaTeX, for display in a formula. */
  public static String latex(Reply reply) {
    return new ReplyLatex(TensorNames.shipped()).write(reply);
  }

  /** A picture of a diagram as an SVG element. */
  public static String svg(Diagram diagram) {
    return DiagramDrawing.of(diagram).svg();
  }

  /** A conversation in the language that reads no files. */
  public static Session session() {
    return Session.standard();
  }
}
