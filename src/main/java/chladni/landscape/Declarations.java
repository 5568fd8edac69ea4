package chladni.landscape;

import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that a landscape file declares, of numbers and of vectors such as {@code w[1..5]}. */
final class Declarations {
  private static final Pattern RANGE =
      Pattern.compile("(?<name>[^\\[\\]]+)\\[(?<first>[0-9]{1,6})\\.\\.(?<last>[0-9]{1,6})\\]");

  private final String origin;
  private final int most;
  private final SequencedSet<String> scalars = new LinkedHashSet<>();
  private final SequencedMap<String, IndexRange> vectors = new LinkedHashMap<>();
  private final SequencedSet<String> components = new LinkedHashSet<>();

  /**
   * None yet.
   *
   * @param most the most components there may be
   */
  Declarations(String origin, int most) {
    this.origin = origin;
    this.most = most;
  }

  /**
   * Declares a name, or a vector with its indices.
   *
   * @param text as {@code u} or {@code w[1..5]}
   * @param place where it stands, for messages
   * @return the names of its components, {@code w[1]} and so on
   */
  List<String> declare(String text, String place) {
    Matcher m = RANGE.matcher(text);
    boolean vector = m.matches();
    String name = checkedName(vector ? m.group("name") : text, place, origin);
    if (scalars.contains(name) || vectors.containsKey(name)) {
      throw ProblemException.unfit(origin + ": " + place + ": " + name + " stands there twice", "");
    }
    List<String> declared = new ArrayList<>();
    if (!vector) {
      scalars.add(name);
      declared.add(name);
    } else {
      int first = Integer.parseInt(m.group("first"));
      int last = Integer.parseInt(m.group("last"));
      if (last < first) {
        throw ProblemException.unfit(
            origin + ": " + place + ": " + JsonSource.shown(text) + " has no components",
            "write the lower index first");
      }
      refuseTooMany(last - first + 1, place);
      vectors.put(name, new IndexRange(first, last));
      for (int i = first; i <= last; i++) {
        declared.add(name + "[" + i + "]");
      }
    }
    components.addAll(declared);
    refuseTooMany(components.size(), place);
    return declared;
  }

  private void refuseTooMany(int number, String place) {
    if (number > most) {
      throw ProblemException.beyondReach(
          origin + ": " + place + ": " + number + " are too many",
          "a landscape may have up to " + most);
    }
  }

  /** A name that is well formed and means nothing else. */
  static String checkedName(String name, String place, String origin) {
    boolean wellFormed =
        !name.isEmpty()
            && ExpressionParser.isNameStart(name.charAt(0))
            && name.chars().allMatch(c -> ExpressionParser.isNamePart((char) c));
    if (!wellFormed) {
      throw ProblemException.malformed(
          origin + ": " + place + ": " + JsonSource.shown(name) + " is not a name",
          "names are made of letters, digits and _; a vector is declared as \"w[1..5]\"");
    }
    if (Scope.reserved().contains(name)) {
      throw ProblemException.unfit(
          origin + ": " + place + ": " + name + " already means something else",
          "use another name");
    }
    return name;
  }

  SequencedSet<String> scalars() {
    return scalars;
  }

  SequencedMap<String, IndexRange> vectors() {
    return vectors;
  }

  /** All components in the order of their declaration. */
  List<String> components() {
    return List.copyOf(components);
  }

  boolean has(String component) {
    return components.contains(component);
  }

  /** Whether a number or vector has this name. */
  boolean names(String name) {
    return scalars.contains(name) || vectors.containsKey(name);
  }

  /** The names of numbers and vectors. */
  List<String> names() {
    List<String> names = new ArrayList<>(scalars);
    names.addAll(vectors.keySet());
    return names;
  }

  /** The names as shown to a user. */
  String list() {
    return new Scope(scalars, vectors).list();
  }
}
