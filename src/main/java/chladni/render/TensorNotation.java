package chladni.render;

import chladni.value.Contraction;
import chladni.value.IndexedName;
import chladni.value.NamedContraction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * How a contraction with names is laid out in index notation.
 *
 * <p>Index letters are μ ν ξ π ρ σ τ φ χ ψ ω α β γ δ, then μ1 ν1 …, given out in reading order,
 * free indices first; the same contraction is always written alike. Symmetric indices are listed in
 * the order of their letters. For example {@code c(01-2)(02-12)} is C_{μν} η^{μξ} η^{νπ} H_{ξπ}, or
 * C_{μν} H^{μν} with raised indices.
 */
public final class TensorNotation {
  private static final List<String> LETTERS =
      List.of(
          "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega", "alpha",
          "beta", "gamma", "delta");
  private static final Notation ETA = Notation.name("eta");
  private static final Notation NO_HEAD = new Notation.Glyph("", "", "");

  private TensorNotation() {}

  /** With every η written out: G_μ η^{μν} G_ν; indices of tensors stand below, those of η above. */
  public static Notation explicit(NamedContraction contraction) {
    return new Layout(contraction, Style.EXPLICIT).whole();
  }

  /** With η's absorbed by raising indices: G_μ G^μ; a free index stands above. */
  public static Notation raised(NamedContraction contraction) {
    return new Layout(contraction, Style.RAISED).whole();
  }

  /**
   * A contraction in index notation, and which index each of its edges has.
   *
   * @param tensors the tensors and the η's
   * @param upper for each edge the index of the tensor below it
   * @param lower for each edge the first index of its η; the same as {@code upper} unless an
   *     operator stands between
   */
  public record WithEdges(
      Notation tensors, SortedMap<Integer, Notation> upper, SortedMap<Integer, Notation> lower) {
    /** Copies the maps. */
    public WithEdges {
      upper = Collections.unmodifiableSortedMap(new TreeMap<>(upper));
      lower = Collections.unmodifiableSortedMap(new TreeMap<>(lower));
    }
  }

  /** With every η written out, and the index of each edge, for what depends on it. */
  public static WithEdges withEdges(NamedContraction contraction) {
    return new Layout(contraction, Style.EXPLICIT).withEdges();
  }

  /**
   * With every η written out but the first index of each left to an operator, which takes it to the
   * tensor below.
   */
  public static WithEdges forOperator(NamedContraction contraction) {
    return new Layout(contraction, Style.OPERATOR).withEdges();
  }

  private enum Style {
    EXPLICIT,
    RAISED,
    OPERATOR
  }

  /** Gives out letters from left to right. */
  private static final class Layout {
    private final NamedContraction contraction;
    private final Style style;
    private final Map<NamedContraction.End, Notation.Index> indexAt = new HashMap<>();
    private final Map<NamedContraction.End, Integer> letterAt = new HashMap<>();
    private final List<Notation> parts = new ArrayList<>();
    private final SortedMap<Integer, Notation> upper = new TreeMap<>();
    private final SortedMap<Integer, Notation> lower = new TreeMap<>();
    private int lettersUsed;

    Layout(NamedContraction contraction, Style style) {
      this.contraction = contraction;
      this.style = style;
    }

    WithEdges withEdges() {
      return new WithEdges(whole(), upper, lower);
    }

    Notation whole() {
      for (int i = 0; i < contraction.freeIndices(); i++) {
        give(new NamedContraction.FreeIndex(i), lettersUsed++, Notation.Level.UPPER);
      }
      Optional<Notation> factor = factor(contraction.factor());
      factor.ifPresent(parts::add);
      for (int t = 0; t < contraction.tensors().size(); t++) {
        write(t);
      }
      return parts.isEmpty() ? Notation.integer(1) : Notation.juxtaposition(parts);
    }

