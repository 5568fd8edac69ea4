package chladni.language;

import chladni.diagram.NumberedDiagram;
import chladni.render.DiagramDrawing;

/** Drawings of diagrams as replies. */
final class Pictures {
  private Pictures() {}

  static Reply.OfPicture of(NumberedDiagram diagram) {
    return of(DiagramDrawing.of(diagram.diagram()));
  }

  /** With every node's number as typed. */
  static Reply.OfPicture numbered(NumberedDiagram diagram) {
    return of(DiagramDrawing.numbered(diagram));
  }

  private static Reply.OfPicture of(DiagramDrawing drawing) {
    return new Reply.OfPicture(drawing.svg(), drawing.unicode(), drawing.ascii(), drawing.tikz());
  }
}
