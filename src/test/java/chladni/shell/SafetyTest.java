package chladni.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.language.Context;
import chladni.language.MistakeException;
import chladni.language.Session;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import chladni.value.TensorNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every door to a file, a process, the network or a Java class that is not a command of the
 * language is shut: to what is typed, to landscapes, and to files of names.
 */
class SafetyTest {
  @TempDir Path folder;

  /** What Symja, or Java, would let one do. */
  private static final List<String> DOORS =
      List.of(
          "Get",
          "Put",
          "PutAppend",
          "Import",
          "Export",
          "ImportString",
          "ReadString",
          "ReadLine",
          "OpenRead",
          "OpenWrite",
          "OpenAppend",
          "BinaryRead",
          "FindFile",
          "FileNames",
          "CreateFile",
          "DeleteFile",
          "CopyFile",
          "RenameFile",
          "CreateDirectory",
          "SetDirectory",
          "Directory",
          "FileHash",
          "Save",
          "Needs",
          "Run",
          "RunProcess",
          "RunThrough",
          "StartProcess",
          "Install",
          "URLFetch",
          "URLRead",
          "URLExecute",
          "URLDownload",
          "URLSubmit",
          "SystemOpen",
          "SendMail",
          "Environment",
          "GetEnvironment",
          "SetEnvironment",
          "JavaNew",
          "JavaObject",
          "JavaClass",
          "LoadJavaClass",
          "JavaForm",
          "InstanceOf",
          "ToExpression",
          "Symbol",
          "Compile",
          "CompilePrint",
          "Function",
          "Apply",
          "Evaluate",
          "Manipulate",
          "Dialog",
          "Input",
          "InputString",
          "Exit",
          "Quit",
          "Pause",
          "Module",
          "Block",
          "Table",
          "While",
          "Do",
          "TestReport",
          "Share",
          "Names",
          "Clear",
          "Set",
          "SetDelayed",
          "Unprotect",
          "SemanticImport",
          "Dataset",
          "Entity",
          "PackageManager",
          "java.lang.Runtime",
          "System",
          "Runtime",
          "Class",
          "Thread",
          "exec",
          "eval",
          "import");

  /** A session that hears of every file asked for. */
  private static Session watched(List<String> asked) {
    return new Session(
        Context.standard()
            .withTexts(
                name -> {
                  asked.add(name);
                  throw ProblemException.badFile("there is no file " + name, "");
                }));
  }

  @Test
  void whatSymjaOrJavaCouldDoIsNoFunctionOfTheLanguage() {
    List<String> asked = new ArrayList<>();
    Session session = watched(asked);
    DOORS.forEach(door -> assertShut(door, session));
    assertEquals(List.of(), asked);
  }

  private void assertShut(String door, Session session) {
    Path target = folder.resolve("made-by-" + door);
    String argument = "\"" + target.toString().replace("\\", "\\\\") + "\"";
    for (String name : List.of(door, door.toLowerCase(Locale.ROOT))) {
      if (List.of("save", "table").contains(name)) {
        continue; // These are commands of the language.
      }
      for (String call :
          List.of(
              name + "(" + argument + ")",
              name + "(N, " + argument + ")",
              "simplify(" + name + "(" + argument + "))",
              "solve(" + name + "(x), x)",
              "present(" + name + "[" + argument + "])")) {
        MistakeException refused =
            assertThrows(MistakeException.class, () -> session.eval(call), call);
        assertFalse(refused.mistake().problem().message().contains("java."), call);
      }
    }
    assertFalse(Files.exists(target));
  }

