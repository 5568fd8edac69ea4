package chladni.language;

import chladni.problem.ProblemException;
import chladni.render.Chart;
import java.util.Locale;

/**
 * A file for a picture, by the ending of its name.
 *
 * @param name the name
 * @param format what its ending says
 */
record PictureFile(String name, Format format) {
  enum Format {
    SVG,
    PNG,
    TEX
  }

  /**
   * The file of a name.
   *
   * @throws ProblemException if the ending is none of a picture
   */
  static PictureFile named(String name) {
    for (Format format : Format.values()) {
      if (name.toLowerCase(Locale.ROOT).endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return new PictureFile(name, format);
      }
    }
    throw ProblemException.unfit(
            name + " is no file for a picture", "let its name end in .svg, .png or .tex")
        .about("file");
  }

  void write(Chart chart, Context context, Context.Files.Existing existing) {
    switch (format) {
      case SVG -> context.files().write(name, chart.svg(), existing);
      case PNG -> context.files().write(name, chart.png(), existing);
      case TEX -> context.files().write(name, chart.tikz(), existing);
    }
  }
}
