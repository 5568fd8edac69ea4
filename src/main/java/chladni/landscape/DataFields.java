package chladni.landscape;

import chladni.problem.ProblemException;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The field {@code data} of a landscape file as it stands there, before its numbers are known. */
sealed interface DataFields {
  /** The most losses. */
  int MOST_LOSSES = 10_000;

  /** A list of losses with their probabilities. */
  record Items(List<String> probabilities, List<String> losses) implements DataFields {}

  /** Variables, or vectors of them, with their distributions. */
  record Distributions(LinkedHashMap<String, String> variables) implements DataFields {}

  /**
   * A CSV file.
   *
   * @param file its name
   * @param columns by variable or vector: the columns, by name or number
   * @param header whether the first line names the columns, if that is said
   * @param separator what stands between fields
   * @param rows how many rows are read at most, if that is said
   */
  record Csv(
      String file,
      LinkedHashMap<String, List<Column>> columns,
      Optional<Boolean> header,
      char separator,
      Optional<Integer> rows)
      implements DataFields {}

  /** A column of a CSV file. */
  sealed interface Column {
    /** By the name in the first line. */
    record Named(String name) implements Column {}

    /** By its number, from 1. */
    record Numbered(int number) implements Column {}
  }

  /**
   * Files in the IDX format.
   *
   * @param files by variable or vector
   * @param rows how many rows are read at most, if that is said
   */
  record Idx(LinkedHashMap<String, String> files, Optional<Integer> rows) implements DataFields {}

  /** Reads the field. */
  static DataFields read(JsonSource json) throws IOException {
    return json.peek() == JsonToken.BEGIN_OBJECT ? new Reader(json).read() : items(json);
  }

  private static Items items(JsonSource source) throws IOException {
    List<String> probabilities = new ArrayList<>();
    List<String> losses = new ArrayList<>();
    source.list(
        "data",
        "a list of {\"probability\": …, \"loss\": …}",
        json -> {
          if (losses.size() == MOST_LOSSES) {
            throw ProblemException.beyondReach(
                json.at("data") + "there are more than " + MOST_LOSSES + " items", "");
          }
          String place = "data item " + (losses.size() + 1);
          Set<String> seen =
              json.object(
                  place,
                  "an object {\"probability\": …, \"loss\": …}",
                  field -> {
                    switch (field) {
                      case "probability" ->
                          probabilities.add(json.number("probability of " + place));
                      case "loss" ->
                          losses.add(json.text("loss of " + place, "a formula in quotes"));
                      default ->
                          throw json.unknownField(
                              place, field, "an item has a probability and a loss");
                    }
                  });
          for (String field : List.of("probability", "loss")) {
            if (!seen.contains(field)) {
              throw ProblemException.badFile(
                  json.at(place) + "the field " + field + " is missing",
                  "an item has a probability and a loss");
            }
          }
        });
    if (losses.isEmpty()) {
      throw ProblemException.unfit(source.at("data") + "there are no items", "give at least one");
    }
    return new Items(probabilities, losses);
  }

  /** Reads data that are an object. */
  final class Reader {
    private final JsonSource json;
    private Optional<String> csv = Optional.empty();
    private final LinkedHashMap<String, String> idx = new LinkedHashMap<>();
    private final LinkedHashMap<String, List<Column>> columns = new LinkedHashMap<>();
    private Optional<Boolean> header = Optional.empty();
    private Optional<Character> separator = Optional.empty();
    private Optional<Integer> rows = Optional.empty();
    private final LinkedHashMap<String, String> variables = new LinkedHashMap<>();

    private Reader(JsonSource json) {
      this.json = json;
    }

