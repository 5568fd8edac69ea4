package chladni.value;

import chladni.diagram.Brackets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * A contraction with names: a rational factor, named tensors, and the η's that are left.
 *
 * <p>The tensors are in reading order: those without indices first, then each connected piece from
 * the tensor with the first free index, or else from the one that holds the least factor, depth
 * first along the η's. For example {@code c(01-2)(01-12)} is ½, the tensors ∇C and G, and one η
 * between them.
 *
 * @param factor the rational factor
 * @param tensors the tensors, in reading order
 * @param etas the η's, in the order of the contraction's edges
 * @param freeIndices the number of free indices
 */
public record NamedContraction(
    BigFraction factor, List<Tensor> tensors, List<Eta> etas, int freeIndices) {

  /**
   * A tensor.
   *
   * @param name its name without indices, as {@code G} or {@code 𝒞[∇²l, ∇l]}
   * @param ascii its name in ASCII, as {@code G} or {@code c[D2l,Dl]}
   * @param display how it is written with its indices
   * @param symmetric its slots, grouped into those that may be exchanged
   */
  public record Tensor(String name, String ascii, Display display, List<List<Integer>> symmetric) {
    /** Copies its lists. */
    public Tensor {
      symmetric = symmetric.stream().map(List::copyOf).toList();
    }

    /** The number of its indices. */
    public int slots() {
      return symmetric.stream().mapToInt(List::size).sum();
    }
  }

  /** How a tensor is written with its indices. */
  public sealed interface Display {}

  /** As a rule says. */
  public record Named(IndexedName name) implements Display {}

  /**
   * As a bracket that no rule names; its slots are those of its factors, in order.
   *
   * @param kind cumulant or moment
   * @param factors the derivatives within, observables last, higher derivatives first
   */
  public record Unnamed(Brackets kind, List<Contraction.Factor> factors) implements Display {
    /** Copies the factors. */
    public Unnamed {
      factors = List.copyOf(factors);
    }

    /** Whether this is the derivative of an observable, which needs no bracket round it. */
    public boolean isBare() {
      return factors.size() == 1 && factors.get(0).field() instanceof ScalarField.Observable;
    }
  }

  /** What an index of an η is contracted with. */
  public sealed interface End {}

  /** A slot of one of the tensors. */
  public record Leg(int tensor, int slot) implements End {}

  /** A free index, numbered from 0. */
  public record FreeIndex(int index) implements End {}

  /**
   * One η^{μν}.
   *
   * @param edge the contraction's edge it comes from
   * @param lower what its first index is contracted with
   * @param upper what its second index is contracted with
   */
  public record Eta(int edge, End lower, End upper) {}

  /** Copies its lists. */
  public NamedContraction {
    tensors = List.copyOf(tensors);
    etas = List.copyOf(etas);
  }

  /**
   * Names the pieces of a contraction.
   *
   * <p>Rules are tried in the order of precedence of {@link TensorNames}; each names as many pieces
   * as it can before the next is tried, and no bracket is named twice. Brackets that no rule fits
   * keep their brackets.
   */
  public static NamedContraction of(Contraction contraction, TensorNames names) {
    return new Naming(contraction, names).named();
  }

  /** The value of a class with names. */
  public static NamedContraction of(ValueClass valueClass, TensorNames names) {
    return of(valueClass.contraction(), names);
  }

  /** The same tensors with the factor 1. */
  public NamedContraction withoutFactor() {
    return new NamedContraction(BigFraction.ONE, tensors, etas, freeIndices);
  }

  /** The names of the tensors, in reading order and as often as they occur, as G, H, G. */
  public List<String> names() {
    return tensors.stream().map(Tensor::name).toList();
  }

  /** The names in ASCII, in reading order and as often as they occur. */
  public List<String> asciiNames() {
    return tensors.stream().map(Tensor::ascii).toList();
  }

  /**
   * Whether the tensors are exactly those named: the names that occur, in either spelling and no
   * matter how often, are these and no others. G·H·G consists of {G, H}.
   */
  public boolean consistsOf(Set<String> wanted) {
    return tensors.stream().allMatch(t -> wanted.contains(t.name()) || wanted.contains(t.ascii()))
        && contains(wanted);
  }

  /** Whether all the names occur among the tensors, in either spelling. */
  public boolean contains(Set<String> wanted) {
    Set<String> present = new TreeSet<>(names());
    present.addAll(asciiNames());
    return present.containsAll(wanted);
  }

  /** Applies the rules to one contraction. */
  private static final class Naming {
    private final Contraction contraction;
    private final TensorNames names;
    private final boolean[] taken;
    private final boolean[] consumed;
    private final List<Piece> pieces = new ArrayList<>();
    private BigFraction factor = BigFraction.ONE;

    /** A tensor with the contraction's edge at each of its slots. */
    private record Piece(Tensor tensor, int least, List<EdgeEnd> slots) {}

    /** One side of an edge. */
    private record EdgeEnd(int edge, boolean lower) {}

    Naming(Contraction contraction, TensorNames names) {
      this.contraction = contraction;
      this.names = names;
      this.taken = new boolean[contraction.brackets().size()];
      this.consumed = new boolean[contraction.edges().size()];
    }

    NamedContraction named() {
      int[] bracketOf = PatternMatch.bracketOfFactor(contraction);
      for (TensorRule rule : names.rules()) {
        Optional<List<Integer>> match = match(rule);
        while (match.isPresent()) {
          match.get().forEach(f -> taken[bracketOf[f]] = true);
          apply(rule, match.get());
          match = match(rule);
        }
      }
      for (int b = 0; b < taken.length; b++) {
        if (!taken[b]) {
          keep(contraction.brackets().get(b));
        }
      }
      return assembled();
    }

    private Optional<List<Integer>> match(TensorRule rule) {
      return PatternMatch.find(rule.pattern(), contraction, b -> !taken[b]);
    }

    private void apply(TensorRule rule, List<Integer> image) {
      for (int f = 0; f < image.size(); f++) {
        for (int g = 0; g < f; g++) {
          if (PatternMatch.edgeBetween(rule.pattern(), f, g).isPresent()) {
            consumed[
                    PatternMatch.edgeBetween(contraction, image.get(f), image.get(g))
                        .orElseThrow()] =
                true;
          }
        }
      }
      factor = factor.multiply(rule.factor());
      addPiece(rule.tensor(), image, rule.slots().stream().map(image::get).toList());
    }

    /** A bracket without a name: its factors by degree, the highest first. */
    private void keep(Contraction.Bracket bracket) {
      List<Integer> factors =
          bracket.factors().stream()
              .sorted(
                  Comparator.comparing((Integer f) -> contraction.factors().get(f).field())
                      .thenComparingInt(f -> -contraction.factors().get(f).degree()))
              .toList();
      List<Integer> slots = new ArrayList<>();
      for (int f : factors) {
        for (int i = 0; i < contraction.factors().get(f).degree(); i++) {
          slots.add(f);
        }
      }
      List<Contraction.Factor> derivatives =
          factors.stream().map(f -> contraction.factors().get(f)).toList();
      addPiece(BracketNames.tensor(new Unnamed(bracket.kind(), derivatives)), factors, slots);
    }

    private void addPiece(Tensor tensor, List<Integer> factors, List<Integer> slotFactors) {
      Map<Integer, List<EdgeEnd>> open = new HashMap<>();
      for (int f : factors) {
        List<EdgeEnd> ends = new ArrayList<>();
        for (int e = 0; e < consumed.length; e++) {
          if (!consumed[e] && contraction.edges().get(e).touches(f)) {
            boolean lower = contraction.edges().get(e).lower().equals(new Contraction.At(f));
            ends.add(new EdgeEnd(e, lower));
          }
        }
        open.put(f, ends);
      }
      Map<Integer, Integer> next = new HashMap<>();
      List<EdgeEnd> slots = new ArrayList<>();
      for (int f : slotFactors) {
        int i = next.merge(f, 1, Integer::sum) - 1;
        slots.add(open.getOrDefault(f, List.of()).get(i));
      }
      int least = factors.stream().mapToInt(f -> f).min().orElse(0);
      pieces.add(new Piece(tensor, least, slots));
    }

    private NamedContraction assembled() {
      List<Piece> byLeast = pieces.stream().sorted(Comparator.comparingInt(Piece::least)).toList();
      Map<EdgeEnd, Piece> at = new HashMap<>();
      byLeast.forEach(p -> p.slots().forEach(s -> at.put(s, p)));
      List<Piece> order = new ArrayList<>();
      byLeast.stream().filter(p -> p.slots().isEmpty()).forEach(order::add);
      for (int i = 0; i < contraction.freeIndices(); i++) {
        Contraction.Free free = new Contraction.Free(i);
        IntStream.range(0, consumed.length)
            .filter(e -> contraction.edges().get(e).upper().equals(free))
            .mapToObj(e -> new EdgeEnd(e, true))
            .forEach(s -> read(Optional.ofNullable(at.get(s)).orElseThrow(), at, order));
      }
      byLeast.forEach(p -> read(p, at, order));
      Map<EdgeEnd, End> ends = new HashMap<>();
      for (int t = 0; t < order.size(); t++) {
        for (int s = 0; s < order.get(t).slots().size(); s++) {
          ends.put(order.get(t).slots().get(s), new Leg(t, s));
        }
      }
      List<Eta> etas = new ArrayList<>();
      for (int e = 0; e < consumed.length; e++) {
        if (!consumed[e]) {
          Contraction.Edge edge = contraction.edges().get(e);
          etas.add(
              new Eta(
                  e,
                  end(edge.lower(), ends, new EdgeEnd(e, true)),
                  end(edge.upper(), ends, new EdgeEnd(e, false))));
        }
      }
      return new NamedContraction(
          factor, order.stream().map(Piece::tensor).toList(), etas, contraction.freeIndices());
    }

    private static End end(Contraction.End end, Map<EdgeEnd, End> ends, EdgeEnd side) {
      return switch (end) {
        case Contraction.Free free -> new FreeIndex(free.index());
        case Contraction.At at -> Optional.ofNullable(ends.get(side)).orElseThrow();
      };
    }

    private void read(Piece piece, Map<EdgeEnd, Piece> at, List<Piece> order) {
      if (order.contains(piece)) {
        return;
      }
      order.add(piece);
      for (EdgeEnd side : piece.slots()) {
        EdgeEnd across = new EdgeEnd(side.edge(), !side.lower());
        Piece next = at.get(across);
        if (next != null) {
          read(next, at, order);
        }
      }
    }
  }
}
