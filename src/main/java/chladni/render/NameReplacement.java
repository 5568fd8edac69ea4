package chladni.render;

import java.util.List;
import java.util.Map;

/** Puts other notation in place of names, as K_μ in place of k1. */
public final class NameReplacement {
  private final Map<String, Notation> replacements;

  private NameReplacement(Map<String, Notation> replacements) {
    this.replacements = replacements;
  }

  /** The notation with each name that has a replacement replaced by it. */
  public static Notation in(Notation notation, Map<String, Notation> replacements) {
    return new NameReplacement(replacements).replaced(notation);
  }

  private Notation replaced(Notation notation) {
    return switch (notation) {
      case Notation.Name name -> replacements.getOrDefault(name.name(), name);
      case Notation.Whole whole -> whole;
      case Notation.Decimal decimal -> decimal;
      case Notation.Glyph glyph -> glyph;
      case Notation.Words words -> words;
      case Notation.Indexed(Notation base, List<Notation.Index> indices) ->
          new Notation.Indexed(replaced(base), indices);
      case Notation.Negation(Notation argument) -> new Notation.Negation(replaced(argument));
      case Notation.Sum(List<Notation> terms) -> new Notation.Sum(replaced(terms));
      case Notation.Product(List<Notation> factors) -> new Notation.Product(replaced(factors));
      case Notation.Juxtaposition(List<Notation> parts) ->
          new Notation.Juxtaposition(replaced(parts));
      case Notation.Quotient(Notation above, Notation below) ->
          new Notation.Quotient(replaced(above), replaced(below));
      case Notation.Power(Notation base, Notation exponent) ->
          new Notation.Power(replaced(base), replaced(exponent));
      case Notation.Application(Notation head, Notation.Fence fence, List<List<Notation>> groups) ->
          new Notation.Application(
              replaced(head), fence, groups.stream().map(this::replaced).toList());
      case Notation.Member(Notation family, Notation parameter, List<Notation> arguments) ->
          new Notation.Member(replaced(family), replaced(parameter), replaced(arguments));
      case Notation.Exponential(Notation argument) -> new Notation.Exponential(replaced(argument));
      case Notation.Relation(Notation left, Notation.Relator relator, Notation right) ->
          new Notation.Relation(replaced(left), relator, replaced(right));
      case Notation.Lines(List<List<Notation>> rows) ->
          new Notation.Lines(rows.stream().map(this::replaced).toList());
    };
  }

  private List<Notation> replaced(List<Notation> notations) {
    return notations.stream().map(this::replaced).toList();
  }
}
