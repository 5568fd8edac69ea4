package chladni.language;

import chladni.problem.ProblemException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The functions of the language, by name, in the order of the reference. */
public final class Registry {
  private final Map<String, Function> functions = new LinkedHashMap<>();

  /** A registry of these functions. */
  public Registry(Collection<Function> functions) {
    for (Function function : functions) {
      if (this.functions.put(function.name(), function) != null) {
        throw new IllegalArgumentException("two functions are called " + function.name());
      }
    }
  }

  /** All functions of this version, those of extensions last but for help. */
  public static Registry standard() {
    return new Registry(
        Stream.of(
                DiagramFunctions.all(),
                DrawingFunctions.all(),
                ValueFunctions.all(),
                HistoryFunctions.all(),
                ResummedFunctions.all(),
                QuantityFunctions.all(),
                ExpansionFunctions.all(),
                SelectionFunctions.all(),
                FormulaFunctions.all(),
                CodeFunctions.all(),
                AlgebraFunctions.all(),
                LandscapeFunctions.all(),
                SimulationFunctions.all(),
                ComparisonFunctions.all(),
                extensions(),
                ListFunctions.all(),
                SessionFunctions.all(),
                HelpFunctions.all())
            .flatMap(List::stream)
            .toList());
  }

  private static List<Function> extensions() {
    return ServiceLoader.load(Extension.class, Extension.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(extension -> extension.getClass().getName()))
        .flatMap(extension -> extension.functions().stream())
        .toList();
  }

  /** All functions, in the order of the reference. */
  public List<Function> functions() {
    return List.copyOf(functions.values());
  }

  /** The function of that name, if there is one. */
  public Optional<Function> find(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  /**
   * The function of that name.
   *
   * @throws ProblemException if there is none; its hint names the nearest
   */
  public Function function(String name) {
    return find(name)
        .orElseThrow(
            () ->
                ProblemException.unknown(
                    "there is no function " + name,
                    Spelling.suggestion(name, functions.keySet(), "help lists all functions")));
  }

  /** The topics of the reference, in order. */
  public List<String> topics() {
    return functions.values().stream().map(Function::topic).distinct().toList();
  }

  /** All names of functions and options, sorted; for completion. */
  public SortedSet<String> words() {
    SortedSet<String> words = new TreeSet<>(functions.keySet());
    functions.values().forEach(f -> f.options().forEach(o -> words.add(o.name())));
    return words;
  }
}
