package chladni.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.language.Context;
import chladni.language.MistakeException;
import chladni.language.ReplyText;
import chladni.language.Session;
import chladni.render.TextWriter;
import chladni.value.TensorNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Commands that read or write files reach those that they are told to and no others: a landscape
 * nothing outside its folder, and what writes only what is named, says by its name what it is, and
 * is not there yet.
 */
class FileSafetyTest {
  @TempDir Path folder;

  /** The functions that write a file, with places for its name and for options. */
  private static final List<String> WRITERS =
      List.of(
          "save(\"%s.chl\"%s)",
          "csv(\"%s.csv\", [[1, 2]]%s)",
          "plot(table([[1, 2], [2, 3]], a, b), file=\"%s.svg\"%s)",
          "plot(table([[1, 2], [2, 3]], a, b), file=\"%s.png\"%s)",
          "plot(table([[1, 2], [2, 3]], a, b), file=\"%s.tex\"%s)");

  private static String quoted(Path path) {
    return path.toString().replace("\\", "\\\\");
  }

  /** A session that reads and writes files as the program does. */
  private static Session session() {
    return new Session(Context.standard().withTexts(TextFiles.all()).withFiles(TextFiles::write));
  }

  private static String refusal(String statement) {
    return assertThrows(MistakeException.class, () -> session().eval(statement), statement)
        .mistake()
        .problem()
        .message();
  }

  private String writing(String writer, String name, String options) {
    return writer.formatted(quoted(folder.resolve(name)), options);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  // Reading.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.csv",
        "below/../../secret.csv",
        "..\\\\secret.csv",
        "link.csv",
        "linked/secret.csv",
        "ABSOLUTE",
        "C:/secret.csv",
        "\\\\\\\\server\\\\share.csv"
      })
  void aLandscapeReadsNothingOutsideItsFolder(String name) throws IOException {
    Files.writeString(folder.resolve("secret.csv"), "root,secret\n1,2\n");
    Path own = Files.createDirectory(folder.resolve("own"));
    Files.createDirectory(own.resolve("below"));
    Files.writeString(folder.resolve("secret.npy"), "secret");
    Files.createSymbolicLink(own.resolve("link.csv"), folder.resolve("secret.csv"));
    Files.createSymbolicLink(own.resolve("link.npy"), folder.resolve("secret.npy"));
    Files.createSymbolicLink(own.resolve("linked"), folder);
    String file = name.replace("ABSOLUTE", quoted(folder.resolve("secret.csv")));
    for (String data :
        List.of(
            "\"loss\": \"x*w\", \"data\": {\"csv\": \"%s\", \"columns\": {\"x\": \"zz\"}}",
            "\"loss\": \"x*w\", \"data\": {\"idx\": {\"x\": \"%s\"}}",
            "\"tensors\": {\"G\": \"%s\"}")) {
      String named = data.startsWith("\"tensors") ? file.replace(".csv", ".npy") : file;
      Path landscape = own.resolve("l.json");
      Files.writeString(
          landscape,
          "{\"weights\": [\"w\"], \"start\": {\"w\": \"1\"}, " + data.formatted(named) + "}");
      String message = refusal("landscape(\"" + quoted(landscape) + "\")");
      assertTrue(
          message.endsWith("lies outside the folder of the landscape file that names it"), message);
    }
  }

  @Test
  void aLandscapeReadsWhatLiesBesideOrBelowIt() throws IOException {
    Path below = Files.createDirectory(folder.resolve("below"));
    Files.writeString(below.resolve("x.csv"), "1\n3\n");
    Files.createSymbolicLink(folder.resolve("link.csv"), below.resolve("x.csv"));
    for (String name : List.of("below/x.csv", "link.csv", "./below/x.csv")) {
      Path landscape = folder.resolve("l.json");
      Files.writeString(
          landscape,
          "{\"weights\": [\"w\"], \"start\": {\"w\": \"1\"}, \"loss\": \"x*w\", \"data\": {\"csv\":"
              + " \""
              + name
              + "\", \"columns\": {\"x\": 1}}}");
      assertEquals(
          "l  2",
          new ReplyText(TensorNames.shipped(), TextWriter.UNICODE)
              .write(session().eval("tensors(landscape(\"" + quoted(landscape) + "\"), order=0)"))
              .lines()
              .filter(line -> line.startsWith("l "))
              .map(line -> line.replaceAll(" +", "  "))
              .findFirst()
              .orElseThrow());
    }
  }

  // Writing.

  @Test
  void everyFunctionThatCanOverwriteIsAmongThoseTriedHere() {
    assertEquals(
        Set.of("save", "csv", "plot"),
        Context.standard().registry().functions().stream()
            .filter(f -> f.options().stream().anyMatch(o -> o.name().equals("overwrite")))
            .map(f -> f.name())
            .collect(Collectors.toSet()));
  }

  @Test
  void aFileIsReplacedOnlyIfThatIsAsked() throws IOException {
    for (String writer : WRITERS) {
      session().eval(writing(writer, "new", ""));
    }
    assertEquals(WRITERS.size(), files().size());
    for (Path file : files()) {
      Files.writeString(file, "mine");
    }
    for (String writer : WRITERS) {
      assertTrue(refusal(writing(writer, "new", "")).endsWith("already"), writer);
    }
    for (Path file : files()) {
      assertEquals("mine", Files.readString(file));
    }
    for (String writer : WRITERS) {
      session().eval(writing(writer, "new", ", overwrite"));
    }
    for (Path file : files()) {
      assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).equals("mine"));
    }
  }

  /** Nothing is written through a link, also one that leads to no file yet, nor over a folder. */
  @Test
  void whatIsWrittenIsTheFileThatIsNamed() throws IOException {
    Path treasure = folder.resolve("treasure");
    for (String writer : WRITERS) {
      Path link = folder.resolve("link" + writer.replaceAll(".*%s(\\.[a-z]+).*", "$1"));
      Files.createSymbolicLink(link, treasure);
      refusal(writing(writer, "link", ""));
      refusal(writing(writer, "link", ", overwrite"));
      assertFalse(Files.exists(treasure), writer);
      Files.writeString(treasure, "mine");
      refusal(writing(writer, "link", ", overwrite"));
      assertEquals("mine", Files.readString(treasure));
      Files.delete(treasure);
      Files.delete(link);
      Files.createDirectory(link);
      refusal(writing(writer, "link", ", overwrite"));
      assertTrue(Files.isDirectory(link));
    }
  }

  /** What other programs read at their start has other names. */
  @ParameterizedTest
  @ValueSource(strings = {".profile", "x.desktop", "authorized_keys", "x.sh", "x.chl.sh"})
  void whatIsWrittenSaysByItsNameWhatItIs(String name) throws IOException {
    String file = quoted(folder.resolve(name));
    refusal("save(\"" + file + "\")");
    refusal("csv(\"" + file + "\", [[1]])");
    refusal("plot(table([[1, 2], [2, 3]], a, b), file=\"" + file + "\")");
    assertEquals(List.of(), files());
  }

  /** Notebooks, reports and the library give a session no files to write. */
  @Test
  void aSessionThatIsGivenNoFilesWritesNone() throws IOException {
    for (String writer : WRITERS) {
      assertThrows(
          MistakeException.class,
          () -> Session.standard().eval(writing(writer, "none", ", overwrite")));
    }
    assertEquals(List.of(), files());
  }
}
