package chladni.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.Brackets;
import chladni.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where training points come from: distributions, tables, and what is wrong with them. */
class DataTest {
  private static final MultiIndex W = MultiIndex.of(0);

  private static Landscape landscape(String data, String loss, Map<String, byte[]> files) {
    return LandscapeReader.read(
        "{\"weights\": [\"w\"], \"start\": {\"w\": 0}, \"parameters\": {\"s\": 2}, \"data\": "
            + data
            + ", \"loss\": \""
            + loss
            + "\"}",
        "folder/my.json",
        Map.of(),
        (name, longest) ->
            Optional.ofNullable(files.get(name))
                .orElseThrow(() -> ProblemException.badFile("there is no file " + name, "")));
  }

  private static Landscape landscape(String data, String loss) {
    return landscape(data, loss, Map.of());
  }

  private static BigFraction exact(Numbers numbers) {
    return assertInstanceOf(Numbers.Exact.class, numbers).values().get(0);
  }

  private static double decimal(Numbers numbers) {
    return assertInstanceOf(Numbers.Decimal.class, numbers).decimals().get(0);
  }

  private static String message(String data, String loss, Map<String, byte[]> files) {
    return assertThrows(ProblemException.class, () -> landscape(data, loss, files))
        .problem()
        .message();
  }

  private static String message(String data, String loss) {
    return message(data, loss, Map.of());
  }

  // Distributions.

  /** The mean gradient of w·f(x) is E[f(x)]. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "normal(0,1) ; x^6 ; 15",
        "normal(1,2) ; x ; 1",
        "normal(1,2) ; x^2 ; 5",
        "normal(1,2) ; x^3 ; 13",
        "normal(1,2) ; x^4 ; 73",
        "normal(s,s/2) ; x^2 ; 5",
        "uniform(-1,1) ; x^4 ; 1/5",
        "uniform(0,3) ; x^3 ; 27/4",
        "uniform(-1,2) ; (x+1)^2 ; 3",
        "'values([0,1],[1/3,2/3])' ; 3^x ; 7/3",
        "'values([-1,2,s])' ; x^2 ; 3",
      })
  void momentsAreExact(String distribution, String function, String mean) {
    Landscape landscape = landscape("{\"x\": \"" + distribution + "\"}", "w*(" + function + ")");
    assertEquals(mean, ExactNumber.text(exact(landscape.cumulant(List.of(W)))));
  }

  /** C = Var[x + y z] with independent variables, which are 1, 1·(1/3) apart. */
  @Test
  void variablesAreIndependent() {
    Landscape landscape =
        landscape(
            "{\"x\": \"normal(5,1)\", \"y\": \"normal(0,1)\", \"z\": \"uniform(-1,1)\"}",
            "w*(x + y*z)");
    assertEquals(new BigFraction(4, 3), exact(landscape.cumulant(List.of(W, W))));
  }

  /** E[x e^{x/2}] = ½ e^{1/8} under a standard normal; ∫_0^1 x e^{2x} dx = (e² + 1)/4. */
  @Test
  void exponentialsOfLinearFormsHaveClosedForms() {
    assertEquals(
        Math.exp(0.125) / 2,
        decimal(landscape("{\"x\": \"normal(0,1)\"}", "w*x*exp(x/2)").cumulant(List.of(W))),
        1e-14);
    Landscape uniform = landscape("{\"x\": \"uniform(0,1)\"}", "w*x*exp(2*x)");
    assertEquals((Math.exp(2) + 1) / 4, decimal(uniform.cumulant(List.of(W))), 1e-14);
    assertEquals("moments of x", uniform.cumulant(List.of(W)).method().text());
    // E[e^{a x²}] = (1 − 2a)^{−1/2}
    assertEquals(
        Math.sqrt(2),
        decimal(landscape("{\"x\": \"normal(0,1)\"}", "w*exp(x^2/4)").cumulant(List.of(W))),
        1e-14);
  }

  /** Exponentials cancel before expectations are taken: e^x e^{−x} is 1. */
  @Test
  void whatCancelsIsExact() {
    assertEquals(
        BigFraction.ONE,
        exact(landscape("{\"x\": \"normal(0,1)\"}", "w*exp(x)*exp(-x)").cumulant(List.of(W))));
  }

