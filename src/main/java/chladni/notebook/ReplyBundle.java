package chladni.notebook;

import chladni.diagram.Diagram;
import chladni.language.Reply;
import chladni.language.ReplyHtml;
import chladni.language.ReplyLatex;
import chladni.language.ReplyText;
import chladni.render.DiagramDrawing;
import chladni.render.DiagramGallery;
import chladni.render.TextWriter;
import chladni.value.TensorNames;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Shows replies in notebooks: always as text, formulas as LaTeX too, diagrams and pictures as SVG
 * and as HTML too, tables as HTML too.
 *
 * @param names the names of tensors
 */
public record ReplyBundle(TensorNames names) {
  /** The most diagrams of a list that are drawn. */
  public static final int MOST_DIAGRAMS = 128;

  /** The longest LaTeX that is handed over, in characters; browsers take long over longer ones. */
  public static final int LONGEST_LATEX = 30_000;

  private static final int LINES_IN_A_ROW = 2;

  /** The formats of a reply. */
  public MimeBundle of(Reply reply) {
    MimeBundle plain = MimeBundle.plain(new ReplyText(names, TextWriter.UNICODE).write(reply));
    return switch (reply) {
      case Reply.OfPicture picture -> pictured(plain, picture.svg());
      case Reply.OfDiagram d -> drawn(plain, List.of(d.diagram().diagram()));
      case Reply.OfDiagrams d -> drawn(plain, d.diagrams());
      case Reply.OfDerivation derivation ->
          plain.with(MimeBundle.HTML, new ReplyHtml(names).write(derivation));
      case Reply.OfTable table -> plain.with(MimeBundle.HTML, new ReplyHtml(names).write(table));
      case Reply.OfText t -> t.latex().map(l -> typeset(plain, inline(l))).orElse(plain);
      case Reply.OfList l when l.items().isEmpty() -> plain;
      default -> reply.isFormula() ? typeset(plain, latex(reply)) : plain;
    };
  }

  private static MimeBundle typeset(MimeBundle plain, String latex) {
    return latex.length() <= LONGEST_LATEX ? plain.with(MimeBundle.LATEX, latex) : plain;
  }

  private static MimeBundle drawn(MimeBundle plain, List<Diagram> diagrams) {
    boolean drawable =
        !diagrams.isEmpty()
            && diagrams.size() <= MOST_DIAGRAMS
            && diagrams.stream().allMatch(d -> d.edges() <= DiagramDrawing.MOST_EDGES);
    return drawable ? pictured(plain, DiagramGallery.svg(diagrams)) : plain;
  }

  /**
   * As SVG, and once more as an image in HTML: some converters to web pages, and front ends that do
   * not trust a notebook, leave the SVG element out but show images.
   */
  private static MimeBundle pictured(MimeBundle plain, String svg) {
    String image =
        "<img alt=\"a picture\" style=\"background:#fff\" src=\"data:image/svg+xml;base64,"
            + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8))
            + "\"/>";
    return plain.with(MimeBundle.SVG, svg).with(MimeBundle.HTML, image);
  }

  /** Short ones in a row, long ones in lines. */
  private String latex(Reply reply) {
    List<String> lines = new ReplyLatex(names).lines(reply);
    return inline(
        lines.size() <= LINES_IN_A_ROW
            ? String.join(" ", lines)
            : "\\begin{aligned}\n&" + String.join(" \\\\\n&", lines) + "\n\\end{aligned}");
  }

  private static String inline(String latex) {
    return "$\\displaystyle " + latex + "$";
  }
}
