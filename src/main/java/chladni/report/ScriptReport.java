package chladni.report;

import chladni.language.Session;
import chladni.report.Report.Entry;
import chladni.report.Report.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A script as a report: each statement with its reply. Lines that are comments become paragraphs,
 * those that begin with {@code ##} headings.
 */
public final class ScriptReport {
  private final List<String> lines;
  private final List<Section> sections = new ArrayList<>();
  private List<Entry> entries = new ArrayList<>();
  private Optional<String> heading = Optional.empty();
  private List<Entry> introduction = List.of();
  private int read;

  private ScriptReport(String source) {
    this.lines = source.lines().toList();
  }

  /**
   * Runs a script and reports it.
   *
   * @param session where to run it
   * @param file what the script is called
   * @param source its statements
   * @throws chladni.language.MistakeException at the first mistake
   */
  public static Report of(Session session, String file, String source) {
    ScriptReport report = new ScriptReport(source);
    session.runFile(file, source, report::add);
    report.comments(report.lines.size());
    report.close();
    return new Report(titled(file), report.introduction, report.sections);
  }

  /** The file without its folders. */
  private static String titled(String file) {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  private void add(Session.Answer answer) {
    comments(answer.statement().place().line() - 1);
    entries.add(new Entry.Asked(answer.statement().text()));
    if (!answer.statement().silent()) {
      entries.add(new Entry.Answered(answer.reply(), answer.notes()));
    }
  }

  /** The comments before a line, counted from 0. */
  private void comments(int before) {
    StringBuilder paragraph = new StringBuilder();
    for (; read < before; read++) {
      String line = lines.get(read).strip();
      if (line.startsWith("##")) {
        end(paragraph);
        close();
        heading = Optional.of(line.replaceFirst("^#+\\s*", ""));
      } else if (line.startsWith("#")) {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.replaceFirst("^#\\s*", ""));
      } else {
        end(paragraph);
      }
    }
    end(paragraph);
  }

  private void end(StringBuilder paragraph) {
    if (!paragraph.isEmpty()) {
      entries.add(new Entry.Prose(paragraph.toString()));
      paragraph.setLength(0);
    }
  }

  /** Ends a section; what stands before the first heading is the introduction. */
  private void close() {
    if (heading.isPresent()) {
      sections.add(new Section(heading.get(), entries));
    } else {
      introduction = List.copyOf(entries);
    }
    entries = new ArrayList<>();
  }
}
