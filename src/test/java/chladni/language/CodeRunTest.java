package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs written for Python run alone and compute what the formulas are at random numbers. */
@Tag("integration")
class CodeRunTest {
  /** Rational functions and powers: exact. */
  private static final List<String> EXACT =
      List.of(
          "weight(c(01-2)(02-12))",
          "weight(c(02-13-4)(01-14-23-34))",
          "weight(c(0-1-2-3)(03-13-23), sampling=replacement)",
          "1/3 - N/(2*B)",
          "(1 - k1)^T*k2 + 2^T",
          "rweight(c(0-1)(01), E=1, B=1)",
          "rweight(c(01-2)(02-12), E=1, B=1)",
          "rweight(c(0-1-2)(02-12))",
          "rweight(c(01-2)(01-12), process=gd)");

  /** With exponentials. */
  private static final List<String> DECIMAL =
      List.of(
          "exp(-k1*T)/k1",
          "rweight(c(01-2)(02-12), E=1, B=1, continuum)",
          "rweight(c(0-1-2)(02-12), E=1, B=1, continuum)",
          "rweight(c(0-1-2-3)(03-13-23), process=ode, continuum)");

  @TempDir Path folder;

  private final Random random = new Random(20);
  private final Session session = Session.standard();

  private static boolean runs(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> output(String program) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("program.py"), program);
    Process process =
        new ProcessBuilder("python3", file.toString()).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out + "\n" + program);
    return out.lines().toList();
  }

  private String code(String formula, String target) {
    return ((Reply.OfText) session.eval("code(" + formula + ", " + target + ")")).text();
  }

  /** Values for all variables: whole ones for N, B, E, T, and B a divisor of N. */
  private Map<String, BigFraction> values(SortedSet<String> names, boolean confluent) {
    long b = 1L + random.nextInt(3);
    long n = b * (2 + random.nextInt(3));
    BigFraction k = new BigFraction(1 + random.nextInt(6), 7);
    return names.stream()
        .collect(
            Collectors.toMap(
                name -> name,
                name ->
                    switch (name) {
                      case "B" -> new BigFraction(b);
                      case "N" -> new BigFraction(n);
                      case "E" -> new BigFraction(1 + random.nextInt(3));
                      case "T" -> new BigFraction(4 + random.nextInt(5));
                      default -> confluent ? k : new BigFraction(1 + random.nextInt(10), 11);
                    }));
  }

  private SortedSet<String> variables(String formula) {
    return switch (session.eval(formula)) {
      case Reply.OfFormula f -> f.formula().variables();
      case Reply.OfResummed r -> r.form().variables();
      default -> new TreeSet<>();
    };
  }

  private String value(String formula, String function, Map<String, BigFraction> values) {
    String options =
        values.entrySet().stream()
            .map(e -> ", " + e.getKey() + "=" + e.getValue().toString().replace(" ", ""))
            .collect(Collectors.joining());
    return ReplySource.of(session.eval(function + "(" + formula + options + ")"));
  }

  private static String arguments(
      SortedSet<String> names, Map<String, BigFraction> values, String fraction) {
    return names.stream()
        .map(values::get)
        .map(v -> fraction + "(" + v.getNumerator() + ", " + v.getDenominator() + ")")
        .collect(Collectors.joining(", ", "f(", ")"));
  }

  /** Each formula at three points, the last with equal eigenvalues. */
  private void compare(String target, String formula, boolean exact) throws Exception {
    SortedSet<String> names = variables(formula);
    String fraction = target.equals("sympy") ? "Rational" : "Fraction";
    List<String> expected = new ArrayList<>();
    StringBuilder program = new StringBuilder("from fractions import Fraction\n");
    program.append(code(formula, target)).append("\n\n");
    for (int i = 0; i < 3; i++) {
      Map<String, BigFraction> values = values(names, i == 2);
      expected.add(value(formula, exact ? "subs" : "decimal", values));
      String call = arguments(names, values, fraction);
      program.append("print(").append(exact ? call : "float(" + call + ")").append(")\n");
    }
    List<String> found = output(program.toString());
    for (int i = 0; i < 3; i++) {
      if (exact) {
        assertEquals(expected.get(i), found.get(i), formula);
      } else {
        double wanted = Double.parseDouble(expected.get(i));
        assertEquals(wanted, Double.parseDouble(found.get(i)), 1e-11 * Math.abs(wanted), formula);
      }
    }
  }

  @Test
  void pythonIsExactAtFractions() throws Exception {
    assumeTrue(runs("python3", "--version"), "python3 is not installed");
    for (String formula : EXACT) {
      compare("python", formula, true);
    }
  }

  @Test
  void pythonWithExponentialsAgreesInFloatingPoint() throws Exception {
    assumeTrue(runs("python3", "--version"), "python3 is not installed");
    for (String formula : DECIMAL) {
      compare("python", formula, false);
    }
  }

  @Test
  void sympyIsExactAtRationals() throws Exception {
    assumeTrue(runs("python3", "-c", "import sympy"), "SymPy is not installed");
    for (String formula : EXACT) {
      compare("sympy", formula, true);
    }
    for (String formula : DECIMAL) {
      compare("sympy", formula, false);
    }
  }

  /** 𝒫_T at nearly equal rates, where differences of exponentials would lose all digits. */
  @Test
  void propagatorsAreStableWhereRatesAreNearlyEqual() throws Exception {
    assumeTrue(runs("python3", "--version"), "python3 is not installed");
    String formula = "rweight(c(0-1-2)(01-12), E=1, B=1, continuum)";
    String point = "k1=1/3, k2=1/3 + 10^-12, T=1000";
    double wanted =
        Double.parseDouble(ReplySource.of(session.eval("decimal(" + formula + ", " + point + ")")));
    String program = code(formula, "python") + "\n\nprint(f(" + "1000, 1/3, 1/3 + 1e-12" + "))\n";
    assertEquals(
        wanted, Double.parseDouble(output(program).get(0)), 1e-11 * Math.abs(wanted), program);
  }

  @ParameterizedTest
  @ValueSource(strings = {"python", "sympy"})
  void expansionsAreDictionariesByValueClass(String target) throws Exception {
    assumeTrue(
        runs("python3", "-c", target.equals("sympy") ? "import sympy" : "pass"),
        target + " is not installed");
    String program =
        code("test_loss(2)", target)
            + "\n\nprint(f(4, 1, 3)[\"c(01-2)(02-12)\"])\n"
            + code("test_loss(2, resummed, E=1, B=1)", target)
            + "\n\nprint(sorted(f(5, 0, 0).values()) if f.__code__.co_argcount == 3 else 0)\n";
    List<String> found = output(program);
    // N E^2/(2 B^2) at N = 4, B = 1, E = 3
    assertEquals(18, Double.parseDouble(found.get(0)));
  }
}
