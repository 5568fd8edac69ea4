package chladni.value;

import chladni.diagram.Brackets;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import org.hipparchus.fraction.BigFraction;

/**
 * Reads contractions in index notation, as 𝒞[∇_ν∇_μ l, ∇_λ l] η^{μλ}, and written tensors, as ∇_ν
 * C^μ_μ.
 */
final class IndexNotationReader {
  /** Makes an error at a place of the text. */
  interface Blame {
    ProblemException at(int offset, String message, String hint);
  }

  /**
   * The left side of a rule.
   *
   * @param contraction what it says
   * @param factors the factor that each index stands on
   * @param open the indices that no η of the pattern contracts
   */
  record Pattern(Contraction contraction, Map<String, Integer> factors, List<String> open) {
    int factorOf(String index) {
      return Optional.ofNullable(factors.get(index)).orElseThrow();
    }
  }

  /** The indices of a written tensor by their letters, where they stand. */
  record Mark(String index, IndexedName.Height height) {}

  /** Letters followed by indices. */
  record Run(String letters, List<Mark> marks) {}

  private static final java.util.regex.Pattern RATIONAL =
      java.util.regex.Pattern.compile("(-?\\d+)(?:/(\\d+))?(?=\\s)");
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Does not begin with a blank. */
  private final String text;

  private final Blame blame;
  private int at;

  IndexNotationReader(String text, Blame blame) {
    this.text = text;
    this.blame = blame;
  }

  /** Where the next word begins. */
  int place() {
    blanks();
    return at;
  }

