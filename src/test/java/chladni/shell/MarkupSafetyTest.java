package chladni.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.language.Context;
import chladni.language.MistakeException;
import chladni.language.Reply;
import chladni.language.ReplyHtml;
import chladni.language.ReplyLatex;
import chladni.language.ReplyMathml;
import chladni.language.Session;
import chladni.notebook.MimeBundle;
import chladni.notebook.ReplyBundle;
import chladni.problem.ProblemException;
import chladni.render.VisibleText;
import chladni.report.HtmlPage;
import chladni.report.LatexDocument;
import chladni.report.Report;
import chladni.report.ScriptReport;
import chladni.value.TensorNames;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * What is typed is shown as text: in pages, pictures and notebooks it becomes no markup, in LaTeX
 * no command, and on a terminal no order to it.
 */
class MarkupSafetyTest {
  private static final TensorNames NAMES = TensorNames.shipped();

  /** All elements that pages, pictures and formulas are made of. */
  private static final Set<String> ELEMENTS =
      Set.of(
          ("html head meta link title style body header h1 h2 h3 nav ol li a main section p pre"
                  + " code div span table thead tbody tr th td figure figcaption br img svg g path"
                  + " circle rect text polyline polygon math mrow mi mo mn mtext mfrac msup msub"
                  + " msubsup mtable mtr mtd munder mover")
              .split(" "));

  /** Commands that read, write, or make others of what follows; none of ours. */
  private static final Pattern DANGEROUS =
      Pattern.compile(
          "\\\\(input|include|InputIfFileExists|write|immediate|openin|openout|read|csname|catcode"
              + "|def|let|special|href|url|directlua|lstinputlisting)(?![A-Za-z])|\\^\\^");

  /** Comments of ours: on where a document and a diagram come from, and at ends of lines. */
  private static final Pattern COMMENT =
      Pattern.compile("%( made by chladni report|\n| [cm]\\([0-9-]*\\)\\([0-9-]*\\)\n)");

