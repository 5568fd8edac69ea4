package chladni.shell;

import chladni.language.Completion;
import chladni.language.Highlighting;
import chladni.language.Reader;
import chladni.language.Session;
import chladni.render.AsciiSpelling;
import chladni.render.TextWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** What the line editor has to know of the language: where input ends, completion, colours. */
final class StatementEditor implements Parser, Completer, Highlighter {
  private static final int MOST_FILES = 200;

  private static final int LONGEST_DESCRIPTION = 60;

  private final Session session;
  private final TextWriter writer;

  StatementEditor(Session session, TextWriter writer) {
    this.session = session;
    this.writer = writer;
  }

  /** The stretch before the cursor that completion replaces; nothing else is split or quoted. */
  private record Stretch(String line, int cursor, String word) implements CompletingParsedLine {
    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return word.length();
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && Reader.isIncomplete(line)) {
      throw new EOFError(-1, -1, "more is to follow");
    }
    if (context != ParseContext.COMPLETE) {
      return new Stretch(line, cursor, line);
    }
    Completion completion = session.complete(line, cursor);
    return new Stretch(line, cursor, line.substring(completion.from(), cursor));
  }

  @Override
  public void complete(LineReader reader, ParsedLine parsed, List<Candidate> candidates) {
    Completion completion = session.complete(parsed.line(), parsed.cursor());
    if (completion.inText()) {
      files(parsed.word(), candidates);
      return;
    }
    int order = 0;
    for (Completion.Candidate candidate : completion.candidates()) {
      boolean call = candidate.kind() == Completion.Kind.FUNCTION;
      String text = candidate.text() + (call ? "(" : "");
      candidates.add(
          new Candidate(
              text,
              candidate.text(),
              null,
              candidate.description().isEmpty() ? null : shortened(candidate.description()),
              null,
              null,
              false,
              order++));
    }
  }

  /** What is too long for JLine it cuts off itself, with a sign that not every terminal has. */
  private String shortened(String description) {
    String spelled =
        switch (writer) {
          case UNICODE -> description;
          case ASCII -> AsciiSpelling.of(description);
        };
    return spelled.length() <= LONGEST_DESCRIPTION
        ? spelled
        : spelled.substring(0, LONGEST_DESCRIPTION - 3) + "...";
  }

  /** The files and folders whose names begin as typed. */
  private static void files(String typed, List<Candidate> candidates) {
    int slash = typed.lastIndexOf('/');
    String folder = typed.substring(0, slash + 1);
    try (Stream<Path> files = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
      files
          .filter(file -> file.getFileName() != null)
          .filter(file -> String.valueOf(file.getFileName()).startsWith(typed.substring(slash + 1)))
          .filter(
              file -> typed.endsWith(".") || !String.valueOf(file.getFileName()).startsWith("."))
          .sorted()
          .limit(MOST_FILES)
          .forEach(
              file -> {
                boolean isFolder = Files.isDirectory(file);
                String name = folder + file.getFileName();
                candidates.add(
                    new Candidate(
                        isFolder ? name + "/" : name,
                        String.valueOf(file.getFileName()),
                        null,
                        null,
                        isFolder ? null : "\"",
                        null,
                        false));
              });
    } catch (IOException | InvalidPathException | SecurityException nothing) {
      // A folder that cannot be listed offers nothing.
    }
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    AttributedStringBuilder text = new AttributedStringBuilder();
    int end = 0;
    for (Highlighting.Span span : session.highlight(buffer)) {
      text.append(buffer.substring(end, span.from()));
      text.styled(style(span.kind()), buffer.substring(span.from(), span.to()));
      end = span.to();
    }
    return text.append(buffer.substring(end)).toAttributedString();
  }

  private static AttributedStyle style(Highlighting.Kind kind) {
    return switch (kind) {
      case FUNCTION -> AttributedStyle.DEFAULT.foreground(AttributedStyle.BLUE);
      case OPTION -> AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
      case NUMBER -> AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA);
      case TEXT -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
      case DIAGRAM -> AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
      case KEYWORD -> AttributedStyle.DEFAULT.bold();
      case COMMENT -> AttributedStyle.DEFAULT.faint();
      case MISTAKE -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED).inverse();
    };
  }
}
