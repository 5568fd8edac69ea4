package chladni.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DiagramEmblemTest {
  private static final DiagramEmblem FORK =
      new DiagramEmblem(Diagram.of(Presentation.rooted(List.of(2, 2), List.of(0, 0))));

  /** Each node of the SVG picture, moved and scaled as it says, is a dark spot of the PNG one. */
  @Test
  void bothFormatsHaveTheNodesInTheSamePlaces() throws Exception {
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(FORK.svg())));
    Element group = (Element) svg.getElementsByTagName("g").item(0);
    String[] numbers = group.getAttribute("transform").split("[^-.0-9]+");
    double dx = Double.parseDouble(numbers[1]);
    double dy = Double.parseDouble(numbers[2]);
    double scale = Double.parseDouble(numbers[3]);
    BufferedImage png = image(128);
    NodeList nodes = svg.getElementsByTagName("circle");
    assertEquals(3, nodes.getLength());
    for (int i = 0; i < 3; i++) {
      Element node = (Element) nodes.item(i);
      double x = dx + scale * Double.parseDouble(node.getAttribute("cx"));
      double y = dy + scale * Double.parseDouble(node.getAttribute("cy"));
      assertTrue(x > 4 && x < 60 && y > 4 && y < 60, x + ", " + y);
      Color spot = new Color(png.getRGB((int) (2 * x), (int) (2 * y)), true);
      assertTrue(spot.getRed() < 60 && spot.getGreen() < 60, spot.toString());
    }
  }

  @Test
  void theGroundIsLightAndItsCornersAreClear() throws IOException {
    BufferedImage png = image(64);
    assertEquals(0, new Color(png.getRGB(0, 0), true).getAlpha());
    assertEquals(0, new Color(png.getRGB(63, 63), true).getAlpha());
    Color ground = new Color(png.getRGB(32, 2), true);
    assertTrue(ground.getRed() > 200 && ground.getAlpha() == 255, ground.toString());
  }

  private static BufferedImage image(int side) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(FORK.png(side)));
  }
}
