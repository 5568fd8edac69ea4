package chladni.prediction;

import chladni.algebra.ClosedForm;
import chladni.diagram.Anchor;
import chladni.diagram.Census;
import chladni.diagram.Diagram;
import chladni.diagram.DiagramKind;
import chladni.diagram.Presentation;
import chladni.expansion.Expander;
import chladni.expansion.Expansion;
import chladni.expansion.Measurement;
import chladni.expansion.Quantity;
import chladni.expansion.ResummedExpander;
import chladni.expansion.ResummedExpansion;
import chladni.value.Setting;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an expansion is the expansion of: with it the next order can be computed, and the range of η
 * be judged by the number of updates.
 *
 * @param measured what is measured
 * @param expander what moves the weights, and what is assumed of the start
 * @param time how resummed histories are summed; empty for a plain expansion
 * @param substitutions variables that were replaced since, one set after the other
 */
public record Forecast(
    Measured measured,
    Expander expander,
    Optional<ResummedExpander.Time> time,
    List<Map<String, ClosedForm>> substitutions) {
  /** The most diagrams of the next order that are summed only to see its size. */
  private static final BigInteger MOST_PLAIN = BigInteger.valueOf(800);

  private static final BigInteger MOST_RESUMMED = BigInteger.valueOf(70);

  /** What is measured. */
  public sealed interface Measured {
    /** One of the quantities. */
    record OfQuantity(Quantity quantity) implements Measured {}

    /** A function of the weights. */
    record OfFunction(Measurement.Observable function) implements Measured {}

    /** The most numerous diagrams that are summed. */
    default DiagramKind kind() {
      return switch (this) {
        case OfQuantity q -> q.quantity().kind();
        case OfFunction f -> f.function().kind();
      };
    }

    /** 0 for a loss, 1 for weights, 2 for their covariance. */
    default int freeIndices() {
      return (int) kind().anchors().stream().filter(anchor -> anchor == Anchor.LOOSE_END).count();
    }
  }

  /** Copies the list. */
  public Forecast {
    substitutions = substitutions.stream().map(Map::copyOf).toList();
  }

  /** A forecast of a quantity by plain expansions. */
  public static Forecast plain(Quantity quantity, Expander expander) {
    return new Forecast(new Measured.OfQuantity(quantity), expander, Optional.empty(), List.of());
  }

  /** A forecast of a quantity by resummed expansions. */
  public static Forecast resummed(
      Quantity quantity, Expander expander, ResummedExpander.Time time) {
    return new Forecast(new Measured.OfQuantity(quantity), expander, Optional.of(time), List.of());
  }

  /** The same with variables replaced in all its expansions. */
  public Forecast substituted(Map<String, ClosedForm> values) {
    List<Map<String, ClosedForm>> more = new ArrayList<>(substitutions);
    more.add(values);
    return new Forecast(measured, expander, time, more);
  }

  /** The plain expansion to an order. */
  public Expansion expansion(int order) {
    Expansion expansion =
        switch (measured) {
          case Measured.OfQuantity q -> q.quantity().expand(expander, order);
          case Measured.OfFunction f -> expander.expand(f.function(), order);
        };
    for (Map<String, ClosedForm> values : substitutions) {
      expansion = expansion.substituted(values);
    }
    return expansion;
  }

  /** The resummed expansion to an order; by steps, unless another time was chosen. */
  public ResummedExpansion resummedExpansion(int order) {
    ResummedExpander resummed =
        new ResummedExpander(expander, time.orElse(ResummedExpander.Time.STEPS));
    ResummedExpansion expansion =
        switch (measured) {
          case Measured.OfQuantity q -> resummed.expand(q.quantity(), order);
          case Measured.OfFunction f -> resummed.expand(f.function(), order);
        };
    for (Map<String, ClosedForm> values : substitutions) {
      expansion = expansion.substituted(values);
    }
    return expansion;
  }

  /** What is assumed of the start. */
  public Setting setting() {
    return expander.setting();
  }

  /**
   * The number T of updates, or the time: minus what stands in front of η^{μν} G_ν in the
   * displacement.
   */
  public ClosedForm updates() {
    Diagram first =
        Diagram.of(
            new Presentation(
                List.of(1), List.of(0), List.of(Anchor.LOOSE_END), OptionalInt.empty()));
    ClosedForm updates = expander.process().weight(first, BigInteger.ONE).times(ClosedForm.of(-1));
    for (Map<String, ClosedForm> values : substitutions) {
      updates = updates.substitute(values);
    }
    return updates;
  }

  /** Whether the diagrams of an order are few enough to be summed for its size alone. */
  boolean isNextWithinReach(int order) {
    return Census.count(measured.kind(), order).compareTo(MOST_PLAIN) <= 0;
  }

  /** The same for resummed weights. */
  boolean isNextResummedWithinReach(int order) {
    return Census.count(measured.kind(), order).compareTo(MOST_RESUMMED) <= 0;
  }
}
