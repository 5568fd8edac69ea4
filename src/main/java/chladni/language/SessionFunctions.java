package chladni.language;

import chladni.language.Conversation.Extra;
import chladni.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is about the session itself. */
final class SessionFunctions {
  /** The function that does not belong in the script it writes. */
  static final String SAVE = "save";

  /** Replaces a file that is there. */
  static final Option OVERWRITE =
      Option.flag("overwrite", "replace the file if there is one that says something else");

  private static final Parameter FILE = Parameter.required("file", Parameter.Kind.TEXT);
  private static final Parameter EXTRA = Parameter.required("extra", Parameter.Kind.WORD);
  private static final String EXTRAS =
      "timing: how long each statement took; pictures: each diagram that is a reply is drawn, at"
          + " the prompt.";

  private SessionFunctions() {}

  static List<Function> all() {
    return List.of(
        new Function(
            SAVE,
            "Session",
            List.of(FILE),
            List.of(OVERWRITE),
            "writes the statements of this session as a script that does the same again",
            "What failed is in it as a comment. The reply is not counted among %1, %2, …. The name"
                + " of the file ends in .chl.",
            List.of(new Function.Example("save(\"my.chl\")", "the session is saved in my.chl")),
            (arguments, context) -> {
              String name = named(arguments.word(0), ".chl");
              String script = context.conversation().script();
              context.files().write(name, script, existing(arguments));
              return Reply.OfText.of("the session is saved in " + name);
            }),
        new Function(
            "show",
            "Session",
            List.of(EXTRA),
            List.of(),
            "shows something besides replies from now on",
            EXTRAS,
            List.of(new Function.Example("show(timing)", "timing is shown from now on")),
            (arguments, context) -> {
              Extra extra = extra(arguments.word(0));
              context.conversation().show(extra);
              return said(extra, "shown");
            }),
        new Function(
            "hide",
            "Session",
            List.of(EXTRA),
            List.of(),
            "no longer shows what show shows",
            EXTRAS,
            List.of(new Function.Example("hide(pictures)", "pictures are hidden from now on")),
            (arguments, context) -> {
              Extra extra = extra(arguments.word(0));
              context.conversation().hide(extra);
              return said(extra, "hidden");
            }),
        leave("quit", "ends the session; so do exit and, at the prompt, Ctrl-D"),
        leave("exit", "ends the session, as quit does"));
  }

  private static Function leave(String name, String summary) {
    return new Function(
        name,
        "Session",
        List.of(),
        List.of(),
        summary,
        "",
        List.of(),
        (arguments, context) -> {
          context.conversation().leave();
          return Reply.OfText.of("");
        });
  }

  /**
   * A name of a file that says what is in it, so that a script, which may be a stranger's, writes
   * nothing that another program takes for its own.
   *
   * @throws ProblemException if the name ends otherwise
   */
  static String named(String name, String ending) {
    if (!name.toLowerCase(Locale.ROOT).endsWith(ending)) {
      throw ProblemException.unfit(
          "the name of this file must end in " + ending, "write \"my" + ending + "\"");
    }
    return name;
  }

  /** What becomes of a file that is there already. */
  static Context.Files.Existing existing(Arguments arguments) {
    return arguments.has(OVERWRITE) ? Context.Files.Existing.REPLACE : Context.Files.Existing.KEEP;
  }

  /** The words that show and hide know. */
  static List<String> extras() {
    return Arrays.stream(Extra.values()).map(SessionFunctions::word).toList();
  }

  private static String word(Extra extra) {
    return extra.name().toLowerCase(Locale.ROOT);
  }

  private static Extra extra(String word) {
    return Arrays.stream(Extra.values())
        .filter(extra -> word(extra).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.unknown(
                    "nothing is called " + word + " that could be shown",
                    Spelling.suggestion(
                        word, extras(), "there are " + String.join(" and ", extras()))));
  }

  private static Reply said(Extra extra, String what) {
    String verb = extra == Extra.PICTURES ? " are " : " is ";
    return Reply.OfText.of(word(extra) + verb + what + " from now on");
  }
}
