package chladni.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prompt in a real terminal, which tmux provides. */
@Tag("integration")
class PromptTerminalTest {
  private static final long PATIENCE_MILLIS = 60_000;

  @TempDir Path folder;

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }

  private String tmux(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("tmux", "-u", "-S", folder.resolve("tmux").toString()));
    command.addAll(List.of("-f", "/dev/null"));
    command.addAll(List.of(words));
    return run(command);
  }

  private List<String> program(String locale, String... options) {
    String classPath =
        getClass().getClassLoader() instanceof URLClassLoader loader
            ? Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"))
            : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "LC_ALL=" + locale,
                "XDG_STATE_HOME=" + folder,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                "chladni.shell.Main"));
    command.addAll(List.of(options));
    return command;
  }

  private void start(String locale, String... options) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("new-session", "-d", "-x", "100", "-y", "40"));
    words.addAll(program(locale, options));
    tmux(words.toArray(String[]::new));
    await("quit leaves.");
    await("chladni>");
  }

  private void type(String... keys) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("send-keys"));
    words.addAll(List.of(keys));
    tmux(words.toArray(String[]::new));
  }

  private String screen() throws IOException, InterruptedException {
    return tmux("capture-pane", "-p");
  }

  /** Waits until the screen shows something, and answers how long that took. */
  private long await(String text) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (!screen().contains(text)) {
      long waited = (System.nanoTime() - begun) / 1_000_000;
      boolean hopeful = waited < PATIENCE_MILLIS && !screen().startsWith("no server");
      assertTrue(hopeful, "no '" + text + "' on the screen:\n" + screen());
      Thread.sleep(50);
    }
    return (System.nanoTime() - begun) / 1_000_000;
  }

  private void leave() throws IOException, InterruptedException {
    type("quit", "Enter");
    long begun = System.nanoTime();
    while (!tmux("list-sessions").contains("no server") && !tmux("list-sessions").isBlank()) {
      assertTrue((System.nanoTime() - begun) / 1_000_000 < PATIENCE_MILLIS, screen());
      Thread.sleep(50);
    }
  }

  @BeforeEach
  void tmuxIsThere() throws InterruptedException {
    boolean there;
    try {
      there = run(List.of("tmux", "-V")).startsWith("tmux");
    } catch (IOException missing) {
      there = false;
    }
    assumeTrue(there, "tmux is not installed");
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    tmux("kill-server");
  }

  @Test
  void tabCompletesOptionsAndTheirWords() throws IOException, InterruptedException {
    start("C.UTF-8");
    type("weight(c(01-2)(02-12), samp", "Tab");
    await("sampling=");
    type("repl", "Tab");
    await("sampling=replacement");
    type(")", "Enter");
    await("T*(B*T + N - 1)/(2*N*B)");
  }

  @Test
  void inputsAreRememberedInTheNextSession() throws IOException, InterruptedException {
    start("C.UTF-8");
    type("6*7", "Enter");
    await("42");
    leave();
    start("C.UTF-8");
    type("Up", "Up");
    await("chladni> 6*7");
    type("C-c");
    leave();
    start("C.UTF-8", "--no-history");
    type("Up", "x + 1", "Enter");
    await("chladni> x + 1");
    assertFalse(screen().contains("6*7"));
  }

  /** What it takes on a machine that is busy is left to the reader; here it is at most 2 s. */
  @Test
  void controlCEndsAComputationAndKeepsWhatWasAssigned() throws IOException, InterruptedException {
    start("C.UTF-8");
    type("x = 41", "Enter");
    await("41");
    type("test_loss(7)", "Enter");
    Thread.sleep(2000);
    assertFalse(screen().contains("error"), screen());
    type("C-c");
    long millis = await("interrupted");
    assertTrue(millis < 2000, "it took " + millis + " ms");
    type("x + 1", "Enter");
    await("42");
  }

  @Test
  void controlCEndsASimulationWithTheTrialsDone() throws IOException, InterruptedException {
    start("C.UTF-8");
    type("simulate(test_loss, landscape(\"gauss\"), N=100, B=1, E=10, eta=1/100, trials=3000000)");
    type("Enter");
    Thread.sleep(3000);
    type("C-c");
    await("of 3000000 trials, then interrupted");
    type("x + 1", "Enter");
    await("x + 1");
  }

  @Test
  void aRepetitionGoesOnOverLinesAndDiagramsAreDrawn() throws IOException, InterruptedException {
    start("C.UTF-8");
    type("for n in 5..6:", "Enter", "  n^3", "Enter", "Enter");
    await("216");
    type("c(01-2)(02-12)", "Enter");
    await("├─●");
  }

  @Test
  void theTerminalMayChangeItsSize() throws IOException, InterruptedException {
    start("C.UTF-8");
    tmux("resize-window", "-x", "40", "-y", "20");
    type("x = 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12", "Enter");
    await("78");
    tmux("resize-window", "-x", "120", "-y", "30");
    type("x + 1", "Enter");
    await("79");
  }

  @Test
  void withoutUtf8EverythingIsAscii() throws IOException, InterruptedException {
    start("C");
    type("uvalue(c(0-1)(01))", "Enter");
    await("G_mu eta^{mu nu} G_nu");
    type("c(01-2)(02-12)", "Enter", "weig", "Tab");
    await("weight_covariance");
    assertTrue(screen().chars().allMatch(c -> c < 128), screen());
    assertFalse(screen().contains("?"), screen());
  }

  @Test
  void pipedRepliesHaveNoColours() throws IOException, InterruptedException {
    List<String> command = program("C.UTF-8", "-e", "c(01-2)(02-12)", "-e", "weight(%)");
    assertEquals("c(01-2)(02-12)\nN*E^2/(2*B^2)\n", run(command));
  }
}
