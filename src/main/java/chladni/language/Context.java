package chladni.language;

import chladni.landscape.LandscapeFiles;
import chladni.problem.ProblemException;
import chladni.render.TextWriter;
import chladni.symja.Symja;
import chladni.value.TensorNames;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * What functions may reach besides their arguments.
 *
 * @param registry the functions there are
 * @param names the names of tensors
 * @param texts where landscapes and other texts come from
 * @param files where texts can be written to
 * @param writer whether text is to be in Unicode or ASCII
 * @param progress where long work says how far it is
 * @param symja what Symja is asked through; it starts when it is first asked
 * @param conversation the session that the call is part of
 * @param timekeeper what computes statements, and may end those that take too long
 */
public record Context(
    Registry registry,
    TensorNames names,
    Texts texts,
    Files files,
    TextWriter writer,
    Progress progress,
    Symja symja,
    Conversation conversation,
    Timekeeper timekeeper) {

  /** Reads a named text, such as a landscape file; the shell decides what can be reached. */
  @FunctionalInterface
  public interface Texts {
    /**
     * The text of that name.
     *
     * @throws ProblemException if there is none or it cannot be read
     */
    String read(String name);

    /**
     * The bytes of the file of that name.
     *
     * @param longest the most that it may have
     * @throws ProblemException if there is none, it cannot be read or is longer
     */
    default byte[] bytes(String name, int longest) {
      byte[] bytes = read(name).getBytes(StandardCharsets.UTF_8);
      if (bytes.length > longest) {
        throw ProblemException.badFile(name + " is longer than " + longest + " bytes", "split it");
      }
      return bytes;
    }

    /** The same files for landscapes, and those of their data. */
    default LandscapeFiles landscapes() {
      return this::bytes;
    }
  }

  /** Writes files; the shell decides what can be reached. */
  @FunctionalInterface
  public interface Files {
    /** What becomes of a file that is there already and says something else. */
    enum Existing {
      /** It stays, and the writing is refused. */
      KEEP,
      /** It is replaced. */
      REPLACE
    }

    /**
     * Makes a file with that content.
     *
     * @throws ProblemException if it cannot be written, or another one is there and is to stay
     */
    void write(String name, byte[] content, Existing existing);

    /** Makes a file with that text, in UTF-8. */
    default void write(String name, String text, Existing existing) {
      write(name, text.getBytes(StandardCharsets.UTF_8), existing);
    }
  }

  /** Hears how far long work is. */
  @FunctionalInterface
  public interface Progress {
    /** Says that {@code done} of about {@code total} pieces of {@code task} are done. */
    void report(String task, long done, long total);

    /** Says that a statement begins. */
    default void begun() {}

    /** Says that nothing is under way any more: the statement has its reply, or none. */
    default void finished() {}
  }

  /** Computes statements, and may end those that take too long. */
  public interface Timekeeper {
    /** Computes at once and takes any time. */
    Timekeeper PATIENT =
        new Timekeeper() {
          @Override
          public <X> X compute(Supplier<X> computation) {
            return computation.get();
          }
        };

    /** Says that a statement begins. */
    default void begin() {}

    /**
     * What is computed for the statement that began last.
     *
     * @throws ProblemException as the computation does, or if it takes too long
     */
    <X> X compute(Supplier<X> computation);
  }

  /** The standard functions and names, Unicode, no files, progress to nobody. */
  public static Context standard() {
    return new Context(
        Registry.standard(),
        TensorNames.shipped(),
        name -> {
          throw ProblemException.badFile("there is no file " + name, "no files can be read here");
        },
        (name, text, existing) -> {
          throw ProblemException.badFile(
              name + " cannot be written", "no files can be written here");
        },
        TextWriter.UNICODE,
        (task, done, total) -> {},
        new Symja(),
        Conversation.NONE,
        Timekeeper.PATIENT);
  }

  /** The same with texts from elsewhere. */
  public Context withTexts(Texts other) {
    return new Context(
        registry, names, other, files, writer, progress, symja, conversation, timekeeper);
  }

  /** The same with files written elsewhere. */
  public Context withFiles(Files other) {
    return new Context(
        registry, names, texts, other, writer, progress, symja, conversation, timekeeper);
  }

  /** The same with names of tensors added, which go before those there are. */
  public Context withNames(TensorNames more) {
    return new Context(
        registry,
        names.with(more),
        texts,
        files,
        writer,
        progress,
        symja,
        conversation,
        timekeeper);
  }

  /** The same with text of another kind. */
  public Context withWriter(TextWriter other) {
    return new Context(
        registry, names, texts, files, other, progress, symja, conversation, timekeeper);
  }

  /** The same with progress reported elsewhere. */
  public Context withProgress(Progress other) {
    return new Context(
        registry, names, texts, files, writer, other, symja, conversation, timekeeper);
  }

  /** The same in another session. */
  public Context withConversation(Conversation other) {
    return new Context(registry, names, texts, files, writer, progress, symja, other, timekeeper);
  }

  /** The same with statements computed elsewhere. */
  public Context withTimekeeper(Timekeeper other) {
    return new Context(registry, names, texts, files, writer, progress, symja, conversation, other);
  }
}
