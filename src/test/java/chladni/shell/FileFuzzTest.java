package chladni.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.language.Context;
import chladni.language.MistakeException;
import chladni.language.Reader;
import chladni.language.Session;
import chladni.problem.ProblemException;
import chladni.value.TensorNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Files that are damaged are read, or refused with a sentence that names the file: landscapes,
 * their data, scripts and names of tensors.
 */
class FileFuzzTest {
  private static final List<String> SCRAPS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "-",
          "1e999999999",
          "999999999999",
          "null",
          "true",
          "\\",
          "\u0000",
          "\n",
          "(",
          ")",
          "^",
          "..",
          "/",
          "0",
          "w",
          "[1..3]",
          "[1..999999999]",
          "{}",
          "[]",
          "\"\"",
          "1/0",
          "NaN",
          "η",
          "∇",
          "{μν}",
          "#",
          "=",
          "tensor",
          "\u001b",
          "\uFEFF");

  private static final Pattern PIECE = Pattern.compile("[0-9]+|[A-Za-z]+|\"[^\"]*\"");

  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "3", "7", "40", "0.5", "1e3", "1e-9", "999999999", "-1", "1e400");

  /** The files that are damaged, by their names; the landscape among them is read. */
  private record Seed(String opened, Map<String, byte[]> files) {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String landscape(String rest) {
    return "{\"weights\": [\"w\", \"v[1..2]\"], \"start\": {\"w\": \"1/2\", \"v\": [1, \"2/3\"]},"
        + " \"parameters\": {\"a\": 2}, \"learning_rate\": [[1, 0, 0], [0, 1, 0], [0, 0, 2]],"
        + " \"name\": \"x\", "
        + rest
        + "}";
  }

  private static byte[] npy() {
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }\n";
    ByteBuffer file = ByteBuffer.allocate(10 + header.length() + 24).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 0x93).put(bytes("NUMPY")).put((byte) 1).put((byte) 0);
    file.putShort((short) header.length()).put(bytes(header));
    file.putDouble(1).putDouble(2).putDouble(3);
    return file.array();
  }

  private static byte[] idx() {
    ByteBuffer file = ByteBuffer.allocate(8 + 4).order(ByteOrder.BIG_ENDIAN);
    file.putInt(0x00000801).putInt(4).put(new byte[] {1, 2, 3, 4});
    return file.array();
  }

  private static byte[] compressed(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
      stream.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static List<Seed> landscapes() {
    String loss = "\"loss\": \"a*(w - x)^2/2 + dot(v, v)*x + exp(-v[1])\"";
    return List.of(
        new Seed(
            "l.json",
            Map.of(
                "l.json",
                bytes(
                    landscape(
                        "\"data\": [{\"probability\": \"1/3\", \"loss\": \"w^2 + sum(i=1..2,"
                            + " v[i])\"}, {\"probability\": \"2/3\", \"loss\": \"w*v[1]\"}]")))),
        new Seed(
            "l.json",
            Map.of(
                "l.json",
                bytes(
                    landscape(
                        loss
                            + ", \"data\": {\"x\": \"normal(0,1)\", \"y\":"
                            + " \"values([0,1],[1/3,2/3])\"}")))),
        new Seed(
            "l.json",
            Map.of(
                "l.json",
                bytes(
                    landscape(
                        loss
                            + ", \"data\": {\"csv\": \"d.csv\", \"columns\": {\"x\":"
                            + " \"height\"}}")),
                "d.csv",
                bytes("age,height\n1,2\n3,\"4\"\n5,6e-1\n"))),
        new Seed(
            "l.json",
            Map.of(
                "l.json",
                bytes(landscape(loss + ", \"data\": {\"idx\": {\"x\": \"d.idx\"}}")),
                "d.idx",
                idx())),
        new Seed(
            "l.json",
            Map.of(
                "l.json",
                bytes(landscape(loss + ", \"data\": {\"idx\": {\"x\": \"d.gz\"}}")),
                "d.gz",
                compressed(idx()))),
        new Seed(
            "l.json",
            Map.of(
                "l.json",
                bytes(
                    "{\"weights\": \"w[1..3]\", \"tensors\": {\"l\": 1, \"G\": \"g.npy\","
                        + " \"[1,1]\": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]}}"),
                "g.npy",
                npy())));
  }

  private SplittableRandom random = new SplittableRandom(1);

  private static FileFuzzTest seeded(long seed) {
    FileFuzzTest fuzz = new FileFuzzTest();
    fuzz.random = new SplittableRandom(seed);
    return fuzz;
  }

  /** A file with another number or word in one place, or a few bytes wrong. */
  private byte[] changed(byte[] whole) {
    List<MatchResult> pieces =
        PIECE.matcher(new String(whole, StandardCharsets.ISO_8859_1)).results().toList();
    if (pieces.isEmpty() || random.nextInt(3) == 0) {
      return damaged(whole);
    }
    MatchResult piece = pieces.get(random.nextInt(pieces.size()));
    String other =
        Character.isDigit(piece.group().charAt(0))
            ? NUMBERS.get(random.nextInt(NUMBERS.size()))
            : pieces.get(random.nextInt(pieces.size())).group();
    ByteArrayOutputStream next = new ByteArrayOutputStream();
    next.write(whole, 0, piece.start());
    next.writeBytes(other.getBytes(StandardCharsets.ISO_8859_1));
    next.write(whole, piece.end(), whole.length - piece.end());
    return next.toByteArray();
  }

  /** A file with a few bytes left out, doubled, moved or replaced. */
  private byte[] damaged(byte[] whole) {
    byte[] file = whole;
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(file.length + 1);
      int to = Math.min(file.length, at + random.nextInt(6));
      byte[] put =
          switch (random.nextInt(5)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> {
              int from = random.nextInt(file.length + 1);
              yield Arrays.copyOfRange(
                  file, from, Math.min(file.length, from + random.nextInt(12)));
            }
            default -> bytes(SCRAPS.get(random.nextInt(SCRAPS.size())));
          };
      ByteArrayOutputStream next = new ByteArrayOutputStream();
      next.write(file, 0, at);
      next.writeBytes(put);
      next.write(file, to, file.length - to);
      file = next.toByteArray();
    }
    return file;
  }

  /** Opens damaged landscapes, and takes a tensor of those that are read. */
  private int landscapes(int count) {
    List<Seed> seeds = landscapes();
    int read = 0;
    for (int i = 0; i < count; i++) {
      Seed seed = seeds.get(random.nextInt(seeds.size()));
      Map<String, byte[]> files = new LinkedHashMap<>(seed.files());
      List<String> names = List.copyOf(new TreeSet<>(seed.files().keySet()));
      String hit = names.get(random.nextInt(names.size()));
      files.put(hit, changed(Objects.requireNonNull(files.get(hit))));
      read += open(seed.opened(), files);
    }
    return read;
  }

  /** 1 if a landscape is read, 0 if it is refused. */
  private static int open(String name, Map<String, byte[]> files) {
    int read = 0;
    Session session =
        new Session(
            Context.standard()
                .withTexts(
                    new Context.Texts() {
                      @Override
                      public String read(String file) {
                        throw new AssertionError(file);
                      }

                      @Override
                      public byte[] bytes(String file, int longest) {
                        byte[] content = files.get(file);
                        if (content == null) {
                          throw ProblemException.badFile("there is no file " + file, "");
                        }
                        return content;
                      }
                    }));
    try {
      session.eval("L = landscape(\"" + name + "\")");
      read = 1;
      session.eval("tensors(L, order=1)");
    } catch (MistakeException e) {
      checkMessage(e.mistake().problem().message());
    } catch (RuntimeException | Error e) {
      throw new AssertionError(show(files), e);
    }
    return read;
  }

  private static void checkMessage(String message) {
    assertTrue(!message.isBlank(), message);
    assertTrue(!message.contains("Exception") && !message.contains("java."), message);
  }

  private static String show(Map<String, byte[]> files) {
    StringBuilder text = new StringBuilder();
    files.forEach(
        (name, content) ->
            text.append(name)
                .append(": ")
                .append(new String(content, StandardCharsets.ISO_8859_1))
                .append('\n'));
    return text.toString();
  }

  /** Reads damaged files of names. */
  private int names(int count) throws IOException {
    byte[] shipped = Files.readAllBytes(Path.of("rules/tensors.names"));
    int read = 0;
    for (int i = 0; i < count; i++) {
      String text = new String(changed(shipped), StandardCharsets.UTF_8);
      try {
        TensorNames names = TensorNames.read("typed.names", text);
        read++;
        if (i % 10 == 0) {
          names.check(Reader::diagram);
        }
      } catch (ProblemException e) {
        checkMessage(e.problem().message());
        assertTrue(e.problem().message().contains("typed.names"), e.problem().message());
      } catch (MistakeException e) {
        checkMessage(e.mistake().problem().message());
      } catch (RuntimeException | Error e) {
        throw new AssertionError(text, e);
      }
    }
    return read;
  }

  private static final String SCRIPT =
      """
      # a script
      f(d, n) = weight(d, N=n, B=1, E=1)
      for d in diagrams(2): f(d, 3)
      x = [weight(d) for d in diagrams(2) if linkless(d)];
      for i in 1..3:
        y = i^2
        y + x[1]
      limit(rweight(c(01-2)(02-12), E=1, B=1, continuum), T=inf)
      table([[d, weight(d)] for d in diagrams(1)], "a b", c)
      %2
      """;

  /** Runs damaged scripts. */
  private int scripts(int count) {
    int ran = 0;
    for (int i = 0; i < count; i++) {
      String script = new String(changed(bytes(SCRIPT)), StandardCharsets.UTF_8);
      try {
        new Session(Context.standard()).runFile("typed.chl", script, answer -> {});
        ran++;
      } catch (MistakeException e) {
        checkMessage(e.mistake().problem().message());
        assertTrue(e.mistake().origin().orElse("").equals("typed.chl"), e.mistake().rendered());
      } catch (RuntimeException | Error e) {
        throw new AssertionError(script, e);
      }
    }
    return ran;
  }

  @Test
  void theFilesThatAreDamagedAreReadAsTheyAre() {
    for (Seed seed : landscapes()) {
      assertEquals(1, open(seed.opened(), seed.files()), () -> show(seed.files()));
    }
    new Session(Context.standard()).runFile("typed.chl", SCRIPT, answer -> {});
  }

  @Test
  void damagedFilesAreReadOrRefusedInASentence() throws IOException {
    assertTrue(landscapes(400) > 20);
    assertTrue(names(60) > 5);
    assertTrue(scripts(60) > 5);
  }

  @Test
  @Tag("integration")
  void manyDamagedFilesAreReadOrRefusedInASentence() throws IOException {
    FileFuzzTest more = seeded(2);
    assertTrue(more.landscapes(20_000) > 1000);
    assertTrue(more.names(2_000) > 100);
    assertTrue(more.scripts(1_000) > 100);
  }

  /**
   * Goes on until it fails: {@code java … chladni.shell.FileFuzzTest SEED COUNT}.
   *
   * @param arguments seed and number of landscapes
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    FileFuzzTest fuzz = seeded(Long.parseLong(arguments[0]));
    int count = Integer.parseInt(arguments[1]);
    long begun = System.nanoTime();
    out.println(fuzz.landscapes(count) + " landscapes read");
    out.println(fuzz.names(count / 10) + " files of names read");
    out.println(fuzz.scripts(count / 10) + " scripts run");
    out.println((System.nanoTime() - begun) / 1_000_000_000 + " s");
    System.exit(0);
  }
}