    private DataFields read() throws IOException {
      Set<String> seen = json.object("data", "an object", this::field);
      boolean ofTable = csv.isPresent() || !idx.isEmpty();
      if (ofTable && !variables.isEmpty()) {
        throw ProblemException.unfit(
            json.at("data") + "variables cannot be drawn beside a table",
            "leave out " + String.join(", ", variables.keySet()));
      }
      if (csv.isPresent() && !idx.isEmpty()) {
        throw ProblemException.unfit(json.at("data") + "both csv and idx are given", "keep one");
      }
      if (csv.isPresent()) {
        if (columns.isEmpty()) {
          throw ProblemException.unfit(
              json.at("data") + "the columns of " + csv.get() + " have no names yet",
              "add \"columns\": {\"x\": \"height\", \"y\": 3}");
        }
        return new Csv(csv.get(), columns, header, separator.orElse(','), rows);
      }
      if (!idx.isEmpty()) {
        if (!columns.isEmpty() || header.isPresent() || separator.isPresent()) {
          throw ProblemException.unfit(
              json.at("data") + "idx files have no columns, header or separator", "leave them out");
        }
        return new Idx(idx, rows);
      }
      for (String field : List.of("columns", "header", "separator", "rows")) {
        if (seen.contains(field) && !variables.containsKey(field)) {
          throw ProblemException.unfit(
              json.at("data") + field + " says something about a file, and there is none",
              "add \"csv\": \"file.csv\"");
        }
      }
      if (variables.isEmpty()) {
        throw ProblemException.unfit(
            json.at("data") + "there are no variables", "write {\"x\": \"normal(0,1)\"}");
      }
      return new Distributions(variables);
    }

    private void field(String name) throws IOException {
      boolean isText = json.peek() == JsonToken.STRING;
      String place = "data: " + name;
      switch (name) {
        case "csv" -> csv = Optional.of(json.text(place, "the name of a file"));
        case "idx" -> {
          json.object(
              place,
              "an object with a file for each variable",
              variable -> idx.put(variable, json.text(place, "the name of a file")));
          if (idx.isEmpty()) {
            throw ProblemException.unfit(json.at(place) + "there are no files", "");
          }
        }
        case "separator" -> {
          String text = json.text(place, "one character");
          if (text.length() != 1 || "\"\r\n".contains(text)) {
            throw ProblemException.unfit(
                json.at(place) + JsonSource.shown(text) + " cannot separate fields",
                "write \",\", \";\" or \"\\t\"");
          }
          separator = Optional.of(text.charAt(0));
        }
        default -> {
          if (isText) {
            variables.put(name, json.text(place, "a distribution"));
          } else {
            table(name, place);
          }
        }
      }
    }

    private void table(String name, String place) throws IOException {
      switch (name) {
        case "columns" ->
            json.object(
                place,
                "an object with a column for each variable",
                variable -> columns.put(variable, columns(place + ", " + variable)));
        case "header" -> header = Optional.of(json.truth(place));
        case "rows" -> rows = Optional.of(whole(json.number(place), place));
        default -> throw json.expected(place, "a distribution such as \"normal(0,1)\"");
      }
    }

    private List<Column> columns(String place) throws IOException {
      List<Column> all = new ArrayList<>();
      if (json.peek() == JsonToken.BEGIN_ARRAY) {
        json.list(place, "columns", source -> all.addAll(column(place)));
      } else {
        all.addAll(column(place));
      }
      return all;
    }

    /** A name, a number, or {@code 2..5} for several numbers. */
    private List<Column> column(String place) throws IOException {
      if (json.peek() == JsonToken.NUMBER) {
        return List.of(new Column.Numbered(whole(json.number(place), place)));
      }
      String text = json.text(place, "the name or the number of a column");
      if (!text.matches("[0-9]{1,6}\\.\\.[0-9]{1,6}")) {
        return List.of(new Column.Named(text));
      }
      int dots = text.indexOf("..");
      int last = whole(text.substring(dots + 2), place);
      List<Column> range = new ArrayList<>();
      for (int i = whole(text.substring(0, dots), place); i <= last; i++) {
        range.add(new Column.Numbered(i));
      }
      return range;
    }

    private int whole(String text, String place) {
      if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) == 0) {
        throw ProblemException.malformed(json.at(place) + text + " is not one of 1, 2, 3, …", "");
      }
      return Integer.parseInt(text);
    }
  }
}
