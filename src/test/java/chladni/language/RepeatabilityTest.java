package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** No reply differs between two runs, two locales, or one thread and many. */
class RepeatabilityTest {
  private static final String STATEMENTS =
      """
      diagrams(3)
      test_loss(3)
      gap(2, at=minimum)
      displacement(3, continuum, E=1, B=1, at=minimum)
      test_loss(2, resummed, N=4, B=2, E=1)
      weight_covariance(2)
      weight(c(02-13-4)(01-14-23-34), sampling=fixed)
      limit(rweight(c(01-2)(02-12), E=1, B=1, continuum), T=inf)
      test_loss(2, E=1, B=1) - test_loss(2, process=sde)
      explain(test_loss(2))
      automorphism_group(c(0-1-2-3)(03-13-23))
      factor(N^4 - 5*N^2 + 4)
      """;

  private static List<String> replies() {
    Context context = Context.standard();
    List<String> replies = new ArrayList<>();
    new Session(context)
        .run(
            STATEMENTS,
            answer -> {
              replies.add(new ReplyJson(context.names()).write(answer.reply()));
              replies.add(new ReplyLatex(context.names()).write(answer.reply()));
              replies.add(new ReplyMathml(context.names()).write(answer.reply()));
            });
    return replies;
  }

  @Test
  void repliesAreTheSameAgainInOtherLocalesAndOnManyThreads()
      throws ExecutionException, InterruptedException {
    List<String> first = replies();
    Locale before = Locale.getDefault();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<List<String>>> others = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        others.add(threads.submit(RepeatabilityTest::replies));
      }
      for (Future<List<String>> other : others) {
        assertEquals(first, other.get());
      }
      for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertEquals(first, replies(), tag);
      }
    } finally {
      Locale.setDefault(before);
    }
  }
}
