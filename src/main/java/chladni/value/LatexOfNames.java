package chladni.value;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the LaTeX of a name may be made of: letters, fonts, accents, Greek letters and a few signs.
 *
 * <p>TeX is a language that reads files and can start programs. Files of names may come from
 * strangers, and what they say ends up in documents; so commands that do more than show a sign are
 * not taken.
 */
final class LatexOfNames {
  private static final Pattern PIECE =
      Pattern.compile("\\\\[A-Za-z]+|\\\\.?|\\^\\^|[%#$&~\\x00-\\x1f]");

  private static final Set<String> COMMANDS =
      Set.of(
          ("mathcal mathbb mathbf mathrm mathsf mathit mathtt mathfrak mathscr boldsymbol bm"
                  + " operatorname text textrm textbf textit mbox"
                  + " tilde hat bar vec dot ddot check acute grave breve widetilde widehat"
                  + " overline underline overbrace underbrace"
                  + " nabla partial ell hbar imath jmath prime star ast dagger ddagger circ bullet"
                  + " perp parallel sharp flat natural top bot infty emptyset otimes oplus times"
                  + " cdot backslash langle rangle lvert rvert lVert rVert left right"
                  + " frac tfrac sqrt quad"
                  + " alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa"
                  + " lambda mu nu xi pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi"
                  + " psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
                  + " aleph Re Im wp")
              .split(" "));

  private static final String SIGNS = ",:;!{}_| ";

  private LatexOfNames() {}

  /** The first piece that is not among these, if there is one. */
  static Optional<String> firstForeign(String latex) {
    Matcher pieces = PIECE.matcher(latex);
    while (pieces.find()) {
      String piece = pieces.group();
      boolean known =
          piece.length() > 1
              && piece.startsWith("\\")
              && (COMMANDS.contains(piece.substring(1)) || SIGNS.contains(piece.substring(1)));
      if (!known) {
        return Optional.of(piece);
      }
    }
    return Optional.empty();
  }
}
