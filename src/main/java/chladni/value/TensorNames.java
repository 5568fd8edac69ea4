package chladni.value;

import chladni.diagram.NumberedDiagram;
import chladni.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The names of tensors, read from rule files.
 *
 * <p>Precedence: a rule with more η's in its pattern goes before one with fewer, then one with more
 * brackets, then one with more factors; among rules of one size, those of a file read later go
 * before those of a file read earlier (a user's before the shipped ones), and within a file the
 * order is that of the file. So a special name such as ∇C is not hidden by a general one for its
 * bracket, and a user's rule replaces a shipped one with the same pattern.
 *
 * <p>The format of rule files is described at the head of {@code rules/tensors.names}.
 */
public final class TensorNames {
  private static final String SHIPPED = "/chladni/rules/tensors.names";

  private final List<TensorRule> rules;

  private TensorNames(List<TensorRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** No names: every bracket keeps its bracket. */
  public static TensorNames none() {
    return new TensorNames(List.of());
  }

  /**
   * Only the rules whose patterns contract nothing: where edges carry propagators, a name such as
   * ∇C would hide one.
   */
  public TensorNames withoutContractions() {
    return new TensorNames(rules.stream().filter(rule -> rule.contractsNothing()).toList());
  }

  /** The names that come with the program: l, G, H, J, C, S and ∇C. */
  public static TensorNames shipped() {
    try (InputStream stream = TensorNames.class.getResourceAsStream(SHIPPED)) {
      if (stream == null) {
        throw ProblemException.badFile(
            "the names of tensors are missing from the program", "build it again");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return read("tensors.names", text);
    } catch (IOException e) {
      throw ProblemException.badFile(
          "the names of tensors cannot be read: " + e.getMessage(), "build the program again");
    }
  }

  /**
   * Reads a file of rules.
   *
   * @param origin the file's name, for messages
   * @param text what it says
   * @throws ProblemException with line and column if it is not well formed, or two rules in it have
   *     one pattern
   */
  public static TensorNames read(String origin, String text) {
    return new TensorNames(bySize(TensorRuleReader.read(origin, text)));
  }

  /** These names and others read later, which go before these where patterns are of one size. */
  public TensorNames with(TensorNames later) {
    List<TensorRule> all = new ArrayList<>(later.rules);
    rules.stream().filter(r -> later.rules.stream().noneMatch(r::samePattern)).forEach(all::add);
    return new TensorNames(bySize(all));
  }

  private static List<TensorRule> bySize(List<TensorRule> rules) {
    Comparator<TensorRule> largestFirst = (a, b) -> b.compareSize(a);
    return rules.stream().sorted(largestFirst).toList();
  }

  /** The rules in order of precedence. */
  public List<TensorRule> rules() {
    return rules;
  }

  /** The names a selection may ask for, in both spellings, each once. */
  public List<String> vocabulary() {
    return rules.stream().flatMap(r -> Stream.of(r.name(), r.ascii())).distinct().toList();
  }

  /**
   * Checks what the rules claim in their own tests, where no other rules are known.
   *
   * @param reader reads a diagram as a user types it
   * @throws ProblemException naming the line of the first claim that does not hold
   */
  public void check(Function<String, NumberedDiagram> reader) {
    check(reader, this);
  }

  /**
   * Checks what the rules claim in their own tests.
   *
   * @param reader reads a diagram as a user types it
   * @param all the rules that are known, these among them
   * @throws ProblemException naming the line of the first claim that does not hold
   */
  public void check(Function<String, NumberedDiagram> reader, TensorNames all) {
    for (TensorRule rule : rules) {
      for (TensorRule.Test test : rule.tests()) {
        NamedContraction found =
            NamedContraction.of(ValueClass.of(reader.apply(test.diagram())), all);
        if (!found.factor().equals(test.factor())
            || !sorted(found.names()).equals(sorted(test.names()))) {
          throw ProblemException.badFile(
              test.origin()
                  + ": the value of "
                  + test.diagram()
                  + " is "
                  + found.factor()
                  + " · "
                  + String.join(" ", found.names()),
              "correct the test or the rule for " + rule.name());
        }
      }
    }
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }
}
