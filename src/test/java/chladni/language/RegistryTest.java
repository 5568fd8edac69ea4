package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.render.TextWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the registry promises: every function is documented, and every example is true. */
class RegistryTest {
  private static final Context CONTEXT =
      Context.standard().withTexts(ProjectFiles::read).withFiles((name, text, existing) -> {});

  /** Functions that end the session in which an example would run. */
  private static final Set<String> ENDING = Set.of("quit", "exit");

  @TestFactory
  Stream<DynamicTest> everyExampleRepliesAsDocumented() {
    return CONTEXT.registry().functions().stream()
        .flatMap(f -> f.examples().stream())
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.statement(),
                    () -> {
                      String text =
                          new ReplyText(CONTEXT.names(), TextWriter.UNICODE)
                              .write(new Session(CONTEXT).eval(example.statement()));
                      assertEquals(example.reply(), text);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyFunctionHasAPageOfHelpWithItsOptions() {
    return CONTEXT.registry().functions().stream()
        .map(
            f ->
                DynamicTest.dynamicTest(
                    f.name(),
                    () -> {
                      assertFalse(f.summary().isEmpty());
                      assertTrue(!f.examples().isEmpty() || ENDING.contains(f.name()));
                      String page = HelpFunctions.page(f);
                      for (Option option : f.options()) {
                        assertTrue(page.contains(option.name()), option.name());
                      }
                    }));
  }

  @Test
  void theOverviewNamesEveryFunction() {
    String overview =
        new ReplyText(CONTEXT.names(), TextWriter.UNICODE).write(new Session(CONTEXT).eval("help"));
    List<String> missing =
        CONTEXT.registry().functions().stream()
            .map(Function::name)
            .filter(name -> !overview.contains(name))
            .toList();
    assertEquals(List.of(), missing);
  }
}
