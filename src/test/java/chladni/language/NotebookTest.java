package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chladni.render.TextWriter;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every cell of the notebooks replies as stored. */
class NotebookTest {

  @TestFactory
  Stream<DynamicTest> everyNotebookRepliesAsStored() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("notebooks"))) {
      return files
          .filter(file -> file.toString().endsWith(".ipynb"))
          .sorted()
          .map(file -> DynamicTest.dynamicTest(file.toString(), () -> run(file)))
          .toList()
          .stream();
    }
  }

  private static void run(Path file) throws IOException {
    Context context =
        Context.standard()
            .withTexts(name -> ProjectFiles.read(file.resolveSibling(name).toString()));
    Session session = new Session(context);
    JsonObject notebook = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    for (JsonElement element : notebook.getAsJsonArray("cells")) {
      JsonObject cell = element.getAsJsonObject();
      if (cell.get("cell_type").getAsString().equals("code")) {
        check(cell, session, context);
      }
    }
  }

  private static void check(JsonObject cell, Session session, Context context) {
    List<Reply> replies = new ArrayList<>();
    session.run(text(cell.get("source")), answer -> replies.add(answer.reply()));
    List<JsonElement> outputs = cell.getAsJsonArray("outputs").asList();
    assertEquals(outputs.size(), replies.size(), text(cell.get("source")));
    for (int i = 0; i < replies.size(); i++) {
      JsonObject data = outputs.get(i).getAsJsonObject().getAsJsonObject("data");
      for (String type : data.keySet()) {
        assertEquals(
            text(data.get(type)),
            shown(type, replies.get(i), context),
            text(cell.get("source")) + ", " + type);
      }
    }
  }

  private static String shown(String type, Reply reply, Context context) {
    return switch (type) {
      case "text/plain" -> new ReplyText(context.names(), TextWriter.UNICODE).write(reply);
      case "text/latex" -> "$\\displaystyle " + new ReplyLatex(context.names()).write(reply) + "$";
      case "image/svg+xml" ->
          reply instanceof Reply.OfPicture picture ? picture.svg() : "no picture";
      default -> throw new AssertionError("nothing of the type " + type + " is shown");
    };
  }

  /** Jupyter stores texts whole or in lines. */
  private static String text(JsonElement element) {
    if (!element.isJsonArray()) {
      return element.getAsString();
    }
    StringBuilder text = new StringBuilder();
    element.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }
}
