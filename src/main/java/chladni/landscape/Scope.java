package chladni.landscape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The names that an expression may use.
 *
 * @param scalars the names of numbers
 * @param vectors the names of vectors, with their indices
 */
public record Scope(SequencedSet<String> scalars, SequencedMap<String, IndexRange> vectors) {

  /** Copies, keeping the order. */
  public Scope {
    scalars = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(scalars));
    vectors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(vectors));
  }

  /** The indices of a vector that is in scope. */
  public IndexRange indices(String vector) {
    return Objects.requireNonNull(vectors.get(vector));
  }

  /** The names, as they would be shown to a user: {@code u, w[1..5]}. */
  public String list() {
    List<String> names = new ArrayList<>(scalars);
    for (Map.Entry<String, IndexRange> vector : vectors.entrySet()) {
      names.add(
          vector.getKey()
              + "["
              + vector.getValue().first()
              + ".."
              + vector.getValue().last()
              + "]");
    }
    return names.size() <= 20
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 20)) + ", …";
  }

  /** The names that mean something else in every expression. */
  static Set<String> reserved() {
    Set<String> names = new LinkedHashSet<>(List.of("pi", "sum", "dot"));
    for (ElementaryFunction f : ElementaryFunction.values()) {
      names.add(f.spelling());
    }
    return names;
  }
}
