package chladni.language;

import chladni.problem.ProblemException;
import chladni.render.TextWriter;
import chladni.symja.Symja;
import chladni.value.TensorNames;
import java.nio.charset.StandardCharsets;

/**
 * What functions may reach besides their arguments.
 *
 * @param registry the functions there are
 * @param names the names of tensors
 * @param texts where landscapes and other texts come from
 * @param writer whether text is to be in Unicode or ASCII
 * @param progress where long work says how far it is
 * @param symja what Symja is asked through; it starts when it is first asked
 */
public record Context(
    Registry registry,
    TensorNames names,
    Texts texts,
    TextWriter writer,
    Progress progress,
    Symja symja) {

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
  }

  /** Hears how far long work is. */
  @FunctionalInterface
  public interface Progress {
    /** Says that {@code done} of about {@code total} pieces of {@code task} are done. */
    void report(String task, long done, long total);

    /** Says that nothing is under way any more: the statement has its reply, or none. */
    default void finished() {}
  }

  /** The standard functions and names, Unicode, no texts, progress to nobody. */
  public static Context standard() {
    return new Context(
        Registry.standard(),
        TensorNames.shipped(),
        name -> {
          throw ProblemException.badFile("there is no file " + name, "no files can be read here");
        },
        TextWriter.UNICODE,
        (task, done, total) -> {},
        new Symja());
  }

  /** The same with texts from elsewhere. */
  public Context withTexts(Texts other) {
    return new Context(registry, names, other, writer, progress, symja);
  }

  /** The same with names of tensors added, which go before those there are. */
  public Context withNames(TensorNames more) {
    return new Context(registry, names.with(more), texts, writer, progress, symja);
  }

  /** The same with text of another kind. */
  public Context withWriter(TextWriter other) {
    return new Context(registry, names, texts, other, progress, symja);
  }

  /** The same with progress reported elsewhere. */
  public Context withProgress(Progress other) {
    return new Context(registry, names, texts, writer, other, symja);
  }
}
