package chladni.notebook;

import chladni.problem.ProblemException;
import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A notebook file: cells of text and of statements, and what the latter put out.
 *
 * <p>Source: the notebook format, nbformat 4.5.
 *
 * @param json the file's content
 */
public record Notebook(JsonObject json) {

  /** The notebook in the text of a file, whose name messages begin with. */
  public static Notebook read(String file, String text) {
    try {
      JsonElement json = JsonParser.parseString(text);
      if (json.isJsonObject() && json.getAsJsonObject().get("cells") instanceof JsonArray) {
        return new Notebook(json.getAsJsonObject());
      }
    } catch (JsonParseException e) {
      throw notANotebook(file);
    }
    throw notANotebook(file);
  }

  private static ProblemException notANotebook(String file) {
    return ProblemException.badFile(file + " is not a notebook", "a notebook is a file .ipynb");
  }

  /** A cell of statements, and its outputs as the file stores them. */
  public record Cell(String source, List<JsonObject> outputs) {
    /** Copies the list. */
    public Cell {
      outputs = List.copyOf(outputs);
    }
  }

  /** The cells of statements, in order. */
  public List<Cell> cells() {
    return codeCells()
        .map(
            cell ->
                new Cell(
                    text(cell.get("source")),
                    cell.getAsJsonArray("outputs").asList().stream()
                        .map(JsonElement::getAsJsonObject)
                        .map(Notebook::comparable)
                        .toList()))
        .toList();
  }

  private Stream<JsonObject> codeCells() {
    return json.getAsJsonArray("cells").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(cell -> cell.get("cell_type").getAsString().equals("code"));
  }

  /** The same with the outputs and the numbers that evaluating it from the top gives. */
  public Notebook executed(CellEvaluator evaluator) {
    Notebook copy = new Notebook(json.deepCopy());
    int[] count = {0};
    copy.codeCells()
        .forEach(
            cell -> {
              int number = ++count[0];
              JsonArray outputs = new JsonArray();
              evaluator.evaluate(
                  text(cell.get("source")), output -> outputs.add(stored(output, number)));
              cell.addProperty("execution_count", number);
              cell.add("outputs", outputs);
            });
    return copy;
  }

  /** The file's text. */
  public String text() {
    Gson gson =
        new GsonBuilder()
            .disableHtmlEscaping()
            .serializeNulls()
            .setFormattingStyle(FormattingStyle.PRETTY.withIndent(" "))
            .create();
    return gson.toJson(json) + "\n";
  }

  private static JsonObject stored(Output output, int count) {
    JsonObject stored = new JsonObject();
    switch (output) {
      case Output.Display(MimeBundle bundle) -> {
        stored.add("data", data(bundle));
        stored.add("metadata", new JsonObject());
        stored.addProperty("output_type", "display_data");
      }
      case Output.Result(MimeBundle bundle) -> {
        stored.add("data", data(bundle));
        stored.addProperty("execution_count", count);
        stored.add("metadata", new JsonObject());
        stored.addProperty("output_type", "execute_result");
      }
      case Output.Failure(String name, String message, List<String> lines) -> {
        stored.addProperty("ename", name);
        stored.addProperty("evalue", message);
        stored.addProperty("output_type", "error");
        stored.add("traceback", array(lines));
      }
    }
    return stored;
  }

  private static JsonObject data(MimeBundle bundle) {
    JsonObject data = new JsonObject();
    bundle.data().forEach((type, text) -> data.add(type, array(lines(text))));
    return data;
  }

  /** The lines of a text with their ends, as notebooks store texts. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, to));
      from = to;
    }
    return lines;
  }

  private static JsonArray array(List<String> strings) {
    JsonArray array = new JsonArray();
    strings.forEach(array::add);
    return array;
  }

  /** Texts whole, which notebooks may store in lines, and without what is not the reply's. */
  private static JsonObject comparable(JsonObject output) {
    JsonObject copy = output.deepCopy();
    copy.remove("execution_count");
    copy.remove("metadata");
    if (copy.get("data") instanceof JsonObject data) {
      for (Map.Entry<String, JsonElement> entry : data.entrySet()) {
        entry.setValue(new JsonPrimitive(text(entry.getValue())));
      }
    }
    if (copy.has("text")) {
      copy.addProperty("text", text(copy.get("text")));
    }
    return copy;
  }

  private static String text(JsonElement element) {
    if (!element.isJsonArray()) {
      return element.getAsString();
    }
    StringBuilder text = new StringBuilder();
    element.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }
}