  private static final List<String> ATTACKS =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onload='alert(1)",
          "</title></svg><script>1</script>",
          "]]><script/>",
          "&#60;script&#62;",
          "\\input{/etc/passwd}",
          "}\\input{/etc/passwd}{",
          "$\\immediate\\write18{touch /tmp/x}$",
          "^^5cinput{/etc/passwd}",
          "\\end{document}\\openout1=x",
          "% \\write18{ls}",
          "$\\href{javascript:alert(1)}{x}$",
          "\\(\\csname input\\endcsname\\)",
          "$$x$$ \\[y\\]",
          "a\u001b]0;owned\u0007\u009b2Jb\u0000\u0001\uFFFF");

  /** Every place of a statement that takes a text. */
  private static List<String> statements(String attack) {
    String text = "\"" + attack.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return List.of(
        text,
        "[" + text + ", N]",
        "latex(" + text + ")",
        "table([[" + text + ", 1], [c(0)(), N]], " + text + ", b)",
        "plot(table([[1, 2], [2, 3]], " + text + ", " + text + "))",
        "plot(table([[1, 2, 1], [2, 3, 1]], a, " + text + ", stderr))",
        "f(x) = " + text);
  }

  private static String script(String attack) {
    String line = attack.replace("\n", " ");
    return "## " + line + "\n# " + line + "\n" + String.join("\n", statements(line)) + "\n";
  }

  @Test
  void inPagesPicturesAndFormulasItIsNoMarkup() throws Exception {
    for (String attack : ATTACKS) {
      Report report = ScriptReport.of(new Session(Context.standard()), attack, script(attack));
      check(HtmlPage.of(report, NAMES).replace("<!DOCTYPE html>", ""));
      for (String statement : statements(attack)) {
        Reply reply = Session.standard().eval(statement);
        check("<div>" + new ReplyHtml(NAMES).write(reply) + "</div>");
        check(new ReplyMathml(NAMES).write(reply));
        if (reply instanceof Reply.OfPicture picture) {
          check(picture.svg());
        }
        MimeBundle bundle = new ReplyBundle(NAMES).of(reply);
        for (String type : List.of(MimeBundle.HTML, MimeBundle.SVG)) {
          if (bundle.data().containsKey(type)) {
            check("<div>" + bundle.data().get(type) + "</div>");
          }
        }
      }
    }
  }

  /** Well-formed, of known elements, without a handler of events or an address. */
  private static void check(String markup) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Element root =
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(markup)))
            .getDocumentElement();
    NodeList all = root.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Node element = all.item(i);
      assertTrue(ELEMENTS.contains(element.getNodeName()), element.getNodeName());
      NamedNodeMap attributes = element.getAttributes();
      for (int a = 0; a < attributes.getLength(); a++) {
        String name = attributes.item(a).getNodeName();
        String value = attributes.item(a).getNodeValue();
        assertFalse(name.startsWith("on"), name);
        if (Set.of("src", "href", "xlink:href").contains(name)) {
          assertTrue(value.startsWith("data:") || value.startsWith("#"), value);
          checkPicture(value);
        }
      }
    }
  }

  private static void checkPicture(String address) throws Exception {
    String begins = "data:image/svg+xml;base64,";
    if (address.startsWith(begins)) {
      byte[] svg = Base64.getDecoder().decode(address.substring(begins.length()));
      check(new String(svg, StandardCharsets.UTF_8));
    }
  }

  @Test
  void inLatexItIsNoCommand() {
    for (String attack : ATTACKS) {
      Report report = ScriptReport.of(new Session(Context.standard()), attack, script(attack));
      checkLatex(LatexDocument.of(report, NAMES));
      for (String statement : statements(attack)) {
        Reply reply = Session.standard().eval(statement);
        checkLatex(new ReplyLatex(NAMES).write(reply));
        checkLatex(new ReplyLatex(NAMES).align(reply));
        String shown = new ReplyBundle(NAMES).of(reply).data().getOrDefault(MimeBundle.LATEX, "");
        checkLatex(shown);
        if (reply instanceof Reply.OfPicture picture) {
          checkLatex(picture.tikz());
        }
      }
    }
  }

  /** No command of those, groups balanced, formulas closed, and nothing commented out. */
  private static void checkLatex(String latex) {
    Matcher found = DANGEROUS.matcher(latex);
    assertFalse(found.find(), latex);
    assertTrue(latex.split(Pattern.quote("\\end{document}"), -1).length <= 2, latex);
    // \begin{document} and so on are ours; of theirs every backslash is \textbackslash{}.
    int depth = 0;
    int dollars = 0;
    for (int i = 0; i < latex.length(); i++) {
      switch (latex.charAt(i)) {
        case '\\' -> i++;
        case '{' -> depth++;
        case '}' -> depth--;
        case '$' -> dollars++;
        case '%' -> assertTrue(COMMENT.matcher(latex).region(i, latex.length()).lookingAt(), latex);
        default -> assertFalse(Character.isISOControl(latex.charAt(i)) && latex.charAt(i) != '\n');
      }
      assertTrue(depth >= 0, latex);
    }
    assertEquals(0, depth, latex);
    assertEquals(0, dollars % 2, latex);
  }

  /** A name of several signs is set in one piece, whatever the signs. */
  @Test
  void namesOfSignsAndLettersAreOneFormula() {
    for (String name : List.of("∇_input", "αβ", "x_α_y")) {
      checkLatex(new ReplyLatex(NAMES).write(Session.standard().eval(name + " + 1")));
      assertFalse(
          new ReplyLatex(NAMES)
              .write(Session.standard().eval(name + " + 1"))
              .matches(".*\\\\mathrm\\{[^}]*\\$.*"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\input{/etc/passwd}_{μ}",
        "\\immediate\\write18{ls}_{μ}",
        "\\mathcal{\\openin1}_{μ}",
        "\\csname input\\endcsname_{μ}",
        "\\def\\x{}_{μ}",
        "^^5cinput_{μ}",
        "$\\href{javascript:1}{Q}$_{μ}",
        "Q%_{μ}"
      })
  void aFileOfNamesBringsNoCommandsToLatex(String latex) {
    String file = "tensor Q\n  rule  𝒞[∇_μ l] = Q_μ\n  latex " + latex + "\n";
    ProblemException refused =
        assertThrows(ProblemException.class, () -> TensorNames.read("typed.names", file));
    assertTrue(
        refused.problem().message().contains("not known in the LaTeX of a name"),
        refused.problem().message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\tilde{\\mathcal{G}}_{μ}", "\\nabla\\!Q_{μ}", "\\text{grad}_{μ}"})
  void aFileOfNamesHasFontsAccentsAndSigns(String latex) {
    String file = "tensor Q\n  rule  𝒞[∇_μ l] = Q_μ\n  latex " + latex + "\n";
    assertEquals(1, TensorNames.read("typed.names", file).rules().size());
  }

  // Terminals.

  @TempDir Path folder;

  /** Commands in the header of a table, in a name of a landscape, and in what is typed. */
  @Test
  void aTerminalIsGivenNoOrders() throws IOException {
    String order = "\u001b]0;owned\u0007\u001b[2J\u009b2J\u202e\r";
    Files.writeString(folder.resolve("h.csv"), order.replace("\r", "") + "b,c\n1,2\n");
    Path landscape = folder.resolve("l.json");
    Files.writeString(
        landscape,
        "{\"weights\": [\"w\"], \"start\": {\"w\": 1}, \"loss\": \"w*x\","
            + " \"data\": {\"csv\": \"h.csv\", \"columns\": {\"x\": \"no\"}}}");
    String opened = "landscape(\"" + landscape.toString().replace("\\", "\\\\") + "\")";
    List<Run> runs = new ArrayList<>();
    for (String format : List.of("text", "latex", "json", "mathml")) {
      for (String statement :
          List.of(
              opened,
              "\"" + order + "\"",
              "[\"" + order + "\"]",
              "table([[\"" + order + "\"]], \"" + order + "\")",
              "landscape(\"" + order + ".json\")",
              "x = " + order + "1",
              "nothing(\"" + order + "\")")) {
        runs.add(Run.of("", "--format", format, "-e", statement));
      }
    }
    runs.add(Run.of("", folder.resolve("none\u001b[2J.chl").toString()));
    for (Run run : runs) {
      String shown = run.out() + run.err();
      assertFalse(shown.isEmpty());
      assertEquals(shown, VisibleText.of(shown));
    }
    assertTrue(runs.get(0).err().contains("its columns are \\u001b]0;owned\\u0007"));
  }

  /** The same on the terminal below a notebook's console. */
  @Test
  void aConsoleOfJupyterIsGivenNoOrders() {
    Reply reply = Session.standard().eval("\"\u001b[2Jx\"");
    assertEquals("\\u001b[2Jx", new ReplyBundle(NAMES).of(reply).data().get(MimeBundle.PLAIN));
    assertThrows(MistakeException.class, () -> Session.standard().eval("x = \u001b"));
  }

  @Test
  void everyElementThatIsAllowedIsOneThatShowsThings() {
    for (String active : List.of("script", "iframe", "object", "embed", "foreignObject", "form")) {
      assertFalse(new TreeSet<>(ELEMENTS).contains(active), active);
    }
  }
}
