package chladni.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.AllDiagrams;
import chladni.diagram.Diagram;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DiagramGalleryTest {
  private static final List<Diagram> ALL = AllDiagrams.rooted(3);

  private record Circle(double x, double y) {}

  @Test
  void everyNodeOfEveryDiagramIsDrawnOnceAndEveryNameStandsBelow() throws Exception {
    Document svg = parsed(DiagramGallery.svg(ALL));
    assertEquals(ALL.size() * 4, elements(svg, "circle").size());
    assertEquals(
        ALL.stream().map(Diagram::name).toList(),
        elements(svg, "text").stream().map(Element::getTextContent).toList());
  }

  /** Marks come picture by picture, four nodes and a name each. */
  @Test
  void everyNameStandsBelowItsOwnPictureAndLeftOfItsRoot() throws Exception {
    Document svg = parsed(DiagramGallery.svg(ALL));
    List<Circle> nodes =
        elements(svg, "circle").stream().map(e -> new Circle(at(e, "cx"), at(e, "cy"))).toList();
    List<Element> names = elements(svg, "text");
    for (int i = 0; i < names.size(); i++) {
      double x = at(names.get(i), "x");
      double y = at(names.get(i), "y");
      assertTrue(
          nodes.subList(4 * i, 4 * i + 4).stream()
              .allMatch(node -> node.x() > x && node.y() < y - 4 && node.y() > y - 200),
          names.get(i).getTextContent());
    }
  }

  @Test
  void noTwoPicturesShareAPoint() throws Exception {
    Document svg = parsed(DiagramGallery.svg(ALL));
    List<Circle> nodes =
        elements(svg, "circle").stream().map(e -> new Circle(at(e, "cx"), at(e, "cy"))).toList();
    IntStream.range(0, nodes.size())
        .forEach(
            i ->
                IntStream.range(0, i)
                    .forEach(
                        j ->
                            assertTrue(
                                Math.hypot(
                                        nodes.get(i).x() - nodes.get(j).x(),
                                        nodes.get(i).y() - nodes.get(j).y())
                                    > 2 * DrawingMark.Node.RADIUS)));
  }

  @Test
  void nothingLiesOutsideTheFrame() throws Exception {
    Element svg = parsed(DiagramGallery.svg(ALL)).getDocumentElement();
    String[] frame = svg.getAttribute("viewBox").split(" ");
    double left = Double.parseDouble(frame[0]);
    double right = left + Double.parseDouble(frame[2]);
    assertTrue(right - left <= 740, svg.getAttribute("viewBox"));
    for (Element name : elements(svg.getOwnerDocument(), "text")) {
      assertTrue(at(name, "x") > left);
      assertTrue(at(name, "x") + 6.0 * name.getTextContent().length() < right);
    }
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList list = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < list.getLength(); i++) {
      elements.add((Element) list.item(i));
    }
    return elements;
  }

  private static double at(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
