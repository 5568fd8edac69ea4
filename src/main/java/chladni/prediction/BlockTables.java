package chladni.prediction;

import java.util.List;

/** Products of derivatives averaged over the data, in given directions. */
interface BlockTables {

  /** The ways to write the cumulants of a diagram's parts that these tables are for. */
  List<Grouping> groupings(DiagramTree tree);

  /**
   * The average of a product of derivatives over one data point, with a direction for each edge.
   *
   * @param factors the places of the factors
   * @param edges the edges that meet them, each once; the table has a number for each combination
   *     of their directions, the last edge's running fastest
   */
  double[] table(DiagramTree tree, List<Integer> factors, List<Integer> edges);
}
