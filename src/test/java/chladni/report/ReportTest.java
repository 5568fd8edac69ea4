package chladni.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.language.Context;
import chladni.language.MistakeException;
import chladni.language.Session;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A script as a page and as a LaTeX document. */
class ReportTest {
  private static final String SCRIPT =
      """
      # Sentences before the first heading & a sign.

      ## First things
      # One sentence,
      # on two lines.
      x = weight(c(01-2)(02-12));
      subs(x, N=10, B=1, E=1)
      c(01-2)(02-12)

      ## Second things
      test_loss(2, E=1, B=1)
      draw(c(01-2)(02-12), N=3, B=1, E=1)
      relevant(test_loss, 1)
      diagrams(2)
      [1/2, x]
      weight(c(0-1)(01)) == 2
      paper("corollary 4")
      """;

  private static final Context CONTEXT = Context.standard();
  private static final Report REPORT =
      ScriptReport.of(new Session(CONTEXT), "folder/my.chl", SCRIPT);
  private static final String PAGE = HtmlPage.of(REPORT, CONTEXT.names());
  private static final String LATEX = LatexDocument.of(REPORT, CONTEXT.names());

  private static Document parsed() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(PAGE)));
  }

  @Test
  void commentsAreParagraphsAndHeadings() {
    assertEquals("my.chl", REPORT.title());
    assertEquals(
        List.of("First things", "Second things"),
        REPORT.sections().stream().map(Report.Section::heading).toList());
    assertEquals(
        List.of(new Report.Entry.Prose("Sentences before the first heading & a sign.")),
        REPORT.introduction());
    assertEquals(
        List.of(
            new Report.Entry.Prose("One sentence, on two lines."),
            new Report.Entry.Asked("x = weight(c(01-2)(02-12))"),
            new Report.Entry.Asked("subs(x, N=10, B=1, E=1)")),
        REPORT.sections().get(0).entries().subList(0, 3));
  }

  @Test
  void thePageIsWellFormedAndItsContentsLeadToItsSections() throws Exception {
    Document page = parsed();
    List<String> targets = new ArrayList<>();
    NodeList links = page.getElementsByTagName("a");
    for (int i = 0; i < links.getLength(); i++) {
      targets.add(((Element) links.item(i)).getAttribute("href"));
    }
    List<String> sections = new ArrayList<>();
    NodeList elements = page.getElementsByTagName("section");
    for (int i = 0; i < elements.getLength(); i++) {
      sections.add("#" + ((Element) elements.item(i)).getAttribute("id"));
    }
    assertEquals(2, sections.size());
    assertEquals(sections, targets);
  }

  @Test
  void thePageAsksForNothingAndRunsNothing() throws Exception {
    Document page = parsed();
    assertEquals(0, page.getElementsByTagName("script").getLength());
    assertEquals(0, page.getElementsByTagName("img").getLength());
    Matcher addresses = Pattern.compile("(?:https?:)?//[^\"' )]*").matcher(PAGE);
    while (addresses.find()) {
      assertTrue(addresses.group().startsWith("http://www.w3.org/"), addresses.group());
    }
    assertTrue(PAGE.contains("content=\"default-src 'none'; img-src data:;"), "no policy");
    assertTrue(PAGE.contains("prefers-color-scheme: dark"), "no dark colours");
    assertTrue(PAGE.contains("@media print"), "nothing for paper");
  }

  @Test
  void formulasAreMathmlAndPicturesSvg() throws Exception {
    Document page = parsed();
    assertTrue(page.getElementsByTagName("math").getLength() > 10, "few formulas");
    // one diagram, one history, two and four diagrams in lists, and those of the derivation
    assertTrue(page.getElementsByTagName("svg").getLength() >= 8, "few pictures");
  }

  @Test
  void theDocumentHasItsPicturesInTikzAndOnlySignsThatLatexKnows() {
    assertTrue(LATEX.contains("\\begin{tikzpicture}"), "not in the document");
    assertTrue(
        LATEX.contains("\\fit{-T G_{\\mu} \\eta^{\\mu\\nu} G_{\\nu}}"), "not in the document");
    assertTrue(LATEX.contains("heading \\& a sign"), "not in the document");
    assertTrue(LATEX.chars().allMatch(c -> c < 256), "a sign that pdflatex cannot set");
    assertEquals(count("\\\\begin\\{", LATEX), count("\\\\end\\{", LATEX));
  }

  private static long count(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }

  @Test
  void twoRunsAreTheSame() {
    Report again = ScriptReport.of(new Session(CONTEXT), "folder/my.chl", SCRIPT);
    assertEquals(PAGE, HtmlPage.of(again, CONTEXT.names()));
    assertEquals(LATEX, LatexDocument.of(again, CONTEXT.names()));
  }

  @Test
  void aMistakeEndsIt() {
    MistakeException e =
        assertThrows(
            MistakeException.class,
            () -> ScriptReport.of(new Session(CONTEXT), "my.chl", "test_los(1)\n"));
    assertTrue(e.mistake().rendered().contains("test_loss"), e.mistake().rendered());
    assertFalse(e.mistake().rendered().contains("Exception"), e.mistake().rendered());
  }
}
