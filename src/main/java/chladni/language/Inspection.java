package chladni.language;

import java.util.Map;
import java.util.Optional;

/** The page of help about what stands at a cursor. */
final class Inspection {
  private Inspection() {}

  /**
   * The page about the word that the cursor touches, or else about the call whose arguments it is
   * among: of a function, an option, a name of the theory, or of what was assigned.
   */
  static Optional<String> at(
      String text, int cursor, Registry registry, Map<String, Reply> variables) {
    int end = cursor;
    while (end < text.length() && Typing.isPart(text.charAt(end))) {
      end++;
    }
    Typing typing = Typing.at(text, end);
    if (typing.where() != Typing.Where.CODE) {
      return Optional.empty();
    }
    String word = typing.word();
    Optional<String> page = word.isEmpty() ? Optional.empty() : page(word, registry, variables);
    return page.or(() -> typing.call().flatMap(c -> page(c.function(), registry, variables)));
  }

  private static Optional<String> page(
      String word, Registry registry, Map<String, Reply> variables) {
    Optional<String> assigned =
        Optional.ofNullable(variables.get(word))
            .map(
                reply ->
                    word + " is " + reply.phrase() + ": " + Source.excerpt(ReplySource.of(reply)));
    return assigned
        .or(() -> registry.find(word).map(HelpFunctions::page))
        .or(() -> HelpTopics.page(word, registry));
  }
}
