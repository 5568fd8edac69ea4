package chladni.shell;

import chladni.language.Mistake;
import chladni.language.Reply;
import chladni.language.ReplyJson;
import chladni.render.AsciiSpelling;
import chladni.render.DiagramDrawing;
import chladni.render.TextWriter;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Writes replies and mistakes in the format asked for.
 *
 * @param reply writes a reply
 * @param mistake writes a mistake in a file, or in what was just typed
 * @param file the file that is being evaluated, if it is one
 */
record Printer(
    Function<Reply, String> reply,
    BiFunction<Mistake, Optional<String>, String> mistake,
    Optional<String> file) {

  /** Replies as a function writes them, mistakes as sentences that begin with the file. */
  static Printer plain(Function<Reply, String> writer) {
    return new Printer(
        writer,
        (mistake, file) -> file.map(name -> name + ": ").orElse("") + mistake.rendered(),
        Optional.empty());
  }

  /** The same with everything spelled in ASCII. */
  Printer ascii() {
    return new Printer(
        shown -> AsciiSpelling.of(write(shown)),
        (wrong, name) -> AsciiSpelling.of(mistake.apply(wrong, name)),
        file);
  }

  /** Everything as JSON objects, one a line. */
  static Printer json(ReplyJson json) {
    return new Printer(
        json::write,
        (mistake, file) ->
            file.map(name -> json.write(mistake, name)).orElseGet(() -> json.write(mistake)),
        Optional.empty());
  }

  /** The same for the statements of a file. */
  Printer in(String name) {
    return new Printer(reply, mistake, Optional.of(name));
  }

  /** The same with a picture above the name of each diagram. */
  Printer illustrated(TextWriter writer) {
    return new Printer(
        shown ->
            shown instanceof Reply.OfDiagram d
                ? picture(DiagramDrawing.of(d.diagram().diagram()), writer) + "\n" + write(shown)
                : write(shown),
        mistake,
        file);
  }

  private static String picture(DiagramDrawing drawing, TextWriter writer) {
    return switch (writer) {
      case UNICODE -> drawing.unicode();
      case ASCII -> drawing.ascii();
    };
  }

  /** A reply. */
  String write(Reply shown) {
    return reply.apply(shown);
  }

  /** A mistake. */
  String write(Mistake shown) {
    return mistake.apply(shown, file);
  }
}
