package chladni.report;

import chladni.language.Context;
import chladni.language.Reply;
import chladni.language.ReplyLatex;
import chladni.language.ReplyText;
import chladni.language.Session;
import chladni.paper.KnownResults;
import chladni.paper.PaperDerivations;
import chladni.render.GoldenFile;
import chladni.render.TextWriter;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Known results and small diagrams as they are written in each target. These files only tell that
 * something has changed; what is right is checked elsewhere.
 */
class GoldenResultsTest {
  private static final Context CONTEXT = Context.standard();
  private static final List<Reply.OfDerivation> DERIVATIONS =
      PaperDerivations.of(KnownResults.shipped(), CONTEXT).derivations();

  private static String derivations(Function<Reply.OfDerivation, String> target) {
    return DERIVATIONS.stream()
        .map(derivation -> target.apply(derivation) + "\n")
        .collect(Collectors.joining("\n" + "=".repeat(80) + "\n\n"));
  }

  /** The pictures on grids, each below the statement that draws it. */
  private static String histories(Function<Reply.OfPicture, String> target) {
    Session session = new Session(CONTEXT);
    return KnownResults.shipped().results().stream()
        .flatMap(
            result -> Stream.concat(result.definitions().stream(), result.histories().stream()))
        .map(
            statement ->
                session.eval(statement) instanceof Reply.OfPicture picture
                    ? statement + "\n\n" + target.apply(picture).stripTrailing() + "\n"
                    : "")
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  @Test
  void derivationsInUnicode() throws IOException {
    ReplyText text = new ReplyText(CONTEXT.names(), TextWriter.UNICODE);
    GoldenFile.assertSame("results-unicode.txt", derivations(text::write));
  }

  @Test
  void derivationsInLatex() throws IOException {
    ReplyLatex latex = new ReplyLatex(CONTEXT.names());
    GoldenFile.assertSame("results-latex.txt", derivations(latex::align));
  }

  @Test
  void historiesInSvg() throws IOException {
    GoldenFile.assertSame("results-svg.txt", histories(Reply.OfPicture::svg));
  }

  @Test
  void historiesInTikz() throws IOException {
    GoldenFile.assertSame("results-tikz.txt", histories(Reply.OfPicture::tikz));
  }

  @Test
  void valuesAndWeightsOfDiagramsWithUpToThreeEdgesInLatex() throws IOException {
    Session session = new Session(CONTEXT);
    ReplyLatex latex = new ReplyLatex(CONTEXT.names());
    GoldenFile.assertSame(
        "diagrams-latex.txt",
        Stream.of(0, 1, 2, 3)
            .flatMap(
                edges ->
                    session.eval("diagrams(" + edges + ")") instanceof Reply.OfDiagrams(var list)
                        ? list.stream()
                        : Stream.of())
            .map(
                diagram ->
                    diagram.name()
                        + "\n  "
                        + latex.write(session.eval("weight(" + diagram.name() + ")"))
                        + "\n  "
                        + latex.write(session.eval("uvalue(" + diagram.name() + ")"))
                        + "\n")
            .collect(Collectors.joining()));
  }
}
