package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.value.TensorNames;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyHtmlTest {
  private static final ReplyHtml HTML = new ReplyHtml(TensorNames.shipped());

  @Test
  void aTableHasARowForEachRowAndAHeading() {
    Reply table =
        new Reply.OfTable(
            List.of("a < b", "weight"),
            List.of(
                List.of(Reply.OfText.of("yes & no"), Session.standard().eval("N/2")),
                List.of(Reply.OfText.of("1\n2"), Session.standard().eval("c(0-1)(01)"))));
    String html = HTML.write(table);
    String expected =
        """
        <table>
        <thead>
        <tr><th style="text-align:left">a &lt; b</th><th style="text-align:left">weight</th></tr>
        </thead>
        <tbody>
        <tr><td style="text-align:left">yes &amp; no</td>\
        <td style="text-align:left"><div style="max-width:20em;overflow-x:auto;font-size:120%">\
        <math xmlns="http://www.w3.org/1998/Math/MathML">\
        <mfrac><mi>N</mi><mn>2</mn></mfrac></math></div></td></tr>
        <tr><td style="text-align:left">1<br/>2</td><td style="text-align:left"><svg\
        """;
    assertTrue(html.startsWith(expected), html);
    assertTrue(
        html.endsWith("</svg>\n<br/><code>c(0-1)(01)</code></td></tr>\n</tbody>\n</table>\n"),
        html);
  }

  @Test
  void listsAreWrittenItemByItem() {
    assertEquals("true, 0.5", HTML.write(Session.standard().eval("[N == N, decimal(1/2)]")));
  }
}
