package chladni.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kernel as a process, over the wire. */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class KernelTest {
  private WireClient client;

  private static WireClient start(Path folder) throws IOException {
    return new WireClient(folder, Program.command("jupyter", "run"));
  }

  @BeforeAll
  void begin(@TempDir Path folder) throws IOException {
    client = start(folder);
    client.send("kernel_info_request", new JsonObject());
    assertEquals("kernel_info_reply", client.reply().type());
  }

  @AfterAll
  void end() {
    client.close();
  }

  private static JsonObject at(String cell, int cursor) {
    JsonObject content = new JsonObject();
    content.addProperty("code", cell);
    content.addProperty("cursor_pos", cursor);
    content.addProperty("detail_level", 0);
    return content;
  }

  private static List<String> types(List<WireClient.Message> messages) {
    return messages.stream().map(WireClient.Message::type).toList();
  }

  private WireClient.Message answer(String type, JsonObject content) {
    String number = client.send(type, content);
    WireClient.Message reply = client.reply();
    assertEquals(number, reply.parent());
    return reply;
  }

  @Test
  void theKernelSaysWhoItIs() {
    WireClient.Message info = answer("kernel_info_request", new JsonObject());
    assertEquals("chladni", info.text("implementation"));
    assertEquals("5.3", info.text("protocol_version"));
    JsonObject language = info.content().getAsJsonObject("language_info");
    assertEquals("chladni", language.get("name").getAsString());
    assertEquals(".chl", language.get("file_extension").getAsString());
    assertTrue(client.beats());
  }

  @Test
  void aCellIsAnsweredOnceInEveryFormat() {
    String number = client.execute("1 + 1\nweight(c(01-2)(02-12))");
    WireClient.Message reply = client.reply();
    assertEquals("ok", reply.text("status"));
    List<WireClient.Message> all = client.publishedFor(number);
    assertEquals(
        List.of("status", "execute_input", "display_data", "execute_result", "status"), types(all));
    JsonObject data = all.get(3).content().getAsJsonObject("data");
    assertEquals("N*E^2/(2*B^2)", data.get("text/plain").getAsString());
    assertEquals("$\\displaystyle \\frac{N E^2}{2 B^2}$", data.get("text/latex").getAsString());
    assertEquals(reply.text("execution_count"), all.get(1).text("execution_count"));
    assertEquals(reply.text("execution_count"), all.get(3).text("execution_count"));
  }

  @Test
  void aMistakeIsAnErrorWithItsPlaceAndNoStackTrace() throws InterruptedException {
    String number = client.execute("c(0-1-2)(01-02-12)");
    WireClient.Message reply = client.reply();
    assertEquals("error", reply.text("status"));
    List<WireClient.Message> all = client.publishedFor(number);
    assertEquals(List.of("status", "execute_input", "error", "status"), types(all));
    JsonObject error = all.get(2).content();
    assertEquals("Malformed", error.get("ename").getAsString());
    JsonArray lines = error.getAsJsonArray("traceback");
    assertTrue(lines.get(0).getAsString().startsWith("error at line 1, column 13: "));
    assertEquals("              ^", lines.get(2).getAsString());
    assertFalse(error.toString().contains(".java"), error.toString());
    Thread.sleep(300);
  }

  @Test
  void cellsThatWaitBehindOneThatFailsAreLeftOut() throws InterruptedException {
    client.execute("kept = 1;");
    String wrong = client.execute("1/0");
    String behind = client.execute("kept = 2;");
    assertEquals("ok", client.reply().text("status"));
    assertEquals("error", client.reply().text("status"));
    WireClient.Message leftOut = client.reply();
    assertEquals(behind, leftOut.parent());
    assertEquals("LeftOut", leftOut.text("ename"));
    assertTrue(types(client.publishedFor(wrong)).contains("error"));
    assertEquals(List.of("status", "status"), types(client.publishedFor(behind)));
    Thread.sleep(300);
    String later = client.execute("kept");
    assertEquals("ok", client.reply().text("status"));
    assertEquals(
        "1",
        client
            .publishedFor(later)
            .get(2)
            .content()
            .getAsJsonObject("data")
            .get("text/plain")
            .getAsString());
  }

  /** The computation would take minutes. */
  @Test
  void anInterruptionEndsACellAndKeepsTheSession() throws InterruptedException {
    client.execute("before = 7;");
    assertEquals("ok", client.reply().text("status"));
    String number = client.execute("test_loss(7)");
    Thread.sleep(2500);
    long asked = System.nanoTime();
    client.sendControl("interrupt_request", new JsonObject());
    assertEquals("interrupt_reply", client.controlReply().type());
    WireClient.Message reply = client.reply();
    long milliseconds = (System.nanoTime() - asked) / 1_000_000;
    assertEquals("error", reply.text("status"));
    assertEquals("Interrupted", reply.text("ename"));
    assertTrue(milliseconds < 1000, "after " + milliseconds + " ms");
    List<WireClient.Message> all = client.publishedFor(number);
    assertEquals("stream", all.get(2).type());
    assertEquals("stderr", all.get(2).text("name"));
    assertTrue(types(all).contains("clear_output"), types(all).toString());
    assertTrue(types(all).contains("error"), types(all).toString());
    Thread.sleep(300);
    String later = client.execute("before");
    assertEquals("ok", client.reply().text("status"));
    assertTrue(client.publishedFor(later).get(2).content().toString().contains("\"7\""));
  }

  @Test
  void namesAreCompletedInPlace() {
    client.execute("weightless = 1;");
    assertEquals("ok", client.reply().text("status"));
    WireClient.Message reply = answer("complete_request", at("# 𝒫 is fine\n2*weigh + 1", 19));
    List<String> matches =
        StreamSupport.stream(reply.content().getAsJsonArray("matches").spliterator(), false)
            .map(match -> match.getAsString())
            .toList();
    assertTrue(matches.containsAll(List.of("weight", "weights", "weightless")), matches.toString());
    assertEquals(14, reply.content().get("cursor_start").getAsInt());
    assertEquals(19, reply.content().get("cursor_end").getAsInt());
    assertTrue(
        answer("complete_request", at("weight(d, samp", 14))
            .content()
            .getAsJsonArray("matches")
            .toString()
            .contains("sampling="));
  }

  @Test
  void theFunctionAtTheCursorIsExplained() {
    String cell = "1 + weight(c(0-1)(01), N=2)";
    for (int cursor : List.of(4, 7, 10, 25)) {
      WireClient.Message reply = answer("inspect_request", at(cell, cursor));
      assertTrue(reply.content().get("found").getAsBoolean(), "at " + cursor);
      assertTrue(reply.content().getAsJsonObject("data").toString().contains("weight(d, "));
    }
    assertFalse(answer("inspect_request", at(cell, 2)).content().get("found").getAsBoolean());
    assertFalse(answer("inspect_request", at("1 + 1", 2)).content().get("found").getAsBoolean());
  }

  @Test
  void whetherACellIsCompleteIsKnown() {
    JsonObject content = new JsonObject();
    content.addProperty("code", "weight(c(0-1)(01),");
    assertEquals("incomplete", answer("is_complete_request", content).text("status"));
    content.addProperty("code", "weight(c(0-1)(01))");
    assertEquals("complete", answer("is_complete_request", content).text("status"));
    content.addProperty("code", "weight(c(0-1)(01)]");
    assertEquals("invalid", answer("is_complete_request", content).text("status"));
  }

  @Test
  void shutdownEndsTheProcess(@TempDir Path folder) throws IOException, InterruptedException {
    try (WireClient other = start(folder)) {
      JsonObject content = new JsonObject();
      content.addProperty("restart", false);
      other.sendControl("shutdown_request", content);
      assertEquals("shutdown_reply", other.controlReply().type());
      assertTrue(other.ends());
    }
  }

  @Test
  void whoDoesNotKnowTheKeyIsNotAnswered(@TempDir Path folder)
      throws IOException, InterruptedException {
    try (WireClient other = start(folder)) {
      other.send("kernel_info_request", new JsonObject());
      assertEquals("kernel_info_reply", other.reply().type());
      other.sendForged("kernel_info_request", new JsonObject());
      assertTrue(other.ends());
    }
  }
}
