package chladni.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.language.Context;
import chladni.language.Reply;
import chladni.language.ReplyHtml;
import chladni.language.ReplyJson;
import chladni.language.ReplyLatex;
import chladni.language.ReplyMathml;
import chladni.language.ReplyText;
import chladni.language.Session;
import chladni.render.TextWriter;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A derivation shows its steps, in every format. */
class ResultDerivationTest {
  private static final Context CONTEXT = Context.standard();
  private static final Reply COROLLARY_1 = Session.standard().eval("paper(\"corollary 1\")");

  @Test
  void theStepsLeadFromTheQuestionToTheLimits() {
    Reply.OfDerivation derivation = (Reply.OfDerivation) COROLLARY_1;
    assertEquals(
        List.of(
            "Question",
            "Which diagrams matter, and why the others drop out",
            "Diagrams, histories and values",
            "Derived",
            "Compared with the print",
            "Checked",
            "Limiting cases"),
        derivation.steps().stream().map(Reply.OfDerivation.Step::heading).toList());
  }

  @Test
  void oneDiagramOfTwelveStaysAtAMinimum() {
    String text = new ReplyText(CONTEXT.names(), TextWriter.UNICODE).write(COROLLARY_1);
    for (String shown :
        List.of(
            "stays                                           1       [c(01-2)(02-12-2)]",
            "which vanishes at the minimum",
            "a link: a resummed edge holds it",
            "|Aut|: 2",
            "histories for E=1, B=1: T*(T - 1)/4",
            "verdict: corrected",
            "confirms the derived formula and refutes the printed one")) {
      assertTrue(text.contains(shown), shown + " is not in\n" + text);
    }
  }

  @Test
  void everyFormatShowsTheDerivation() {
    String latex = new ReplyLatex(CONTEXT.names()).write(COROLLARY_1);
    assertTrue(latex.startsWith("\\begin{aligned}"), latex);
    assertTrue(latex.contains("-\\frac{\\mathcal{P}_T(0, k_3, k_1 + k_2)}{2}"), latex);
    assertFalse(latex.contains(" \\cdot "), latex);
    assertTrue(latex.chars().allMatch(c -> c < 128), latex);
    String align = new ReplyLatex(CONTEXT.names()).align(COROLLARY_1);
    assertTrue(align.startsWith("\\begin{align*}"), align);
    String html = new ReplyHtml(CONTEXT.names()).write(COROLLARY_1);
    assertTrue(html.contains("<svg") && html.contains("<math") && html.contains("<table"), html);
    assertTrue(new ReplyMathml(CONTEXT.names()).write(COROLLARY_1).contains("<mtable>"));
    assertEquals(
        7,
        JsonParser.parseString(new ReplyJson(CONTEXT.names()).write(COROLLARY_1))
            .getAsJsonObject()
            .getAsJsonArray("steps")
            .size());
  }
}
