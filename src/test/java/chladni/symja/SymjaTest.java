package chladni.symja;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hipparchus.complex.Complex;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What Symja is asked for, and what is made of its answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SymjaTest {
  private Symja symja = new Symja();

  @BeforeAll
  void start() {
    symja = new Symja();
  }

  @AfterAll
  void end() {
    symja.close();
  }

  private static ClosedForm form(String text) {
    return tree(text).form().orElseThrow();
  }

  private static Algebra tree(String text) {
    return PresentationRules.read("(* test: " + text + " = 0 *) 0 :> 0")
        .rules()
        .get(0)
        .examples()
        .get(0)
        .before();
  }

  private static final List<String> FORMULAS =
      List.of(
          "N^2*E/(2*B)",
          "(N^2 - 1)/(N - 1)",
          "N*E*(N*E - B)/(2*B^2) - T",
          "(1 - (1-k1)^T)/k1",
          "(1-k1)^T + k1*(1-k1)^T",
          "((1-k1)^T*(1-k2)^T - 1)/(k1 + k2 - k1*k2)",
          "(1-k1)^(2*T) - 1",
          "(1-k1)^(T-1)*T/(1-k2)^T",
          "(1-k1)^(N*E/B)*k1 + C*D^3 - I/O",
          "1/k1 - 1/(k1*(1-k1)) + 2/3",
          "6^T - 2^T",
          "(1/k1 - 1/k2)/(k1 - k2)",
          "((1-k1)^T - (1-k2)^T)/(k1-k2)");

  @TestFactory
  Stream<DynamicTest> whatKeepsTheValueKeepsItAtRandomRationals() {
    return FORMULAS.stream()
        .map(
            text ->
                DynamicTest.dynamicTest(
                    text,
                    () -> {
                      ClosedForm form = form(text);
                      String variable = form.variables().last();
                      List<Answer.Exact> answers =
                          List.of(
                              symja.simplify(form),
                              symja.factor(form),
                              symja.expand(form),
                              symja.together(form),
                              symja.collect(form, variable));
                      SplittableRandom random = new SplittableRandom(7);
                      for (int i = 0; i < 4; i++) {
                        Map<String, BigFraction> point = RationalValue.point(form, random);
                        BigFraction expected = RationalValue.of(tree(text), point);
                        for (Answer.Exact answer : answers) {
                          assertEquals(
                              expected, RationalValue.of(answer.shape(), point), answer.toString());
                        }
                      }
                    }));
  }

  @Test
  void partialFractionsAddUp() {
    ClosedForm form = form("1/(k1*(1-k1)*(k1+N))");
    Answer.Exact answer = symja.apart(form, "k1");
    assertInstanceOf(Algebra.Sum.class, answer.shape());
    Map<String, BigFraction> point =
        Map.of("k1", new BigFraction(3, 7), "N", new BigFraction(5, 3));
    assertEquals(
        RationalValue.of(tree("1/(k1*(1-k1)*(k1+N))"), point),
        RationalValue.of(answer.shape(), point));
  }

  @Test
  void simplificationTakesOutCommonFactors() {
    ClosedForm form = form("(1-k1)^T + k1*(1-k1)^T");
    assertEquals(
        new HashSet<>(List.of(tree("(1-k1)^T"), tree("1+k1"))),
        sorted(symja.simplify(form).shape()));
  }

  private static Set<Algebra> sorted(Algebra product) {
    Set<Algebra> factors = new HashSet<>();
    for (Algebra factor : product.parts()) {
      factors.add(
          factor instanceof Algebra.Sum(List<Algebra> terms)
              ? Algebra.sum(
                  terms.stream()
                      .sorted(java.util.Comparator.comparing(t -> t instanceof Algebra.Symbol))
                      .toList())
              : factor instanceof Algebra.Power(Algebra base, Algebra exponent)
                  ? Algebra.power(tree("1-k1"), exponent)
                  : factor);
    }
    return factors;
  }

  @Test
  void rationalDerivativesAreExact() {
    assertEquals(
        new Answer.Exact(form("-1/N^2"), Algebra.of(form("-1/N^2"))), symja.diff(form("1/N"), "N"));
    assertEquals(
        form("-T*(1-k1)^(T-1)"),
        assertInstanceOf(Answer.Exact.class, symja.diff(form("(1-k1)^T"), "k1")).form());
  }

  @Test
  void derivativesInAnExponentHoldLogarithms() {
    Answer answer = symja.diff(form("T*(1-k1)^T"), "T");
    Algebra shape = assertInstanceOf(Answer.Outside.class, answer).shape();
    // By hand: (1-k1)^T + T (1-k1)^T log(1-k1).
    for (double k : new double[] {0.1, 0.6}) {
      for (double t : new double[] {1, 3.5}) {
        double expected = Math.pow(1 - k, t) * (1 + t * Math.log(1 - k));
        Complex value =
            NumericValue.of(shape, Map.of("k1", new Complex(k), "T", new Complex(t))).value();
        assertEquals(expected, value.getReal(), 1e-12);
        assertEquals(0, value.getImaginary(), 1e-12);
      }
    }
  }

  @Test
  void aDerivativeOfADerivativeIsTaken() {
    Algebra first = symja.diff(form("(1-k1)^T"), "T").shape();
    Algebra second = symja.diff(first, "T").shape();
    double expected = Math.pow(0.7, 2) * Math.log(0.7) * Math.log(0.7);
    assertEquals(
        expected,
        NumericValue.of(second, Map.of("k1", new Complex(0.3), "T", new Complex(2)))
            .value()
            .getReal(),
        1e-12);
  }

  @Test
  void exponentialsAreDerivedLikeRationalFunctions() {
    assertEquals(
        form("-k1*Exp[-k1*T]"),
        assertInstanceOf(Answer.Exact.class, symja.diff(form("Exp[-k1*T]"), "T")).form());
  }

  @Test
  void rationalRootsAreFoundExactly() {
    assertEquals(
        List.of(form("B/E"), form("1")).stream().map(Object::toString).sorted().toList(),
        symja.solve(form("(N*E - B)*(N - 1)*(B + 1)"), "N").stream()
            .map(answer -> ((Answer.Exact) answer).form().toString())
            .sorted()
            .toList());
    assertEquals(List.of(), symja.solve(form("B + 1"), "N"));
  }

  @Test
  void allRootsOfAPolynomialAreFound() {
    for (String text : List.of("k1^2 - N", "k1^3 - N", "k1^2 + k1 + N", "k1^4 - 2", "k1^3-k1-N")) {
      List<Answer> roots = symja.solve(form(text), "k1");
      assertEquals(Integer.parseInt(text.substring(3, 4)), roots.size(), text);
      Set<String> different = new TreeSet<>();
      for (Answer root : roots) {
        Map<String, Complex> point = new java.util.HashMap<>(Map.of("N", new Complex(0.37)));
        Complex value = NumericValue.of(root.shape(), point).value();
        point.put("k1", value);
        assertTrue(NumericValue.of(tree(text), point).value().norm() < 1e-9, text + root);
        different.add(
            Math.round(value.getReal() * 1e6) + " " + Math.round(value.getImaginary() * 1e6));
      }
      assertEquals(roots.size(), different.size(), text);
    }
  }

  @Test
  void anEquationInAnExponentIsSolvedByALogarithm() {
    List<Answer> roots = symja.solve(form("(1-k1)^T - 1/2"), "T");
    assertEquals(1, roots.size());
    double value =
        NumericValue.of(roots.get(0).shape(), Map.of("k1", new Complex(0.1))).value().getReal();
    assertEquals(Math.log(0.5) / Math.log(0.9), value, 1e-12);
  }

  @Test
  void anEquationThatAlwaysHoldsIsRefused() {
    assertInstanceOf(
        Problem.Unfit.class,
        assertThrows(ProblemException.class, () -> symja.solve(ClosedForm.ZERO, "N")).problem());
  }

  @Test
  void whatSymjaCannotSolveIsSaidToBeUnsolved() {
    ProblemException problem =
        assertThrows(ProblemException.class, () -> symja.solve(form("k1^5 - k1 - N"), "k1"));
    assertTrue(problem.problem().message().startsWith("Symja"), problem.problem().message());
  }

  @Test
  void namesThatMeanSomethingInSymjaStayNames() {
    List<String> names =
        List.of(
            "N",
            "E",
            "D",
            "C",
            "I",
            "O",
            "K",
            "S",
            "F",
            "Pi",
            "pi",
            "Import",
            "Get",
            "Run",
            "Export",
            "URLFetch",
            "JavaNew",
            "Java",
            "InstanceOf",
            "RunProcess",
            "StartProcess",
            "SystemDialogInput",
            "OpenAppend",
            "Put",
            "ReadString",
            "n",
            "e",
            "Infinity",
            "Indeterminate",
            "True",
            "Null",
            "List",
            "v0",
            "v1",
            "pv0",
            "propagator",
            "x",
            "X");
    List<ClosedForm> terms = new ArrayList<>();
    ClosedForm product = ClosedForm.ONE;
    for (String name : names) {
      terms.add(ClosedForm.symbol(name).times(ClosedForm.of(terms.size() + 2)));
      product = product.times(ClosedForm.symbol(name));
    }
    ClosedForm sum = ClosedForm.sum(terms).plus(product);
    for (Answer.Exact answer :
        List.of(symja.simplify(sum), symja.expand(sum), symja.collect(sum, "Import"))) {
      assertEquals(new TreeSet<>(names), new TreeSet<>(answer.shape().variables()));
    }
    for (String name : names) {
      ClosedForm power = form("(1-k1)^T").substitute(Map.of("T", ClosedForm.symbol(name)));
      Algebra derivative = symja.diff(power, name).shape();
      assertEquals(new TreeSet<>(List.of(name, "k1")), new TreeSet<>(derivative.variables()));
    }
  }

  @Test
  void onlyArithmeticAndTheListedFunctionsReachSymja() throws Exception {
    symja.simplify(form("N"));
    Set<String> heads = new TreeSet<>();
    for (KnownFunction function : KnownFunction.values()) {
      Algebra[] arguments = new Algebra[function.arity()];
      java.util.Arrays.fill(arguments, Algebra.symbol("Run"));
      collectHeads(
          Translation.inside(Algebra.call(function, arguments), Names.of(List.of("Run"))), heads);
    }
    collectHeads(
        Translation.inside(
            tree("Get^Run + Import*Export - 2/3"),
            Names.of(List.of("Get", "Run", "Import", "Export"))),
        heads);
    assertEquals(
        new TreeSet<>(
            List.of(
                "Plus",
                "Times",
                "Power",
                "Log",
                "Sin",
                "Cos",
                "Tan",
                "ArcSin",
                "ArcCos",
                "ArcTan",
                "Sinh",
                "Cosh",
                "Tanh",
                "Abs",
                "ProductLog",
                "propagator")),
        heads);
    assertFalse(org.matheclipse.core.basic.Config.FILESYSTEM_ENABLED);
  }

  private static void collectHeads(
      org.matheclipse.core.interfaces.IExpr expression, Set<String> heads) {
    if (expression instanceof org.matheclipse.core.interfaces.IAST ast) {
      heads.add(ast.head().toString());
      for (int i = 1; i <= ast.argSize(); i++) {
        collectHeads(ast.get(i), heads);
      }
    }
  }

  @Test
  void aWrongAnswerIsThrownAway() {
    Transformer liar =
        new Transformer() {
          @Override
          public List<Algebra> transform(
              Operation operation, Algebra expression, List<String> variables) {
            return List.of(Algebra.sum(List.of(expression, Algebra.symbol("k9"))));
          }

          @Override
          public Algebra rewrite(Algebra expression, List<PresentationRule> rules) {
            return Algebra.sum(List.of(expression, Algebra.ONE));
          }

          @Override
          public void stop() {}
        };
    Symja lying = new Symja(liar, 1000);
    ClosedForm form = form("(1-k1)^T/k1");
    for (org.junit.jupiter.api.function.Executable request :
        List.<org.junit.jupiter.api.function.Executable>of(
            () -> lying.simplify(form),
            () -> lying.factor(form),
            () -> lying.expand(form),
            () -> lying.together(form),
            () -> lying.apart(form, "k1"),
            () -> lying.collect(form, "k1"),
            () -> lying.diff(form, "T"),
            () -> lying.solve(form("(1-k1)^T - T"), "T"),
            () -> lying.solve(form("k1^2 - N"), "k1"),
            () -> lying.apply(Operation.SIMPLIFY, tree("Log[N]"), List.of()))) {
      ProblemException problem = assertThrows(ProblemException.class, request);
      assertTrue(
          problem.problem().message().startsWith("Symja's answer is wrong"),
          problem.problem().message());
    }
    assertTrue(
        assertThrows(
                ProblemException.class,
                () -> lying.present(form, PresentationRules.shipped("steps")))
            .problem()
            .message()
            .contains("does not hold"));
  }

  @Test
  void equalityTooLargeToBeDecidedIsTriedAtRationalPoints() {
    Algebra a = tree("(1+k1)^T*(1-k1^2)/(1-k1)");
    assertEquals(Comparison.Finding.EQUAL, Comparison.atRationalPoints(a, tree("(1+k1)^(T+1)")));
    assertEquals(
        Comparison.Finding.DIFFERENT, Comparison.atRationalPoints(a, tree("(1+k1)^(T+2)")));
  }

  @Test
  void anExpressionTooLargeIsRefusedWithItsSize() {
    Symja narrow = new Symja(10, Duration.ofSeconds(5));
    ProblemException problem =
        assertThrows(ProblemException.class, () -> narrow.simplify(form("(N+B+E+T)/(N-B*E-T)")));
    assertInstanceOf(Problem.BeyondReach.class, problem.problem());
    assertTrue(
        problem.problem().message().matches(".* [0-9]+ nodes .* 10\\)"),
        problem.problem().message());
    narrow.close();
  }

  @Test
  void rulesThatComeWithTheProgramDoWhatTheySay() {
    for (String name : PresentationRules.SHIPPED) {
      PresentationRules rules = PresentationRules.shipped(name);
      assertFalse(rules.rules().isEmpty());
      for (PresentationRule rule : rules.rules()) {
        assertFalse(rule.source().isEmpty(), rule.toString());
        assertFalse(rule.why().isEmpty(), rule.toString());
        assertFalse(rule.examples().isEmpty(), rule.toString());
        for (PresentationRule.Example example : rule.examples()) {
          ClosedForm before = example.before().form().orElseThrow();
          Answer.Exact answer = symja.present(before, new PresentationRules(List.of(rule)));
          assertEquals(before, answer.form());
          assertEquals(
              example.after().form().orElseThrow(),
              answer.shape().form().orElseThrow(),
              example + " " + answer);
          assertEquals(example.after().size(), answer.shape().size(), example + " " + answer);
        }
      }
    }
  }

  @Test
  void rulesTogetherShortenAWholeFormula() {
    ClosedForm form = form("N*E*(N*E - B)/(2*B^2)");
    Answer.Exact answer = symja.present(form, PresentationRules.shipped("steps"));
    assertEquals(Set.of("T"), answer.where().keySet(), answer.toString());
    assertEquals(form("T*(T-1)/2"), answer.shape().form().orElseThrow());
    ClosedForm unchanged = form("N + T*E/B");
    assertEquals(
        Set.of("M"), symja.present(unchanged, PresentationRules.shipped("steps")).where().keySet());
  }

  @Test
  void bothSidesOfEveryRuleAreEqualAtRandomRationals() {
    SplittableRandom random = new SplittableRandom(5);
    for (String name : PresentationRules.SHIPPED) {
      for (PresentationRule rule : PresentationRules.shipped(name).rules()) {
        for (int i = 0; i < 3; i++) {
          TreeSet<String> names = new TreeSet<>(rule.left().variables());
          names.addAll(rule.right().variables());
          Map<String, Algebra> point = new java.util.HashMap<>();
          TreeSet<String> exponents = new TreeSet<>(rule.left().exponents());
          for (String variable : names) {
            if (!rule.where().containsKey(variable)) {
              point.put(
                  variable,
                  new Algebra.Rational(
                      exponents.contains(variable)
                          ? new BigFraction(random.nextInt(1, 7))
                          : new BigFraction(random.nextInt(1, 90), random.nextInt(90, 200))));
            }
          }
          Algebra left = rule.left().substituted(point);
          Algebra right = rule.right().substituted(rule.where()).substituted(point);
          assertEquals(left.form().orElseThrow(), right.form().orElseThrow(), rule.toString());
        }
      }
    }
  }

  @Test
  void rulesAreReadFromAUsersText() {
    PresentationRules rules = PresentationRules.read("(* mine *) k1*(1-k1) :> v; ");
    assertEquals(1, rules.rules().size());
    assertThrows(
        ProblemException.class, () -> symja.present(form("k1*(1-k1)"), rules), "v is undefined");
    for (String wrong :
        List.of(
            "N*E/B :>",
            "N :> x_",
            "Get[N] :> 1",
            "Import[x_] :> 2",
            "(* no end",
            "N ->  2",
            "x :> \"a\"",
            "N^n_ :> 1 /; n",
            "Exp[1,2] :> 3",
            "N :> (((1)",
            "a`b :> 1")) {
      assertInstanceOf(
          Problem.Malformed.class,
          assertThrows(ProblemException.class, () -> PresentationRules.read(wrong), wrong)
              .problem());
    }
  }

  @Test
  void nothingOfSymjaIsLoadedByTheLanguage() throws Exception {
    List<String> loaded = new ArrayList<>();
    ClassLoader everything = SymjaTest.class.getClassLoader();
    ClassLoader loader =
        new ClassLoader(ClassLoader.getPlatformClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            loaded.add(name);
            try (InputStream stream =
                everything.getResourceAsStream(name.replace('.', '/') + ".class")) {
              if (stream == null) {
                throw new ClassNotFoundException(name);
              }
              byte[] bytes = stream.readAllBytes();
              return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
              throw new ClassNotFoundException(name, unreadable);
            }
          }

          @Override
          protected URL findResource(String name) {
            return everything.getResource(name);
          }
        };
    Class.forName("chladni.language.Registry", true, loader);
    Class<?> door = Class.forName("chladni.symja.Symja", true, loader);
    Object instance = door.getConstructor().newInstance();
    for (Object operation :
        Class.forName("chladni.symja.Operation", true, loader).getEnumConstants()) {
      assertFalse(operation.toString().isEmpty());
    }
    Class<?> formula = Class.forName("chladni.algebra.ClosedForm", true, loader);
    Object n = formula.getMethod("symbol", String.class).invoke(null, "N");
    door.getMethod("diff", formula, String.class).invoke(instance, n, "N");
    assertTrue(loaded.contains("chladni.symja.Symja"));
    assertEquals(
        List.of(), loaded.stream().filter(name -> name.startsWith("org.matheclipse")).toList());
  }
}
