package chladni.history;

import chladni.algebra.ClosedForm;
import java.math.BigInteger;

/** The ring that the entries of a {@link TransferOperator} are in. */
interface Scalars<R> extends Ring<R> {
  /** Π (1−k) over some edges: what one update brings. */
  R decay(int edges);

  /** The value that an entry stands for after so many updates. */
  ClosedForm value(R entry, BigInteger updates);
}