  /** E[cos x] = e^{−1/2} and E[x²cos x] = 0 under a standard normal. */
  @Test
  void otherFunctionsAreIntegratedByQuadrature() {
    Landscape landscape = landscape("{\"x\": \"normal(0,1)\"}", "cos(x*w + x)");
    assertEquals(Math.exp(-0.5), decimal(landscape.cumulant(List.of(MultiIndex.EMPTY))), 1e-13);
    assertEquals(0, decimal(landscape.cumulant(List.of(MultiIndex.of(0, 0)))), 1e-13);
    assertEquals(
        "Gauss quadrature with 65 nodes a variable, checked with 32",
        landscape.cumulant(List.of(W)).method().text());
    // E[x y] with y uniform on [0, 2], through a function that is no polynomial
    Landscape two =
        landscape("{\"x\": \"normal(3,1)\", \"y\": \"uniform(0,2)\"}", "w*x*y + 0*sin(x*y)");
    assertEquals(3, decimal(two.cumulant(List.of(W))), 1e-12);
  }

  /** The same law by enumeration and, among more variables than can be enumerated, by moments. */
  @Test
  void closedFormsAgreeWithEnumeration() {
    String loss = "(w - v[1])^2*(1 + v[2])/2 + w^3*v[1]*v[2] + w^4";
    Landscape few = landscape("{\"v[1..2]\": \"values([0,1,3],[1/2,1/4,1/4])\"}", loss);
    Landscape many = landscape("{\"v[1..9]\": \"values([0,1,3],[1/2,1/4,1/4])\"}", loss);
    assertEquals("a sum over 9 values of the data", few.cumulant(List.of(W)).method().text());
    assertEquals("moments of 9 variables", many.cumulant(List.of(W)).method().text());
    for (List<List<Integer>> tree :
        List.of(
            List.of(List.of(1), List.of(0)),
            List.of(List.of(2, 2), List.of(0, 0)),
            List.of(List.of(1, 2), List.of(0, 0)),
            List.of(List.of(3, 3, 3), List.of(0, 0, 0)),
            List.of(List.of(3, 2, 3), List.of(0, 1, 0)),
            List.of(List.of(4, 4, 4, 4), List.of(0, 0, 1, 1)),
            List.of(List.of(4, 4, 4, 4), List.of(0, 0, 0, 0)))) {
      for (Brackets brackets : Brackets.values()) {
        var diagram = ContractionEvaluationTest.rooted(tree.get(0), tree.get(1));
        assertEquals(few.value(diagram, brackets), many.value(diagram, brackets));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{\"x\": \"gauss(0,1)\"} ; w ; data: x: \"gauss(0,1)\" is no distribution",
        "{\"x\": \"normal(0,-1)\"} ; w ; data: x: the standard deviation in normal(0,-1) is"
            + " negative",
        "{\"x\": \"normal(0)\"} ; w ; data: x: normal(0) needs a mean and a standard deviation",
        "{\"x\": \"uniform(1,0)\"} ; w ; data: x: the ends in uniform(1,0) are the wrong way round",
        "{\"x\": \"values([0,1],[1/3,1/3])\"} ; w ; data: x: the probabilities sum to 2/3, not to"
            + " 1",
        "{\"x\": \"values([0,1],[4/3,-1/3])\"} ; w ; data: x: the probability -1/3 is negative",
        "{\"x\": \"values([0,1],[1])\"} ; w ; data: x: there are 2 values and 1 probabilities",
        "{\"w\": \"normal(0,1)\"} ; w ; data: w is the name of a weight",
        "{\"s\": \"normal(0,1)\"} ; w ; data: s is the name of a parameter",
        "{\"x\": \"normal(0,q)\"} ; w ; data: x: \"q\" is not an exact number",
        "{\"x\": 1} ; w ; data: x: expected a distribution such as \"normal(0,1)\", found a number",
        "{} ; w ; data: there are no variables",
        "{\"x\": \"normal(0,1)\"} ; exp(x^2)*w ; loss: the expectation of exp(x^2) under x ~"
            + " normal(0,1) is not finite",
        "{\"x\": \"normal(0,1)\"} ; abs(w-x) ; loss at x = 0: abs(w - x) is not differentiable at"
            + " the start, where w - x = 0: abs has a corner at 0",
        "{\"x\": \"uniform(-1,2)\"} ; abs(w-x) ; loss at x = 0.00580862: abs is on another side of"
            + " its corner here than at other data",
        "{\"x\": \"values([1,0])\"} ; w*log(x) ; loss at x = 0: log(x) is not differentiable at the"
            + " start, where x = 0: log needs a positive number",
        "{\"x\": \"normal(0,1)\"} ; w/x ; loss at x = 0: 1/x is not differentiable at the start,"
            + " where x = 0: it would divide by zero",
        "{\"a[1..4]\": \"normal(0,1)\"} ; w*sin(a[1]) ; loss: its derivatives are no polynomials in"
            + " the data, and quadrature over 4 variables takes too many points",
      })
  void whatIsWrongWithADistributionIsNamed(String data, String loss, String message) {
    assertEquals("folder/my.json: " + message, message(data, loss));
  }

  @Test
  void quadratureThatDoesNotConvergeIsRefused() {
    // E[x^{−2/3}] is finite, but its square has no expectation, and no rule meets the pole
    assertTrue(
        message("{\"x\": \"uniform(0,1)\"}", "w*x^(-2/3)")
            .startsWith("folder/my.json: loss: quadrature does not converge for a moment"));
  }

  // Tables.

  private static Map<String, byte[]> file(String name, String text) {
    return Map.of("folder/" + name, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void rowsOfATableAreEquallyLikely() {
    Map<String, byte[]> files =
        file("d.csv", "\uFEFFname,height,\"a \"\"b\"\"\"\r\n\"x, y\",1,2\r\nz,0.5,-1e0\r\n\r\n");
    Landscape landscape =
        landscape(
            "{\"csv\": \"d.csv\", \"columns\": {\"h\": \"height\", \"v[1..2]\": [3, \"a"
                + " \\\"b\\\"\"]}}",
            "w*h*v[2]*v[1]",
            files);
    // (1·2·2 + ½·1·1)/2
    assertEquals(new BigFraction(9, 4), exact(landscape.cumulant(List.of(W))));
    assertEquals("a sum over 2 rows", landscape.cumulant(List.of(W)).method().text());
    assertEquals(
        "folder/my.json: 2 rows of folder/d.csv, start w = 0, s = 2", landscape.toString());
    Landscape first =
        landscape(
            "{\"csv\": \"d.csv\", \"columns\": {\"v[1..2]\": \"2..3\"}, \"rows\": 1}",
            "w*v[1]*v[2]",
            files);
    assertEquals(new BigFraction(2), exact(first.cumulant(List.of(W))));
  }

  @Test
  void aHeaderIsWhatIsNoNumberUnlessItIsSaid() {
    Map<String, byte[]> files = file("d.csv", "1;2\n3;4\n");
    String columns = "{\"csv\": \"d.csv\", \"separator\": \";\", \"columns\": {\"x\": 1}";
    assertEquals(
        new BigFraction(2), exact(landscape(columns + "}", "w*x", files).cumulant(List.of(W))));
    assertEquals(
        new BigFraction(3),
        exact(landscape(columns + ", \"header\": true}", "w*x", files).cumulant(List.of(W))));
  }

  @Test
  void manyRowsAreSummedInFloatingPoint() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 400; i++) {
      text.append(i).append('\n');
    }
    Landscape landscape =
        landscape(
            "{\"csv\": \"d.csv\", \"columns\": {\"x\": 1}}", "w*x", file("d.csv", text.toString()));
    assertEquals(200.5, decimal(landscape.cumulant(List.of(W))), 1e-9);
    // (m² − 1)/12
    assertEquals(159999 / 12.0, decimal(landscape.cumulant(List.of(W, W))), 1e-6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "1,2|3| ; 1 ; folder/d.csv, line 2: there is 1 field, but the first line has 2",
        "x,y|1,2||3,4| ; 1 ; folder/d.csv, line 3 is empty",
        "x,y|1,a| ; 2 ; folder/d.csv, line 2, column 2: \"a\" is not a number",
        "x,y|1,NaN| ; 2 ; folder/d.csv, line 2, column 2: \"NaN\" is not a number",
        "x,y|1,0x1p3| ; 2 ; folder/d.csv, line 2, column 2: \"0x1p3\" is not a number",
        "x,y|1,2| ; 3 ; folder/d.csv has no column 3",
        "x,y|1,2| ; \"z\" ; folder/d.csv has no column \"z\"",
        "x,y|1,\"2| ; 1 ; folder/d.csv, line 2: a quoted field does not end",
        "x,y|1,\"2\"3| ; 1 ; folder/d.csv, line 2: there is text after a quoted field",
        "x,y| ; 1 ; folder/d.csv has no rows",
        "~~ ; 1 ; folder/d.csv is empty",
      })
  void whatIsWrongWithATableIsNamed(String text, String column, String message) {
    assertEquals(
        message,
        message(
            "{\"csv\": \"d.csv\", \"columns\": {\"x\": " + column + "}}",
            "w*x",
            file("d.csv", text.replace('|', '\n'))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{\"csv\": \"d.csv\"} ; data: the columns of d.csv have no names yet",
        "{\"columns\": {\"x\": 1}} ; data: columns says something about a file, and there is none",
        "{\"csv\": \"d.csv\", \"columns\": {\"x\": 1}, \"y\": \"normal(0,1)\"} ; data: variables"
            + " cannot be drawn beside a table",
        "{\"csv\": \"d.csv\", \"columns\": {\"x[1..2]\": 1}} ; data: columns: x[1..2] takes 2"
            + " columns, not 1",
        "{\"csv\": \"d.csv\", \"columns\": {\"x\": 0}} ; data: columns, x: 0 is not one of 1, 2, 3,"
            + " …",
        "{\"csv\": \"d.csv\", \"columns\": {\"x\": 1}, \"separator\": \"ab\"} ; data: separator:"
            + " \"ab\" cannot separate fields",
      })
  void whatIsWrongWithTheFieldIsNamed(String data, String message) {
    assertEquals("folder/my.json: " + message, message(data, "w", file("d.csv", "1,2\n3,4\n")));
  }

  // IDX.

  private static byte[] idx(int type, int[] dimensions, int... numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * dimensions.length + numbers.length);
    buffer.put((byte) 0).put((byte) 0).put((byte) type).put((byte) dimensions.length);
    for (int d : dimensions) {
      buffer.putInt(d);
    }
    for (int n : numbers) {
      buffer.put((byte) n);
    }
    return buffer.array();
  }

  private static byte[] compressed(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
      stream.write(content);
    }
    return bytes.toByteArray();
  }

  @Test
  void imagesAndLabelsAreRows() throws IOException {
    Landscape landscape =
        landscape(
            "{\"idx\": {\"x[1..4]\": \"images\", \"y\": \"labels\"}}",
            "w*x[4]*y",
            Map.of(
                "folder/images",
                idx(8, new int[] {2, 2, 2}, 1, 2, 3, 200, 5, 6, 7, 8),
                "folder/labels",
                compressed(idx(8, new int[] {2}, 1, 2))));
    // (200·1 + 8·2)/2
    assertEquals(new BigFraction(108), exact(landscape.cumulant(List.of(W))));
  }

  @Test
  void anIdxFileThatLiesAboutItsSizeIsRefused() {
    String data = "{\"idx\": {\"x\": \"f\"}}";
    Map<String, Map<String, byte[]>> files =
        Map.of(
            "folder/f: its header declares 3 bytes of numbers, but 2 follow",
            Map.of("folder/f", idx(8, new int[] {3}, 1, 2)),
            "folder/f: its header declares more than 200000000 bytes of numbers, but 2 follow",
            Map.of("folder/f", idx(8, new int[] {Integer.MAX_VALUE}, 1, 2)),
            "folder/f: its header declares 9 dimensions, which it does not have",
            Map.of("folder/f", idx(8, new int[9])),
            "folder/f: there is no IDX type 7",
            Map.of("folder/f", idx(7, new int[] {1}, 1)),
            "folder/f is not an IDX file: it does not begin with two zero bytes",
            Map.of("folder/f", new byte[] {1, 2, 3, 4}),
            "folder/my.json: data: idx: x has 1 components, but each row of folder/f has 2 numbers",
            Map.of("folder/f", idx(8, new int[] {1, 2}, 1, 2)));
    files.forEach((message, file) -> assertEquals(message, message(data, "w*x", file)));
  }

  /** Bytes of 1 and of what is no number, by IEEE 754, in both widths. */
  @Test
  void anIdxFileWithWhatIsNoNumberIsRefused() {
    byte[] single =
        idx(0x0D, new int[] {2, 2}, 63, 128, 0, 0, 63, 128, 0, 0, 63, 128, 0, 0, 127, 192, 0, 0);
    assertEquals(
        "folder/f, row 2: number 2 is not finite",
        message("{\"idx\": {\"x[1..2]\": \"f\"}}", "w*x[1]", Map.of("folder/f", single)));
    byte[] infinite = idx(0x0E, new int[] {1}, 127, 240, 0, 0, 0, 0, 0, 0);
    assertEquals(
        "folder/f, row 1: number 1 is not finite",
        message("{\"idx\": {\"x\": \"f\"}}", "w*x", Map.of("folder/f", infinite)));
  }

  @Test
  void imagesAndLabelsMustBeEquallyMany() {
    Map<String, byte[]> files =
        Map.of("folder/a", idx(8, new int[] {2}, 1, 2), "folder/b", idx(8, new int[] {1}, 1));
    assertEquals(
        "folder/a has 2 rows, and folder/b has 1",
        message("{\"idx\": {\"x\": \"a\", \"y\": \"b\"}}", "w*x", files));
  }

  /** An array in NumPy's format, version 1. */
  static byte[] npy(String header, double... numbers) {
    byte[] text = (header + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer buffer =
        ByteBuffer.allocate(10 + text.length + 8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    buffer.put((byte) 1).put((byte) 0).putShort((short) text.length).put(text);
    for (double n : numbers) {
      buffer.putDouble(n);
    }
    return buffer.array();
  }
}