  void skipTo(int offset) {
    at = offset;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean take(String word) {
    blanks();
    if (text.startsWith(word, at)) {
      at += word.length();
      return true;
    }
    return false;
  }

  void expect(String word) {
    if (!take(word)) {
      throw blame.at(at, "expected " + word, "a rule reads 𝒞[…] η^{…} = factor name");
    }
  }

  /** The left side, up to the equals sign. */
  Pattern pattern() {
    List<Contraction.Factor> factors = new ArrayList<>();
    List<Contraction.Bracket> brackets = new ArrayList<>();
    List<Contraction.Edge> edges = new ArrayList<>();
    Map<String, Integer> factorOf = new LinkedHashMap<>();
    List<List<String>> etas = new ArrayList<>();
    List<Integer> etaPlaces = new ArrayList<>();
    while (at < text.length() && text.charAt(at) != '=') {
      int start = at;
      if (take("𝒞[") || take("c[")) {
        brackets.add(bracket(Brackets.CUMULANT, factors, factorOf));
      } else if (take("𝔼[") || take("m[")) {
        brackets.add(bracket(Brackets.MOMENT, factors, factorOf));
      } else if (take("η") || take("eta")) {
        etaPlaces.add(start);
        etas.add(group('^'));
      } else {
        throw blame.at(
            at,
            "expected 𝒞[…], 𝔼[…] or η^{…}",
            "in ASCII: c[D_m D_n l, D_r l] eta^{m r}, with m[…] for moments");
      }
      blanks();
    }
    if (brackets.isEmpty()) {
      throw blame.at(at, "a pattern has at least one bracket", "write 𝒞[∇_μ l], say");
    }
    Set<String> inner = new HashSet<>();
    int[] piece = piecesByBracket(factors.size(), brackets);
    int[] tree = new int[factors.size()];
    for (int f = 0; f < tree.length; f++) {
      tree[f] = f;
    }
    for (int e = 0; e < etas.size(); e++) {
      List<String> ends = etas.get(e);
      int place = etaPlaces.get(e);
      if (ends.size() != 2) {
        throw blame.at(place, "an η has two indices", "write η^{μν}");
      }
      for (String index : ends) {
        if (!factorOf.containsKey(index)) {
          throw blame.at(
              place,
              "the index " + index + " of this η stands on no derivative",
              "an η joins two derivatives of the pattern; other indices stay free");
        }
        if (!inner.add(index)) {
          throw blame.at(place, "the index " + index + " is contracted twice", "use fresh letters");
        }
      }
      int a = Optional.ofNullable(factorOf.get(ends.get(0))).orElseThrow();
      int b = Optional.ofNullable(factorOf.get(ends.get(1))).orElseThrow();
      if (!join(tree, a, b)) {
        throw blame.at(
            place,
            "this η closes a ring of derivatives",
            "a diagram is a tree, so that no diagram has this pattern");
      }
      join(piece, a, b);
      edges.add(new Contraction.Edge(new Contraction.At(a), new Contraction.At(b)));
    }
    for (int f = 1; f < piece.length; f++) {
      if (piece[f] != piece[0]) {
        throw blame.at(
            0, "the brackets of a pattern must be joined by η's", "name the pieces one by one");
      }
    }
    List<String> open = factorOf.keySet().stream().filter(i -> !inner.contains(i)).toList();
    return new Pattern(
        new Contraction(factors, brackets, edges, 0), Collections.unmodifiableMap(factorOf), open);
  }

  private static int[] piecesByBracket(int factors, List<Contraction.Bracket> brackets) {
    int[] piece = new int[factors];
    for (Contraction.Bracket bracket : brackets) {
      for (int f : bracket.factors()) {
        piece[f] = bracket.factors().get(0);
      }
    }
    return piece;
  }

  /** Joins two pieces; false if they were one already. */
  private static boolean join(int[] piece, int a, int b) {
    int from = piece[a];
    int to = piece[b];
    for (int f = 0; f < piece.length; f++) {
      if (piece[f] == from) {
        piece[f] = to;
      }
    }
    return from != to;
  }

  private Contraction.Bracket bracket(
      Brackets kind, List<Contraction.Factor> factors, Map<String, Integer> factorOf) {
    List<Integer> members = new ArrayList<>();
    while (!take("]")) {
      if (!members.isEmpty()) {
        take(",");
      }
      members.add(factors.size());
      factors.add(derivative(factors.size(), factorOf));
    }
    if (members.isEmpty()) {
      throw blame.at(at - 1, "an empty bracket", "write 𝒞[∇_μ l], say");
    }
    return new Contraction.Bracket(kind, members);
  }

  private Contraction.Factor derivative(int factor, Map<String, Integer> factorOf) {
    int degree = 0;
    while (take("∇") || take("D")) {
      int power = power();
      int place = at;
      List<String> indices = group('_');
      if (power > 0 && power != indices.size()) {
        throw blame.at(
            place,
            "∇ to the power " + power + " has " + indices.size() + " indices",
            "give it as many indices as its power says");
      }
      for (String index : indices) {
        if (factorOf.putIfAbsent(index, factor) != null) {
          throw blame.at(
              place,
              "the index " + index + " stands on two derivatives",
              "use two letters and contract them with η");
        }
      }
      degree += indices.size();
    }
    int start = at;
    while (at < text.length() && Character.isLetterOrDigit(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    if (start == at) {
      throw blame.at(at, "expected a function", "write l for the loss, as in ∇_μ l");
    }
    String symbol = text.substring(start, at);
    return new Contraction.Factor(
        symbol.equals("l") ? ScalarField.LOSS : new ScalarField.Observable(symbol), degree);
  }

  private int power() {
    int power = 0;
    while (at < text.length() && SUPERSCRIPTS.indexOf(text.charAt(at)) >= 0) {
      power = 10 * power + SUPERSCRIPTS.indexOf(text.charAt(at++));
    }
    return power;
  }

  /** An index group that must be there. */
  private List<String> group(char height) {
    blanks();
    if (at >= text.length() || text.charAt(at) != height) {
      throw blame.at(at, "expected " + height + " and indices", "write ∇_μ or η^{μν}");
    }
    at++;
    List<String> indices = indices();
    if (indices.isEmpty()) {
      throw blame.at(at, "expected an index", "indices are letters, as μ or {μν} or {mu nu}");
    }
    return indices;
  }

  /** Indices after _ or ^: one letter, a run of ASCII letters, or a group in braces. */
  private List<String> indices() {
    if (at < text.length() && text.charAt(at) == '{') {
      int close = text.indexOf('}', at);
      if (close < 0) {
        throw blame.at(at, "a brace is not closed", "close it with }");
      }
      String inside = text.substring(at + 1, close).strip();
      at = close + 1;
      if (inside.contains(" ") || inside.contains(",")) {
        return List.of(inside.split("[ ,]+"));
      }
      return inside.codePoints().mapToObj(Character::toString).toList();
    }
    int start = at;
    while (at < text.length() && isAsciiWord(text.charAt(at))) {
      at++;
    }
    if (at == start && at < text.length() && Character.isLetter(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at == start ? List.of() : List.of(text.substring(start, at));
  }

  private static boolean isAsciiWord(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }

  /** A rational number if one stands here, else 1. */
  BigFraction rational() {
    blanks();
    Matcher matcher = RATIONAL.matcher(text);
    matcher.region(at, text.length());
    if (!matcher.lookingAt()) {
      return BigFraction.ONE;
    }
    String denominator = matcher.group(2) == null ? "1" : matcher.group(2);
    BigFraction value =
        denominator.matches("0+")
            ? BigFraction.ZERO
            : new BigFraction(new BigInteger(matcher.group(1)), new BigInteger(denominator));
    if (value.equals(BigFraction.ZERO)) {
      throw blame.at(at, "the factor must be a number other than zero", "write 1/2, say");
    }
    at = matcher.end();
    return value;
  }

  /** The words that are left. */
  List<String> words() {
    return Arrays.stream(text.substring(at).split("[\\s·]+")).filter(w -> !w.isEmpty()).toList();
  }

  /**
   * A written tensor: letters, each time with the indices that follow them.
   *
   * @param isIndex whether a letter after _ or ^ is an index; groups of others stay letters
   */
  List<Run> runs(Predicate<String> isIndex) {
    List<Run> runs = new ArrayList<>();
    StringBuilder letters = new StringBuilder();
    List<Mark> marks = new ArrayList<>();
    int begin = at;
    while (at < text.length()) {
      int start = at;
      char c = text.charAt(at++);
      List<String> indices = c == '_' || c == '^' ? indices() : List.of();
      if ((c != '_' && c != '^') || !indices.stream().allMatch(isIndex)) {
        if (!marks.isEmpty()) {
          runs.add(new Run(letters.toString().strip(), List.copyOf(marks)));
          letters.setLength(0);
          marks.clear();
        }
        letters.append(text, start, at);
        continue;
      }
      if (indices.isEmpty()) {
        throw blame.at(at, "expected an index", "indices are letters, as μ or {μν} or {mu nu}");
      }
      if (letters.toString().isBlank()) {
        throw blame.at(start, "an index before any letter", "as in: = 1/2 ∇_ν C^μ_μ");
      }
      IndexedName.Height height = c == '_' ? IndexedName.Height.LOWER : IndexedName.Height.UPPER;
      indices.forEach(index -> marks.add(new Mark(index, height)));
    }
    if (!letters.toString().isBlank()) {
      runs.add(new Run(letters.toString().strip(), List.copyOf(marks)));
    }
    if (runs.isEmpty()) {
      throw blame.at(begin, "expected a name with its indices", "as in: = 1/2 ∇_ν C^μ_μ");
    }
    return runs;
  }
}
