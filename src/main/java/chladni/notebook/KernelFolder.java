package chladni.notebook;

import chladni.language.Reader;
import chladni.problem.ProblemException;
import chladni.render.DiagramEmblem;
import com.google.gson.FormattingStyle;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folder in which Jupyter finds out about the kernel: how it is started, and its emblem.
 *
 * <p>Source: "Kernel specs" in the documentation of jupyter_client.
 *
 * @param path the folder
 */
public record KernelFolder(Path path) {
  private static final String NAME = "chladni";
  private static final String SPECIFICATION = "kernel.json";
  private static final List<Integer> SIDES = List.of(32, 64);

  /** What is put into the folder. */
  private static List<String> files() {
    return List.of(SPECIFICATION, emblem(SIDES.get(0)), emblem(SIDES.get(1)), "logo-svg.svg");
  }

  private static String emblem(int side) {
    return "logo-" + side + "x" + side + ".png";
  }

  /** The folder for everybody who uses the Jupyter that is installed below a prefix. */
  public static KernelFolder below(Path prefix) {
    return in(prefix.resolve("share").resolve("jupyter"));
  }

  /**
   * The folder of one user.
   *
   * @param home the user's folder
   * @param system the name of the operating system, as the property {@code os.name}
   * @param environment the variables of the environment
   */
  public static KernelFolder ofUser(Path home, String system, Map<String, String> environment) {
    Optional<Path> told = variable(environment, "JUPYTER_DATA_DIR");
    String os = system.toLowerCase(Locale.ROOT);
    if (told.isPresent()) {
      return in(told.get());
    }
    if (os.startsWith("mac")) {
      return in(home.resolve("Library").resolve("Jupyter"));
    }
    if (os.startsWith("windows")) {
      return in(
          variable(environment, "APPDATA")
              .map(folder -> folder.resolve("jupyter"))
              .orElse(home.resolve(".jupyter").resolve("data")));
    }
    return in(
        variable(environment, "XDG_DATA_HOME")
            .orElse(home.resolve(".local").resolve("share"))
            .resolve("jupyter"));
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(x -> !x.isBlank()).map(Path::of);
  }

  private static KernelFolder in(Path data) {
    return new KernelFolder(data.resolve("kernels").resolve(NAME).toAbsolutePath().normalize());
  }

  /**
   * Writes the folder, over one that may be there.
   *
   * @param command the words that start the program
   * @throws ProblemException if it cannot be written
   */
  public void write(List<String> command) {
    DiagramEmblem emblem = new DiagramEmblem(Reader.diagram("c(01-2)(02-12)").diagram());
    try {
      Files.createDirectories(path);
      Files.writeString(path.resolve(SPECIFICATION), specification(command));
      for (int side : SIDES) {
        Files.write(path.resolve(emblem(side)), emblem.png(side));
      }
      Files.writeString(path.resolve("logo-svg.svg"), emblem.svg(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw ProblemException.badFile(
          path + " cannot be written: " + e.getMessage(),
          "choose a place that is yours with --user or --prefix");
    }
  }

  private static String specification(List<String> command) {
    JsonArray words = new JsonArray();
    command.forEach(words::add);
    List.of("jupyter", "run", "{connection_file}").forEach(words::add);
    JsonObject specification = new JsonObject();
    specification.add("argv", words);
    specification.addProperty("display_name", "Chladni");
    specification.addProperty("language", NAME);
    specification.addProperty("interrupt_mode", "message");
    return new GsonBuilder()
            .disableHtmlEscaping()
            .setFormattingStyle(FormattingStyle.PRETTY)
            .create()
            .toJson(specification)
        + "\n";
  }

  /**
   * Removes what {@link #write} put there, and the folder if nothing else is in it.
   *
   * @return whether there was anything
   * @throws ProblemException if it cannot be removed
   */
  public boolean remove() {
    try {
      boolean found = false;
      for (String file : files()) {
        found |= Files.deleteIfExists(path.resolve(file));
      }
      Files.deleteIfExists(path);
      return found;
    } catch (DirectoryNotEmptyException e) {
      return true;
    } catch (IOException e) {
      throw ProblemException.badFile(
          path + " cannot be removed: " + e.getMessage(), "check who owns it");
    }
  }
}
