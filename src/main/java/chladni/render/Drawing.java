package chladni.render;

import java.util.List;

/**
 * A picture, not yet in any format: what is drawn where.
 *
 * @param title what it shows
 * @param marks from the ground upwards
 */
record Drawing(String title, List<DrawingMark> marks) {
  /** Copies the marks. */
  Drawing {
    marks = List.copyOf(marks);
  }
}
