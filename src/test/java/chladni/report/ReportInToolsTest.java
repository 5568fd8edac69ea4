package chladni.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chladni.language.Context;
import chladni.language.Reply;
import chladni.language.ReplyLatex;
import chladni.language.Session;
import chladni.paper.KnownResults;
import chladni.paper.PaperDerivations;
import com.google.gson.Gson;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report on the paper in the programs it is made for: a browser, pdflatex, KaTeX. */
@Tag("integration")
class ReportInToolsTest {
  private static final Context CONTEXT = Context.standard();
  private static final Report PAPER = PaperReport.of(KnownResults.shipped(), CONTEXT);
  private static final int LIGHT_PAPER = 0xfdfcfa;
  private static final int DARK_PAPER = 0x191816;

  private static final Pattern REQUEST = Pattern.compile("\"url\":\"(https?|wss?|ftp)://[^\"]*");

  /** Where the browser itself asks for updates, the time and accounts. */
  private static final Pattern OF_THE_BROWSER =
      Pattern.compile("://((clients\\d*|accounts)\\.google\\.com|update\\.googleapis\\.com)/");

  @TempDir Path folder;

  private Tool.Outcome browser(Path page, List<String> options)
      throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-extensions",
                "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--enable-logging=stderr",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile")));
    words.addAll(options);
    words.add(page.toUri().toString());
    return Tool.run(folder, words);
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "1280, dark", "420, light", "420, dark"})
  void thePageOpensWithoutErrorsOrRequestsAndFitsTheWindow(int width, String colours)
      throws IOException, InterruptedException {
    assumeTrue(Tool.isThere("chromium"), "skipped: there is no chromium on the PATH");
    String html = HtmlPage.of(PAPER, CONTEXT.names());
    Path page = Files.writeString(folder.resolve("paper.html"), html);
    Path shot = folder.resolve("shot.png");
    Path net = folder.resolve("net.json");
    boolean dark = colours.equals("dark");
    List<String> options =
        List.of(
            "--window-size=" + width + ",1000",
            "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
            "--log-net-log=" + net,
            "--screenshot=" + shot);
    Tool.Outcome opened = browser(page, options);
    assertEquals(0, opened.status(), opened.output());
    assertFalse(opened.output().contains("CONSOLE"), opened.output());
    BufferedImage image = ImageIO.read(shot.toFile());
    assertEquals(width, image.getWidth());
    assertEquals(dark ? DARK_PAPER : LIGHT_PAPER, image.getRGB(2, 2) & 0xffffff);
    List<String> requests =
        REQUEST
            .matcher(Files.readString(net))
            .results()
            .map(MatchResult::group)
            .filter(address -> !OF_THE_BROWSER.matcher(address).find())
            .toList();
    assertEquals(List.of(), requests);
    // A script, which the page itself forbids, measures a copy.
    Path measured =
        Files.writeString(
            folder.resolve("measured.html"),
            html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*/>", "")
                .replace(
                    "</body>",
                    "<script>document.title='over '+(document.documentElement.scrollWidth"
                        + "-document.documentElement.clientWidth)</script></body>"));
    Tool.Outcome dumped =
        browser(measured, List.of("--window-size=" + width + ",1000", "--dump-dom"));
    assertTrue(dumped.output().contains("<title>over 0</title>"), "the page is too wide");
  }

  @Test
  void theDocumentCompiles() throws IOException, InterruptedException {
    assumeTrue(Tool.isThere("pdflatex"), "skipped: there is no pdflatex on the PATH");
    Files.writeString(folder.resolve("paper.tex"), LatexDocument.of(PAPER, CONTEXT.names()));
    List<String> words =
        List.of("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex");
    Tool.run(folder, words);
    Tool.Outcome compiled = Tool.run(folder, words);
    assertEquals(0, compiled.status(), compiled.output());
    String log = Files.readString(folder.resolve("paper.log"));
    assertFalse(log.contains("Overfull \\hbox"), "a line is too wide");
    assertFalse(log.contains("undefined"), "a reference leads nowhere");
    assertTrue(Files.size(folder.resolve("paper.pdf")) > 100_000);
  }

  @Test
  void everyPictureAndFormulaAloneCompiles() throws IOException, InterruptedException {
    assumeTrue(Tool.isThere("pdflatex"), "skipped: there is no pdflatex on the PATH");
    StringBuilder document =
        new StringBuilder(
            "\\documentclass{article}\\usepackage{amsmath,amssymb,tikz}\\begin{document}\n");
    ReplyLatex latex = new ReplyLatex(CONTEXT.names());
    Session session = new Session(CONTEXT);
    for (int edges = 0; edges <= 3; edges++) {
      if (session.eval("diagrams(" + edges + ")") instanceof Reply.OfDiagrams(var diagrams)) {
        diagrams.forEach(
            d ->
                document
                    .append("$")
                    .append(latex.write(session.eval("draw(" + d.name() + ")")))
                    .append(" = ")
                    .append(latex.write(session.eval("uvalue(" + d.name() + ")")))
                    .append("$\\par\n"));
      }
    }
    document.append("\\end{document}\n");
    Files.writeString(folder.resolve("alone.tex"), document);
    Tool.Outcome compiled =
        Tool.run(
            folder, List.of("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "alone.tex"));
    assertEquals(0, compiled.status(), compiled.output());
  }

  /** Every formula of the derivations, each derivation whole, and every example of help. */
  private static List<String> formulas() {
    ReplyLatex latex = new ReplyLatex(CONTEXT.names());
    List<String> formulas = new ArrayList<>();
    PaperDerivations all = PaperDerivations.of(KnownResults.shipped(), CONTEXT);
    formulas.add(latex.write(all.table()));
    for (Reply.OfDerivation derivation : all.derivations()) {
      formulas.add(latex.write(derivation));
      formulas.add(latex.align(derivation));
      derivation.steps().stream()
          .flatMap(step -> step.lines().stream())
          .map(Reply.OfDerivation.Line::reply)
          .filter(reply -> !(reply instanceof Reply.OfPicture))
          .forEach(reply -> formulas.add(latex.write(reply)));
    }
    for (String statement :
        List.of(
            "test_loss(3)",
            "test_loss(2, continuum, E=1, B=1)",
            "rvalue(c(01-2)(02-12), E=1, B=1, continuum, operator)",
            "rweight(c(01-2)(02-12))",
            "test_loss_variance(2)",
            "weight_covariance(2)",
            "weights(1)",
            "observable(2, of=s)",
            "uvalue(m(01-2)(01-12))",
            "[1/2, c(01-2)(02-12)]")) {
      formulas.add(latex.write(new Session(CONTEXT).eval(statement)));
    }
    return formulas;
  }

  @Test
  void katexTakesEveryFormula() throws IOException, InterruptedException {
    assumeTrue(
        Stream.of("node", "npm").allMatch(Tool::isThere),
        "skipped: node or npm is not on the PATH");
    Tool.Outcome installed =
        Tool.run(folder, List.of("npm", "install", "--no-audit", "--no-fund", "katex@0.16.11"));
    assumeTrue(installed.status() == 0, "skipped: KaTeX cannot be installed from npm");
    Files.writeString(folder.resolve("formulas.json"), new Gson().toJson(formulas()));
    Files.writeString(
        folder.resolve("check.js"),
        """
        const katex = require('katex');
        let wrong = 0;
        for (const formula of JSON.parse(require('fs').readFileSync('formulas.json', 'utf8'))) {
          try {
            katex.renderToString(formula, {displayMode: true, throwOnError: true, strict: 'error'});
          } catch (e) {
            wrong++;
            console.log(e.message + '\\n' + formula + '\\n');
          }
        }
        process.exit(wrong ? 1 : 0);
        """);
    Tool.Outcome checked = Tool.run(folder, List.of("node", "check.js"));
    assertEquals(0, checked.status(), checked.output());
  }
}
