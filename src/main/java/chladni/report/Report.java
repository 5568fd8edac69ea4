package chladni.report;

import chladni.language.Reply;
import java.util.List;

/**
 * A document: a title, and sections of sentences, statements and replies.
 *
 * @param title the title
 * @param introduction what stands before the first section
 * @param sections the sections
 */
public record Report(String title, List<Entry> introduction, List<Section> sections) {

  /** Copies its lists. */
  public Report {
    introduction = List.copyOf(introduction);
    sections = List.copyOf(sections);
  }

  /**
   * A section.
   *
   * @param heading its heading; in the table of contents, too
   * @param entries what is in it
   */
  public record Section(String heading, List<Entry> entries) {
    /** Copies the list. */
    public Section {
      entries = List.copyOf(entries);
    }
  }

  /** One thing in a report. */
  public sealed interface Entry {
    /** A paragraph. */
    record Prose(String text) implements Entry {}

    /** A statement of the language. */
    record Asked(String statement) implements Entry {}

    /** A reply, and notes on it. */
    record Answered(Reply reply, List<String> notes) implements Entry {
      /** Copies the notes. */
      public Answered {
        notes = List.copyOf(notes);
      }

      /** A reply without notes. */
      public static Answered of(Reply reply) {
        return new Answered(reply, List.of());
      }
    }
  }
}
