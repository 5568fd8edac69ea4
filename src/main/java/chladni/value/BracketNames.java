package chladni.value;

import chladni.diagram.Brackets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Names of brackets that no rule names. */
final class BracketNames {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private BracketNames() {}

  /** The bracket as a tensor: 𝒞[∇²l, ∇l], 𝔼[∇²l ∇l] or, for an observable alone, ∇²s. */
  static NamedContraction.Tensor tensor(NamedContraction.Unnamed bracket) {
    String comma =
        switch (bracket.kind()) {
          case CUMULANT -> ", ";
          case MOMENT -> " ";
        };
    List<String> names = bracket.factors().stream().map(BracketNames::name).toList();
    List<String> ascii = bracket.factors().stream().map(BracketNames::asciiName).toList();
    return new NamedContraction.Tensor(
        bracketed(bracket, "𝒞", "𝔼", String.join(comma, names)),
        bracketed(bracket, "c", "m", String.join(",", ascii)),
        bracket,
        symmetric(bracket.factors()));
  }

  private static String bracketed(
      NamedContraction.Unnamed bracket, String cumulant, String moment, String inside) {
    String head = bracket.kind() == Brackets.CUMULANT ? cumulant : moment;
    return bracket.isBare() ? inside : head + "[" + inside + "]";
  }

  private static String name(Contraction.Factor factor) {
    return switch (factor.degree()) {
      case 0 -> factor.field().symbol();
      case 1 -> "∇" + factor.field().symbol();
      default -> "∇" + superscript(factor.degree()) + factor.field().symbol();
    };
  }

  private static String asciiName(Contraction.Factor factor) {
    return switch (factor.degree()) {
      case 0 -> factor.field().symbol();
      case 1 -> "D" + factor.field().symbol();
      default -> "D" + factor.degree() + factor.field().symbol();
    };
  }

  private static String superscript(int number) {
    StringBuilder text = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }

  /** The slots of each factor are symmetric, and those of like factors with one index together. */
  private static List<List<Integer>> symmetric(List<Contraction.Factor> factors) {
    List<List<Integer>> groups = new ArrayList<>();
    int next = 0;
    for (int f = 0; f < factors.size(); f++) {
      Contraction.Factor factor = factors.get(f);
      List<Integer> slots = IntStream.range(next, next + factor.degree()).boxed().toList();
      next += factor.degree();
      boolean likeLast = f > 0 && factor.degree() == 1 && factor.equals(factors.get(f - 1));
      if (likeLast) {
        groups.get(groups.size() - 1).addAll(slots);
      } else if (!slots.isEmpty()) {
        groups.add(new ArrayList<>(slots));
      }
    }
    return groups;
  }
}
