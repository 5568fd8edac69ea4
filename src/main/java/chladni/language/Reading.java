package chladni.language;

import java.util.List;
import java.util.Optional;

/**
 * What reading an input gives: its statements up to the first mistake.
 *
 * @param statements the statements before the mistake, all of them if there is none
 * @param mistake the first mistake, if there is one
 */
public record Reading(List<Statement> statements, Optional<Mistake> mistake) {
  /** Copies the statements. */
  public Reading {
    statements = List.copyOf(statements);
  }
}
