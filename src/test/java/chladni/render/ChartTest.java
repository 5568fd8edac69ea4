package chladni.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chladni.problem.ProblemException;
import chladni.render.Chart.Axis;
import chladni.render.Chart.Curve;
import chladni.render.Chart.Point;
import chladni.render.Chart.Style;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

/** Charts show numbers where they belong. */
final class ChartTest {
  private static final Curve SQUARES =
      new Curve(
          "x < 4 & more",
          Style.INTERVALS,
          List.of(new Point(1, 1, 0.5, 1.5), new Point(2, 4, 3.5, 4.5), new Point(3, 9, 8.5, 9.5)));
  private static final Curve LINE =
      new Curve("3x", Style.BAND, List.of(new Point(1, 3, 2, 4), new Point(3, 9, 8, 10)));

  private static Chart chart(Curve... curves) {
    return new Chart("squares", Axis.linear("η"), Axis.linear("loss"), List.of(curves));
  }

  @Test
  void theSvgIsWellFormedAndNamesEveryCurve() throws Exception {
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    chart(LINE, SQUARES).svg().getBytes(StandardCharsets.UTF_8)));
    String text = svg.getDocumentElement().getTextContent();
    for (String shown : List.of("squares", "η", "loss", "3x", "x < 4 & more", "10")) {
      assertTrue(text.contains(shown), shown);
    }
  }

  @Test
  void dotsLieWhereTheTicksSayTheyDo() {
    String svg = chart(SQUARES).svg();
    Matcher dots = Pattern.compile("<circle cx=\"([\\d.]+)\" cy=\"([\\d.]+)\"").matcher(svg);
    double[][] places = new double[3][];
    // The first dot is that of the legend.
    assertTrue(dots.find());
    for (int i = 0; i < 3; i++) {
      assertTrue(dots.find());
      places[i] =
          new double[] {Double.parseDouble(dots.group(1)), Double.parseDouble(dots.group(2))};
    }
    double step = places[1][0] - places[0][0];
    assertEquals(step, places[2][0] - places[1][0], 0.11);
    assertEquals(8.0 / 3, (places[0][1] - places[2][1]) / (places[0][1] - places[1][1]), 0.01);
    assertEquals(tick(svg, "2", "middle", "x"), places[1][0], 0.11);
    assertEquals(tick(svg, "4", "end", "y"), places[1][1] + 4, 0.11);
  }

  private static double tick(String svg, String text, String anchor, String coordinate) {
    Matcher label =
        Pattern.compile(
                "<text x=\"(?<x>[\\d.]+)\" y=\"(?<y>[\\d.]+)\"[^>]*text-anchor=\""
                    + anchor
                    + "\">"
                    + text
                    + "</text>")
            .matcher(svg);
    assertTrue(label.find(), svg);
    return Double.parseDouble(label.group(coordinate));
  }

  @Test
  void aPredictionFarOffDoesNotPressTheExperimentFlat() {
    Curve wild = new Curve("wild", Style.LINE, List.of(Point.of(1, 0), Point.of(3, 1e9)));
    ChartLayout.Reach reach = ChartLayout.Reach.up(chart(SQUARES, wild));
    assertTrue(reach.to() < 20, reach.toString());
    assertTrue(chart(SQUARES, wild).svg().contains("overflow=\"hidden\""));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, '0 0.2 0.4 0.6 0.8 1'",
    "-3, 3, '−3 −2 −1 0 1 2 3'",
    "0.01, 0.11, '0.02 0.04 0.06 0.08 0.1'",
    "1e-7, 5e-7, '10⁻⁷ 2·10⁻⁷ 3·10⁻⁷ 4·10⁻⁷ 5·10⁻⁷'",
    "1000000, 3000000, '10⁶ 1.5·10⁶ 2·10⁶ 2.5·10⁶ 3·10⁶'"
  })
  void ticksAreRoundNumbers(double from, double to, String texts) {
    assertEquals(texts, String.join(" ", ChartTicks.of(from, to, Chart.Scale.LINEAR, 6).texts()));
  }

  @Test
  void aLogarithmicAxisMarksPowersOfTen() {
    assertEquals(
        List.of("0.01", "0.1", "1", "10", "100"),
        ChartTicks.of(0.005, 200, Chart.Scale.LOGARITHMIC, 4).texts());
    assertEquals(
        List.of("0.1", "0.2", "0.5", "1"),
        ChartTicks.of(0.09, 1.1, Chart.Scale.LOGARITHMIC, 6).texts());
  }

  @Test
  void aLogarithmicAxisRefusesWhatItCannotShow() {
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () ->
                new Chart(
                    "",
                    Axis.logarithmic("η"),
                    Axis.linear("y"),
                    List.of(new Curve("c", Style.LINE, List.of(Point.of(0, 1))))));
    assertTrue(refused.problem().message().contains("positive"), refused.getMessage());
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    assertThrows(
        ProblemException.class,
        () -> chart(new Curve("c", Style.LINE, List.of(Point.of(0, Double.NaN)))));
    assertThrows(ProblemException.class, () -> chart());
  }

  @Test
  void charactersShowTheSameCurves() {
    String text = chart(SQUARES).unicode();
    assertEquals(3 + 1, text.chars().filter(c -> c == '●').count());
    assertTrue(text.contains("η"));
    String ascii = chart(SQUARES).ascii();
    assertTrue(ascii.chars().allMatch(c -> c < 128), ascii);
    assertTrue(ascii.contains("eta"));
  }

  @Test
  void aPngIsPaintedWhereThereIsAFont() throws IOException {
    byte[] png;
    try {
      png = chart(LINE, SQUARES).png();
    } catch (ProblemException e) {
      assumeTrue(false, e.getMessage());
      return;
    }
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(1280, image.getWidth());
    int blue = 0x0072B2;
    boolean found = false;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        found |= (image.getRGB(x, y) & 0xFFFFFF) == blue;
      }
    }
    assertTrue(found);
  }

  @Test
  void latexSpellsSigns() {
    assertEquals("$\\eta$ = 10$^{-12}$, 5\\%", LatexText.of("η = 10⁻¹², 5%"));
    assertFalse(chart(LINE).tikz().contains("η"));
  }
}
