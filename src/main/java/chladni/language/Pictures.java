package chladni.language;

import chladni.diagram.NumberedDiagram;
import chladni.render.DiagramDrawing;

/** Drawings of diagrams as replies. */
final class Pictures {
  private Pictures() {}

  static Reply.OfPicture of(NumberedDiagram diagram) {
    DiagramDrawing drawing = DiagramDrawing.of(diagram.diagram());
    return new Reply.OfPicture(drawing.svg(), drawing.unicode(), drawing.ascii(), drawing.tikz());
  }
}
