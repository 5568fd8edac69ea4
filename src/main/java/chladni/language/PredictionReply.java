package chladni.language;

import chladni.prediction.Prediction;
import chladni.render.TextWriter;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes predictions: the numbers, the size of the next order, warnings.
 *
 * @param writer Unicode or ASCII
 */
record PredictionReply(TextWriter writer) {
  private static final int MOST_ROWS = 1000;

  /** What the language reads back. */
  static String source(Reply.OfPrediction reply) {
    return nested(
        reply.prediction().value(), reply.prediction().freeIndices(), reply.names().size());
  }

  private static String nested(List<Double> values, int depth, int weights) {
    if (depth == 0) {
      return Double.toString(values.get(0));
    }
    int each = values.size() / weights;
    List<String> items = new ArrayList<>();
    for (int i = 0; i < weights; i++) {
      items.add(nested(values.subList(i * each, (i + 1) * each), depth - 1, weights));
    }
    return "[" + String.join(", ", items) + "]";
  }

  /** For a terminal. */
  String text(Reply.OfPrediction reply) {
    Prediction prediction = reply.prediction();
    List<String> lines = new ArrayList<>();
    if (prediction.freeIndices() == 0) {
      lines.add(
          number(prediction.value().get(0))
              + prediction.standardErrors().map(e -> plusMinus() + size(e.get(0))).orElse(""));
    } else {
      lines.addAll(table(reply));
    }
    prediction.next().ifPresent(next -> lines.add("  " + next(next, prediction.rounding())));
    prediction.remainder().ifPresent(r -> lines.add("  remainder: " + remainder(r)));
    prediction.warnings().forEach(w -> lines.add("  warning: " + plain(w)));
    return String.join("\n", lines);
  }

  private String plusMinus() {
    return writer == TextWriter.UNICODE ? " ± " : " +- ";
  }

  private String plain(String sentence) {
    return writer == TextWriter.UNICODE
        ? sentence
        : sentence.replace("η", "eta").replace("·", "*").replace("‖", "|").replace("−", "-");
  }

  private static String next(Prediction.NextOrder next, double rounding) {
    double largest = next.values().stream().mapToDouble(Math::abs).max().orElse(0);
    String size =
        largest <= rounding
            ? "0"
            : next.values().size() == 1 ? size(next.values().get(0)) : "up to " + size(largest);
    return switch (next.source()) {
      case COMPUTED -> "next order: " + size + " of order " + next.order();
      case LAST_ORDER -> "last order: " + size + " of order " + (next.order() - 1);
    };
  }

  private static String remainder(Prediction.Remainder remainder) {
    return size(remainder.values().stream().mapToDouble(v -> v).max().orElse(0))
        + ", what the eigenvalues of H after the first "
        + remainder.pairs()
        + " can add; they are up to "
        + size(remainder.rest());
  }

  private List<String> table(Reply.OfPrediction reply) {
    Prediction prediction = reply.prediction();
    List<Double> values = prediction.value();
    int n = reply.names().size();
    List<String> lines = new ArrayList<>();
    int width = reply.names().stream().mapToInt(String::length).max().orElse(0);
    for (int i = 0; i < Math.min(values.size(), MOST_ROWS); i++) {
      int at = i;
      String name =
          prediction.freeIndices() == 1
              ? padded(reply.names().get(i), width)
              : padded(reply.names().get(i / n), width)
                  + "  "
                  + padded(reply.names().get(i % n), width);
      lines.add(
          name
              + "  "
              + number(values.get(i))
              + prediction.standardErrors().map(e -> plusMinus() + size(e.get(at))).orElse(""));
    }
    if (values.size() > MOST_ROWS) {
      lines.add("(" + values.size() + " numbers; --format json shows all)");
    }
    return lines;
  }

  private static String padded(String name, int width) {
    return name + " ".repeat(width - name.length());
  }

  /** Twelve digits. */
  private static String number(double value) {
    return trimmed(String.format(Locale.ROOT, "%.12g", value));
  }

  private static String size(double value) {
    return value == 0 ? "0" : trimmed(String.format(Locale.ROOT, "%.3g", value));
  }

  private static String trimmed(String decimal) {
    int exponent = decimal.indexOf('e');
    String digits = exponent < 0 ? decimal : decimal.substring(0, exponent);
    String tail = exponent < 0 ? "" : decimal.substring(exponent);
    return digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") + tail : decimal;
  }

  /** What JSON has beyond kind, text and latex. */
  static void addFields(JsonObject object, Reply.OfPrediction reply) {
    Prediction prediction = reply.prediction();
    object.addProperty("exact", false);
    if (prediction.freeIndices() > 0) {
      addTable(object, reply);
    }
    JsonArray orders = new JsonArray();
    prediction.orders().forEach(o -> orders.add(numbers(o)));
    object.add("orders", orders);
    prediction.next().ifPresent(next -> object.add("next_order", nextOrder(next)));
    prediction.standardErrors().ifPresent(e -> object.add("stderr", numbers(e)));
    prediction.remainder().ifPresent(r -> object.add("remainder", remainderFields(r)));
    JsonArray warnings = new JsonArray();
    prediction.warnings().forEach(warnings::add);
    object.add("warnings", warnings);
    object.addProperty("expectations", prediction.expectation().phrase());
  }

  private static JsonObject remainderFields(Prediction.Remainder remainder) {
    JsonObject object = new JsonObject();
    object.addProperty("eigenpairs", remainder.pairs());
    object.addProperty("rest", remainder.rest());
    object.add("value", numbers(remainder.values()));
    return object;
  }

  private static JsonObject nextOrder(Prediction.NextOrder next) {
    JsonObject object = new JsonObject();
    object.addProperty("order", next.order());
    object.addProperty("source", next.source().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    object.add("value", numbers(next.values()));
    return object;
  }

  private static void addTable(JsonObject object, Reply.OfPrediction reply) {
    int free = reply.prediction().freeIndices();
    JsonArray columns = new JsonArray();
    for (int i = 0; i < free; i++) {
      columns.add("weight");
    }
    columns.add("value");
    object.add("columns", columns);
    JsonArray rows = new JsonArray();
    List<Double> values = reply.prediction().value();
    int n = reply.names().size();
    for (int i = 0; i < values.size(); i++) {
      JsonArray row = new JsonArray();
      if (free == 2) {
        row.add(reply.names().get(i / n));
      }
      row.add(reply.names().get(i % n));
      row.add(Double.toString(values.get(i)));
      rows.add(row);
    }
    object.add("rows", rows);
  }

  /** One number, or a list. */
  private static JsonElement numbers(List<Double> values) {
    if (values.size() == 1) {
      return number(Optional.of(values.get(0)));
    }
    JsonArray array = new JsonArray();
    values.forEach(v -> array.add(number(Optional.of(v))));
    return array;
  }

  /** JSON has no number for what is infinite or undefined. */
  private static JsonPrimitive number(Optional<Double> value) {
    double number = value.orElse(Double.NaN);
    return Double.isFinite(number)
        ? new JsonPrimitive(number)
        : new JsonPrimitive(Double.toString(number));
  }
}
