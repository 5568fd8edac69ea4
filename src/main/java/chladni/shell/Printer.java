package chladni.shell;

import chladni.language.Conversation;
import chladni.language.Mistake;
import chladni.language.Reply;
import chladni.language.ReplyJson;
import chladni.language.Session;
import chladni.render.AsciiSpelling;
import chladni.render.DiagramDrawing;
import chladni.render.TextWriter;
import chladni.render.VisibleText;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Writes answers and mistakes in the format asked for, with nothing in them that a terminal would
 * take for a command.
 *
 * @param answer writes a reply, and the notes about it if the format has a place for them
 * @param notes the notes that go beside it otherwise
 * @param mistake writes a mistake
 */
record Printer(
    Function<Session.Answer, String> answer,
    Function<Session.Answer, List<String>> notes,
    Function<Mistake, String> mistake) {

  /** Replies as a function writes them, mistakes as sentences that begin with the file. */
  static Printer plain(Function<Reply, String> writer) {
    return new Printer(
        answer -> writer.apply(answer.reply()),
        answer -> answer.notes().stream().map(note -> "note: " + note).toList(),
        mistake -> mistake.origin().map(file -> file + ": ").orElse("") + mistake.rendered());
  }

  /** The same with everything spelled in ASCII. */
  Printer ascii() {
    return new Printer(
        answer.andThen(AsciiSpelling::of),
        notes.andThen(list -> list.stream().map(AsciiSpelling::of).toList()),
        mistake.andThen(AsciiSpelling::of));
  }

  /** The same, doing something else once an answer is written and before it is shown. */
  Printer writtenBefore(Runnable other) {
    return new Printer(
        answer.andThen(
            text -> {
              other.run();
              return text;
            }),
        notes,
        mistake);
  }

  /** Everything as JSON objects, one a line. */
  static Printer json(ReplyJson json) {
    return new Printer(
        answer -> json.write(answer.reply(), answer.notes()), answer -> List.of(), json::write);
  }

  /** The same with a picture beneath each diagram, as long as the session shows pictures. */
  Printer illustrated(TextWriter writer, Session session) {
    return new Printer(
        shown ->
            shown.reply() instanceof Reply.OfDiagram d
                    && d.diagram().diagram().edges() <= DiagramDrawing.MOST_EDGES
                    && session.shown().contains(Conversation.Extra.PICTURES)
                ? write(shown) + "\n" + picture(DiagramDrawing.of(d.diagram().diagram()), writer)
                : write(shown),
        notes,
        mistake);
  }

  private static String picture(DiagramDrawing drawing, TextWriter writer) {
    return switch (writer) {
      case UNICODE -> drawing.unicode();
      case ASCII -> drawing.ascii();
    };
  }

  /** How long an answer took. */
  static String timing(Session.Answer answer) {
    return String.format(Locale.ROOT, "time: %.3f s", answer.taken().toNanos() / 1e9);
  }

  /** An answer. */
  String write(Session.Answer shown) {
    return VisibleText.of(answer.apply(shown));
  }

  /** The notes that go beside an answer. */
  List<String> notes(Session.Answer shown) {
    return notes.apply(shown).stream().map(VisibleText::of).toList();
  }

  /** A mistake. */
  String write(Mistake shown) {
    return VisibleText.of(mistake.apply(shown));
  }
}
