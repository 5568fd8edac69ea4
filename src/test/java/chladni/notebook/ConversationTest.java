package chladni.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.language.Context;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConversationTest {
  /** Minutes of work. */
  private static final String LONG = "test_loss(7)";

  private final Conversation conversation = new Conversation(Context.standard());

  private List<Output> outputs(String cell) {
    List<Output> outputs = new CopyOnWriteArrayList<>();
    conversation.evaluate(
        cell,
        event -> {
          if (event instanceof Conversation.Event.Shown(Output output)) {
            outputs.add(output);
          }
        });
    return outputs;
  }

  private String result(String cell) {
    Output.Result result = assertInstanceOf(Output.Result.class, outputs(cell).get(0));
    return result.bundle().data().get("text/plain") + "";
  }

  @Test
  @Timeout(60)
  void anInterruptionEndsTheComputationAndKeepsTheSession() throws InterruptedException {
    assertEquals("5", result("x = 5"));
    List<Output> outputs = new CopyOnWriteArrayList<>();
    Thread talk = new Thread(() -> outputs.addAll(outputs("x = 6;\n" + LONG + "\nx = 7")));
    talk.start();
    Thread.sleep(500);
    long asked = System.nanoTime();
    conversation.interrupt();
    talk.join();
    Duration taken = Duration.ofNanos(System.nanoTime() - asked);
    assertTrue(taken.toMillis() < 5000, taken.toString());
    assertEquals(1, outputs.size());
    Output.Failure failure = assertInstanceOf(Output.Failure.class, outputs.get(0));
    assertEquals("Interrupted", failure.name());
    assertTrue(failure.lines().get(0).startsWith("error at line 2, column 1"), failure.toString());
    assertEquals("6", result("x"));
  }

  @Test
  void anInterruptionBetweenCellsIsForNone() {
    conversation.interrupt();
    assertEquals("2", result("1 + 1"));
  }

  @Test
  @Timeout(60)
  void longWorkSaysHowFarItIs() throws InterruptedException {
    List<Conversation.Event> events = new CopyOnWriteArrayList<>();
    Thread talk = new Thread(() -> conversation.evaluate(LONG, events::add));
    talk.start();
    while (events.stream().noneMatch(Conversation.Event.Progressed.class::isInstance)) {
      Thread.sleep(20);
    }
    conversation.interrupt();
    talk.join();
    assertTrue(events.contains(new Conversation.Event.Settled()));
  }
}