    private static Optional<Notation> factor(BigFraction factor) {
      if (factor.equals(BigFraction.ONE)) {
        return Optional.empty();
      }
      Notation above = Notation.integer(factor.getNumerator());
      return Optional.of(
          factor.getDenominatorAsInt() == 1
              ? above
              : new Notation.Quotient(above, Notation.integer(factor.getDenominator())));
    }

    private void give(NamedContraction.End end, int letter, Notation.Level level) {
      letterAt.put(end, letter);
      indexAt.put(end, new Notation.Index(letter(letter), level));
    }

    private static Notation letter(int number) {
      int round = number / LETTERS.size();
      String stem = LETTERS.get(number % LETTERS.size());
      return Notation.name(round == 0 ? stem : stem + round);
    }

    /** The η's to what is written already, then the tensor, then the η's within it. */
    private void write(int tensor) {
      record Joint(int edge, NamedContraction.End here, NamedContraction.End there) {}
      List<Joint> joints = new ArrayList<>();
      List<NamedContraction.Eta> within = new ArrayList<>();
      for (NamedContraction.Eta eta : contraction.etas()) {
        boolean lower = isAt(eta.lower(), tensor);
        boolean upper = isAt(eta.upper(), tensor);
        if (lower && upper) {
          within.add(eta);
        } else if (lower && letterAt.containsKey(eta.upper())) {
          joints.add(new Joint(eta.edge(), eta.lower(), eta.upper()));
        } else if (upper && letterAt.containsKey(eta.lower())) {
          joints.add(new Joint(eta.edge(), eta.upper(), eta.lower()));
        }
      }
      joints.sort(Comparator.comparing(j -> letterAt.getOrDefault(j.there(), 0)));
      for (Joint joint : joints) {
        int known = letterAt.getOrDefault(joint.there(), 0);
        switch (style) {
          case RAISED -> give(joint.here(), known, Notation.Level.UPPER);
          case EXPLICIT, OPERATOR -> {
            Notation first = firstOfEta(joint.edge(), joint.there());
            give(joint.here(), lettersUsed++, Notation.Level.LOWER);
            parts.add(eta(first, joint.here()));
          }
        }
      }
      NamedContraction.Tensor written = contraction.tensors().get(tensor);
      if (style == Style.RAISED) {
        within.forEach(
            eta -> {
              give(eta.lower(), lettersUsed, Notation.Level.UPPER);
              give(eta.upper(), lettersUsed++, Notation.Level.LOWER);
            });
      }
      for (int slot = 0; slot < written.slots(); slot++) {
        NamedContraction.Leg leg = new NamedContraction.Leg(tensor, slot);
        if (!letterAt.containsKey(leg)) {
          give(leg, lettersUsed++, Notation.Level.LOWER);
        }
      }
      boolean last = tensor + 1 == contraction.tensors().size() && within.isEmpty();
      Notation whole = tensor(written, sorted(tensor, written));
      // A derivative must not seem to act on what follows.
      parts.add(
          whole instanceof Notation.Juxtaposition && !last
              ? new Notation.Application(NO_HEAD, Notation.Fence.ROUND, List.of(List.of(whole)))
              : whole);
      if (style != Style.RAISED) {
        within.stream()
            .map(
                e ->
                    isBefore(e.upper(), e.lower())
                        ? eta(firstOfEta(e.edge(), e.upper()), e.lower())
                        : eta(firstOfEta(e.edge(), e.lower()), e.upper()))
            .forEach(parts::add);
      }
    }

    private static boolean isAt(NamedContraction.End end, int tensor) {
      return switch (end) {
        case NamedContraction.Leg leg -> leg.tensor() == tensor;
        case NamedContraction.FreeIndex free -> false;
      };
    }

    /** The first index of an η: that of the tensor, or a fresh one with an operator between. */
    private Notation firstOfEta(int edge, NamedContraction.End end) {
      Notation below = index(end).name();
      Notation first = style == Style.OPERATOR ? letter(lettersUsed++) : below;
      upper.put(edge, below);
      lower.put(edge, first);
      return first;
    }

