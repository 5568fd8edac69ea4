package chladni.symja;

import java.util.List;

/** Something that does algebra and need not be trusted: Symja, or what a test puts in its place. */
interface Transformer {
  /** The answers: the roots for {@link Operation#SOLVE}, otherwise a single one. */
  List<Algebra> transform(Operation operation, Algebra expression, List<String> variables);

  /** The expression with one rule after the other applied, each until it fits no more. */
  Algebra rewrite(Algebra expression, List<PresentationRule> rules);

  /** Asks it, from another thread, to give up; it may take its time. */
  void stop();
}
