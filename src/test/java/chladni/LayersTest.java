package chladni;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The packages form a line, and each knows only those before it. */
final class LayersTest {
  /** Each may use those before it and none after it. */
  private static final List<String> LINE =
      List.of(
          "problem",
          "oracle",
          "diagram",
          "algebra",
          "history",
          "value",
          "expansion",
          "symja",
          "landscape",
          "prediction",
          "column",
          "experiment",
          "render",
          "language",
          "paper",
          "report",
          "notebook",
          "shell");

  /** Libraries that one package keeps to itself. */
  private static final Map<String, String> KEEPERS =
      Map.of(
          "org.jgrapht", "diagram",
          "cc.redberry", "algebra",
          "org.matheclipse", "symja",
          "org.antlr", "language",
          "org.ejml", "prediction",
          "io.github.spencerpark", "notebook",
          "org.zeromq", "notebook",
          "org.jline", "shell",
          "picocli", "shell");

  /** The packages before floating point begins. */
  private static final List<String> EXACT =
      List.of("diagram", "algebra", "history", "value", "expansion");

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("chladni");

  @Test
  void everyPackageHasItsPlaceInTheLine() {
    assertEquals(
        new TreeSet<>(LINE),
        PROGRAM.stream()
            .map(type -> type.getPackageName())
            .filter(name -> name.startsWith("chladni."))
            .map(name -> name.split("\\.", -1)[1])
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @TestFactory
  Stream<DynamicTest> noPackageKnowsALaterOne() {
    return LINE.stream()
        .limit(LINE.size() - 1L)
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage(within(name))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(
                                LINE.subList(LINE.indexOf(name) + 1, LINE.size()).stream()
                                    .map(LayersTest::within)
                                    .toArray(String[]::new))
                            .check(PROGRAM)));
  }

  @Test
  void theOracleKnowsNothingOfWhatItChecks() {
    noClasses()
        .that()
        .resideInAPackage(within("oracle"))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "the rest of the program",
                type ->
                    type.getPackageName().startsWith("chladni")
                        && !type.getPackageName().equals("chladni.oracle")))
        .check(PROGRAM);
  }

  @TestFactory
  Stream<DynamicTest> aLibraryStaysWithItsKeeper() {
    return KEEPERS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            keeper ->
                DynamicTest.dynamicTest(
                    keeper.getKey(),
                    () ->
                        noClasses()
                            .that()
                            .resideOutsideOfPackage(within(keeper.getValue()))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(keeper.getKey() + "..")
                            .check(PROGRAM)));
  }

  /** Divided differences are evaluated next to their definition, by classes that say so. */
  private static final String NUMERIC = ".*\\.Numeric\\w+(\\$\\w+)?";

  @Test
  void whatIsExactNeverPassesFloatingPointOn() {
    String[] exact = EXACT.stream().map(LayersTest::within).toArray(String[]::new);
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(exact)
        .and()
        .arePublic()
        .should()
        .notHaveRawType(FLOATING)
        .allowEmptyShould(true)
        .check(PROGRAM);
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(exact)
        .and()
        .areDeclaredInClassesThat()
        .haveNameNotMatching(NUMERIC)
        .and()
        .arePublic()
        .should()
        .notHaveRawReturnType(FLOATING)
        .allowEmptyShould(true)
        .check(PROGRAM);
  }

  @Test
  void nothingStaticChanges() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat(DescribedPredicate.not(assignableTo(GENERATED)))
        .should()
        .beFinal()
        .check(PROGRAM);
  }

  @Test
  void thePlaceOfEveryPackageIsMarkedNullFree() {
    List<JavaClass> unmarked =
        LINE.stream()
            .map(name -> PROGRAM.get("chladni." + name + ".package-info"))
            .filter(type -> !type.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
            .toList();
    assertEquals(List.of(), unmarked);
    assertTrue(
        PROGRAM.get("chladni.package-info").isAnnotatedWith("org.jspecify.annotations.NullMarked"));
    classes().should().resideInAPackage("chladni..").check(PROGRAM);
  }

  private static final String GENERATED = "org.antlr.v4.runtime.Recognizer";

  private static final DescribedPredicate<JavaClass> FLOATING =
      DescribedPredicate.describe(
          "floating point", type -> List.of("double", "float").contains(type.getName()));

  private static String within(String name) {
    return "chladni." + name + "..";
  }
}