    private Notation eta(Notation first, NamedContraction.End second) {
      return new Notation.Indexed(
          ETA,
          List.of(
              new Notation.Index(first, Notation.Level.UPPER),
              new Notation.Index(index(second).name(), Notation.Level.UPPER)));
    }

    private boolean isBefore(NamedContraction.End first, NamedContraction.End second) {
      return letterAt.getOrDefault(first, 0) < letterAt.getOrDefault(second, 0);
    }

    private Notation.Index index(NamedContraction.End end) {
      return Optional.ofNullable(indexAt.get(end)).orElseThrow();
    }

    /** The index of each slot, exchangeable ones in the order of their letters. */
    private List<Notation.Index> sorted(int tensor, NamedContraction.Tensor written) {
      Notation.Index[] atSlot = new Notation.Index[written.slots()];
      for (List<Integer> group : written.symmetric()) {
        List<NamedContraction.Leg> legs =
            group.stream()
                .map(s -> new NamedContraction.Leg(tensor, s))
                .sorted(Comparator.comparing(leg -> letterAt.getOrDefault(leg, 0)))
                .toList();
        for (int i = 0; i < legs.size(); i++) {
          atSlot[group.get(i)] = index(legs.get(i));
        }
      }
      return List.of(atSlot);
    }

    private Notation tensor(NamedContraction.Tensor tensor, List<Notation.Index> indices) {
      return switch (tensor.display()) {
        case NamedContraction.Named named -> named(named.name(), indices);
        case NamedContraction.Unnamed bracket -> unnamed(bracket, indices);
      };
    }

    private Notation named(IndexedName name, List<Notation.Index> indices) {
      Map<Integer, Notation> dummies = new HashMap<>();
      List<Notation> segments = new ArrayList<>();
      for (IndexedName.Segment segment : name.segments()) {
        Notation base = new Notation.Glyph(segment.ascii(), segment.letters(), segment.latex());
        List<Notation.Index> here = new ArrayList<>();
        for (IndexedName.Index index : segment.indices()) {
          here.add(
              switch (index) {
                case IndexedName.Slot slot -> indices.get(slot.slot());
                case IndexedName.Dummy dummy ->
                    new Notation.Index(
                        dummies.computeIfAbsent(dummy.dummy(), d -> letter(lettersUsed++)),
                        level(dummy.height()));
              });
        }
        segments.add(here.isEmpty() ? base : new Notation.Indexed(base, here));
      }
      return Notation.juxtaposition(segments);
    }

    private static Notation.Level level(IndexedName.Height height) {
      return switch (height) {
        case LOWER -> Notation.Level.LOWER;
        case UPPER -> Notation.Level.UPPER;
      };
    }

    private static Notation unnamed(
        NamedContraction.Unnamed bracket, List<Notation.Index> indices) {
      List<Notation> derivatives = new ArrayList<>();
      int next = 0;
      for (Contraction.Factor factor : bracket.factors()) {
        List<Notation> parts = new ArrayList<>();
        for (int i = 0; i < factor.degree(); i++) {
          parts.add(new Notation.Indexed(Notation.NABLA, List.of(indices.get(next++))));
        }
        parts.add(Notation.name(factor.field().symbol()));
        derivatives.add(Notation.juxtaposition(parts));
      }
      if (bracket.isBare()) {
        return derivatives.get(0);
      }
      return switch (bracket.kind()) {
        case CUMULANT -> bracket("c", "𝒞", "\\mathcal{C}", derivatives);
        case MOMENT ->
            bracket("m", "𝔼", "\\mathbb{E}", List.of(Notation.juxtaposition(derivatives)));
      };
    }

    private static Notation bracket(
        String ascii, String unicode, String latex, List<Notation> inside) {
      return new Notation.Application(
          new Notation.Glyph(ascii, unicode, latex), Notation.Fence.SQUARE, List.of(inside));
    }
  }
}