  /** A name is a variable, whatever it means to Symja. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Directory", "Names", "Get", "Environment", "I", "Pi", "Infinity", "D", "Quit"})
  void aNameThatMeansSomethingToSymjaIsAVariableToUs(String name) {
    Session session = Session.standard();
    session.eval("a = simplify(" + name + " + " + name + ")");
    assertEquals("true", text(session, "a == 2*" + name));
  }

  private static String text(Session session, String statement) {
    return new chladni.language.ReplyText(TensorNames.shipped(), chladni.render.TextWriter.UNICODE)
        .write(session.eval(statement));
  }

  private String landscape(String rest) throws IOException {
    Path file = folder.resolve("l.json");
    Files.writeString(file, "{\"weights\": [\"w\"], \"start\": {\"w\": \"1\"}, " + rest + "}");
    return "landscape(\"" + file.toString().replace("\\", "\\\\") + "\")";
  }

  private static Problem refusal(String statement) {
    Session session = new Session(Context.standard().withTexts(TextFiles.all()));
    return assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            assertThrows(MistakeException.class, () -> session.eval(statement), statement)
                .mistake()
                .problem());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec('rm')",
        "Runtime.getRuntime()",
        "java.lang.System.exit(0)",
        "w.getClass()",
        "import(w)",
        "file('/etc/passwd')",
        "Get(w)",
        "new Thread()",
        "${env}",
        "#{1}",
        "w; w",
        "lambda: w",
        "sum(i=1..10^9, w)",
        "sum(i=1..1000000, sum(j=1..1000000, w))",
        "2^10^9",
        "w^(2^40)",
        "exp(exp(exp(exp(10^9))))*1e999999999",
      })
  void aLossIsMadeOfItsOwnFewFunctionsWithinBounds(String loss) throws IOException {
    Problem problem =
        refusal(landscape("\"data\": [{\"probability\": 1, \"loss\": \"" + loss + "\"}]"));
    assertFalse(problem.message().contains("memory"), problem.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/l.json",
        "https://example.org/l.json",
        "file:///etc/passwd",
        "jar:file:/x.jar!/y",
        "classpath:chladni",
        "\\u0000",
        "..",
        ".",
        "/",
        "/dev/zero",
        "/dev/random",
        "/dev/stdin",
        "~root/.profile",
        "$HOME/.profile",
        "| ls",
        "`ls`"
      })
  void aLandscapeIsAFileAndNotADeviceOrAnAddress(String name) throws IOException {
    for (String statement :
        List.of(
            "landscape(\"" + name + "\")",
            landscape(
                "\"loss\": \"x*w\", \"data\": {\"csv\": \""
                    + name
                    + "\", \"columns\": {\"x\": 0}}"),
            landscape(
                "\"loss\": \"x*w\", \"data\": {\"idx\": \"" + name + "\", \"variables\": [\"x\"]}"),
            landscape("\"tensors\": {\"G\": \"" + name + ".npy\"}"))) {
      refusal(statement);
    }
  }

  @Test
  void deepLongAndManifoldInputIsRefusedAndNotSuffered() throws IOException {
    for (String statement :
        List.of(
            "(".repeat(100_000) + "1" + ")".repeat(100_000),
            "[".repeat(100_000),
            "-".repeat(100_000) + "1",
            "1" + "^1".repeat(100_000),
            "x = \"" + "a".repeat(10_000_000) + "\"",
            "9".repeat(900_000),
            "2^10^9",
            "1e999999999",
            "diagrams(1000000000)",
            "c(" + "0".repeat(100_000) + ")()",
            "test_loss(" + "9".repeat(1000) + ")",
            "weight(c(0-1)(01), N=2^100000, E=2^100000)^100000",
            landscape(
                "\"data\": [{\"probability\": 1, \"loss\": \""
                    + "(".repeat(50_000)
                    + "w"
                    + ")".repeat(50_000)
                    + "\"}]"),
            landscape("\"data\": " + "[".repeat(100_000)),
            landscape("\"data\": [{\"probability\": 1e999999999, \"loss\": \"w\"}]"),
            landscape("\"weights\": \"w[1..1000000000]\", \"loss\": \"w[1]\""))) {
      Problem problem = refusal(statement);
      assertFalse(problem.message().contains("memory"), problem.message());
    }
  }

  @Test
  void aHugeLandscapeIsRefusedUnread() throws IOException {
    Path file = folder.resolve("huge.json");
    Files.writeString(file, " ".repeat(TextFiles.LONGEST + 1));
    Problem problem = refusal("landscape(\"" + file.toString().replace("\\", "\\\\") + "\")");
    assertInstanceOf(Problem.class, problem);
    assertTrue(problem.message().contains("bytes"), problem.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Q = Get(\"x\")",
        "<< x.m",
        "Q := Run[\"ls\"]",
        "#include <x>",
        "((((((((((",
        "Q = c(0-1)(01) = c(0-1)(01)"
      })
  void aFileOfNamesHoldsNamesAndNothingElse(String line) {
    try {
      TensorNames.read("typed.names", line)
          .check(chladni.language.Reader::diagram, TensorNames.none());
    } catch (ProblemException | MistakeException refused) {
      return;
    }
    // A comment, or nothing, is no name.
    assertTrue(line.startsWith("#"), line);
  }

  @Test
  void aFileThatIsNoScriptIsAMistakeInIt() throws IOException {
    Path file = folder.resolve("binary.chl");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
    assertThrows(ProblemException.class, () -> TextFiles.read(file.toString()));
  }
}
