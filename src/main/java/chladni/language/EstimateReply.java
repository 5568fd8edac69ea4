package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.experiment.Estimate;
import chladni.experiment.Finding;
import chladni.render.FormulaNotation;
import chladni.render.TextFormula;
import chladni.render.TextWriter;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Writes estimates: means with standard errors and intervals, and what is to be known of them.
 *
 * @param writer Unicode or ASCII
 */
record EstimateReply(TextWriter writer) {
  /** Digits of a standard error that are shown. */
  private static final int DIGITS = 2;

  private static final int MOST_ROWS = 1000;

  /** What the language reads back: the means. */
  static String source(Reply.OfEstimate reply) {
    List<Estimate> estimates = reply.finding().estimates();
    int n = reply.names().size();
    return switch (reply.finding().freeIndices()) {
      case 0 -> Double.toString(estimates.get(0).mean());
      case 1 -> list(estimates);
      default -> {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
          rows.add(list(estimates.subList(i * n, (i + 1) * n)));
        }
        yield "[" + String.join(", ", rows) + "]";
      }
    };
  }

  private static String list(List<Estimate> estimates) {
    return "["
        + String.join(", ", estimates.stream().map(e -> Double.toString(e.mean())).toList())
        + "]";
  }

  /** For a terminal. */
  String text(Reply.OfEstimate reply) {
    Finding finding = reply.finding();
    List<String> lines = new ArrayList<>();
    Estimate first = finding.estimates().get(0);
    if (finding.freeIndices() == 0) {
      lines.add(meanAndError(first));
      if (first.stderr() > 0) {
        lines.add("  95 % interval " + interval(first));
      }
    } else {
      lines.addAll(table(reply));
    }
    lines.add("  " + trials(finding, first));
    if (finding.diverged() > 0) {
      lines.add(
          "  warning: "
              + finding.diverged()
              + (finding.diverged() == 1 ? " trial" : " trials")
              + " diverged, with numbers beyond 1e100; the figures are of the others");
    }
    if (finding.hasTestLoss()) {
      lines.add("  the test loss is " + finding.method().text());
    }
    if (reply.weightDecay().signum() != 0) {
      String half = writer.write(FormulaNotation.of(ClosedForm.of(reply.weightDecay().divide(2))));
      String square = writer == TextWriter.UNICODE ? " |θ|²" : " |theta|^2";
      lines.add("  for the loss l + " + half + square);
    }
    return String.join("\n", lines);
  }

  private static String trials(Finding finding, Estimate first) {
    if (finding.done() == 1) {
      return "gradient flow without noise: the same in every trial";
    }
    return finding.done()
        + (finding.done() < finding.asked()
            ? " of " + finding.asked() + " trials, then interrupted"
            : " trials")
        + ", seed "
        + first.seed();
  }

  private String meanAndError(Estimate e) {
    return rounded(e.mean(), e.stderr())
        + (e.stderr() > 0
            ? (writer == TextWriter.UNICODE ? " ± " : " +- ") + rounded(e.stderr(), e.stderr())
            : "");
  }

  private static String interval(Estimate e) {
    return rounded(e.low(), e.stderr()) + " to " + rounded(e.high(), e.stderr());
  }

  private List<String> table(Reply.OfEstimate reply) {
    List<Estimate> estimates = reply.finding().estimates();
    List<String> names = names(reply);
    List<String> cells = estimates.stream().limit(MOST_ROWS).map(this::meanAndError).toList();
    int nameWidth = names.stream().limit(MOST_ROWS).mapToInt(String::length).max().orElse(0);
    int cellWidth = cells.stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Estimate e = estimates.get(i);
      lines.add(
          (padded(names.get(i), nameWidth)
                  + "  "
                  + padded(cells.get(i), cellWidth)
                  + (e.stderr() > 0 ? "  95 % interval " + interval(e) : ""))
              .stripTrailing());
    }
    if (estimates.size() > MOST_ROWS) {
      lines.add("(" + estimates.size() + " estimates; --format json shows all)");
    }
    return lines;
  }

  /** What each estimate is of: a weight, or a pair of weights. */
  private static List<String> names(Reply.OfEstimate reply) {
    return reply.finding().freeIndices() == 1
        ? reply.names()
        : reply.names().stream()
            .flatMap(a -> reply.names().stream().map(b -> a + " " + b))
            .toList();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  /** A number to two digits of its standard error. */
  private static String rounded(double value, double error) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal decimal = new BigDecimal(value);
    if (error > 0) {
      BigDecimal unit = new BigDecimal(error);
      int scale = unit.scale() - unit.precision() + DIGITS;
      decimal = decimal.setScale(scale, RoundingMode.HALF_EVEN);
    } else {
      decimal = decimal.round(new java.math.MathContext(12)).stripTrailingZeros();
    }
    boolean plain = decimal.scale() >= 0 && decimal.scale() <= 15;
    return plain || decimal.precision() - decimal.scale() <= 15 && decimal.scale() < 0
        ? decimal.toPlainString()
        : decimal.toString();
  }

  /** What JSON has beyond kind, text and latex; lists where there is an estimate a weight. */
  static void addFields(JsonObject object, Reply.OfEstimate reply) {
    Finding finding = reply.finding();
    if (finding.freeIndices() > 0) {
      JsonArray components = new JsonArray();
      names(reply).forEach(components::add);
      object.add("components", components);
    }
    object.add("mean", each(finding, e -> number(e.mean())));
    object.add("stderr", each(finding, e -> number(e.stderr())));
    object.add("interval", each(finding, EstimateReply::bounds));
    object.addProperty("trials", finding.done());
    object.addProperty("seed", finding.estimates().get(0).seed());
    object.addProperty("asked", finding.asked());
    object.addProperty("diverged", finding.diverged());
    if (reply.weightDecay().signum() != 0) {
      object.addProperty("weight_decay", TextFormula.of(ClosedForm.of(reply.weightDecay())));
    }
    if (finding.hasTestLoss()) {
      object.addProperty("test_loss", finding.method().text());
    }
  }

  private static JsonElement each(Finding finding, Function<Estimate, JsonElement> writer) {
    if (finding.freeIndices() == 0) {
      return writer.apply(finding.estimates().get(0));
    }
    JsonArray array = new JsonArray();
    finding.estimates().forEach(e -> array.add(writer.apply(e)));
    return array;
  }

  private static JsonArray bounds(Estimate e) {
    JsonArray array = new JsonArray();
    array.add(number(e.low()));
    array.add(number(e.high()));
    return array;
  }

  /** JSON has no number for what is infinite or undefined. */
  private static JsonPrimitive number(double value) {
    return Double.isFinite(value)
        ? new JsonPrimitive(value)
        : new JsonPrimitive(Double.toString(value));
  }
}
