package chladni.value;

import chladni.diagram.Anchor;
import chladni.diagram.Presentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A landscape of a few points over a prime field with random derivatives in two dimensions: an
 * oracle for values. The derivatives of all orders are independent random symmetric tensors.
 */
final class PrimeLandscape {
  static final long P = 2_147_483_647L;
  private static final int DIM = 2;
  private static final int POINTS = 3;

  private final long[] probability = new long[POINTS];
  private final long[][][] loss = new long[POINTS][12][13];
  private final Map<String, long[][]> observables = new HashMap<>();
  private final long[][] eta = new long[DIM][DIM];
  private final long[][] probe = new long[2][DIM];
  private final SplittableRandom random;

  private PrimeLandscape(long seed) {
    random = new SplittableRandom(seed);
    long rest = 1;
    for (int x = 1; x < POINTS; x++) {
      probability[x] = random.nextLong(P);
      rest = mod(rest - probability[x]);
    }
    probability[0] = rest;
    for (long[][] byOrder : loss) {
      fill(byOrder);
    }
    eta[0][0] = random.nextLong(P);
    eta[1][1] = random.nextLong(P);
    eta[0][1] = eta[1][0] = random.nextLong(P);
    fill(probe);
  }

  static PrimeLandscape generic(long seed) {
    return new PrimeLandscape(seed);
  }

  /** The mean of ∇l is zero. */
  static PrimeLandscape atMinimum(long seed) {
    PrimeLandscape landscape = new PrimeLandscape(seed);
    for (int i = 0; i < DIM; i++) {
      long mean = 0;
      for (int x = 0; x < POINTS; x++) {
        mean = mod(mean + landscape.probability[x] * landscape.loss[x][1][i]);
      }
      for (int x = 0; x < POINTS; x++) {
        landscape.loss[x][1][i] = mod(landscape.loss[x][1][i] - mean);
      }
    }
    return landscape;
  }

  /** All points have one loss. */
  static PrimeLandscape withoutNoise(long seed) {
    PrimeLandscape landscape = new PrimeLandscape(seed);
    for (int x = 1; x < POINTS; x++) {
      landscape.loss[x] = landscape.loss[0];
    }
    return landscape;
  }

  private void fill(long[][] table) {
    for (long[] row : table) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextLong(P);
      }
    }
  }

  static long mod(long a) {
    return Math.floorMod(a, P);
  }

  /** A component of ∇^k of the function: symmetric, so the number of indices that are 1 decides. */
  private long derivative(ScalarField field, int x, List<Integer> indices) {
    int ones = indices.stream().mapToInt(i -> i).sum();
    return switch (field) {
      case ScalarField.Loss l -> loss[x][indices.size()][ones];
      case ScalarField.Observable s ->
          observables
              .computeIfAbsent(
                  s.symbol(),
                  name -> {
                    long[][] table = new long[12][13];
                    fill(table);
                    return table;
                  })[indices.size()][ones];
    };
  }

  private long moment(List<ScalarField> fields, List<List<Integer>> indices) {
    long sum = 0;
    for (int x = 0; x < POINTS; x++) {
      long product = probability[x];
      for (int f = 0; f < fields.size(); f++) {
        product = product * derivative(fields.get(f), x, indices.get(f)) % P;
      }
      sum = mod(sum + product);
    }
    return sum;
  }

  /** The joint cumulant by its definition, a sum over set partitions. */
  private long cumulant(List<ScalarField> fields, List<List<Integer>> indices) {
    List<List<List<Integer>>> partitions = new ArrayList<>();
    partitions(fields.size(), new ArrayList<>(), partitions);
    long sum = 0;
    for (List<List<Integer>> partition : partitions) {
      long product = 1;
      for (int i = 1; i < partition.size(); i++) {
        product = mod(product * -i);
      }
      for (List<Integer> block : partition) {
        long factor =
            moment(
                block.stream().map(fields::get).toList(),
                block.stream().map(indices::get).toList());
        product = product * factor % P;
      }
      sum = mod(sum + product);
    }
    return sum;
  }

  private static void partitions(
      int size, List<List<Integer>> blocks, List<List<List<Integer>>> found) {
    int next = blocks.stream().mapToInt(List::size).sum();
    if (next == size) {
      found.add(blocks.stream().map(List::copyOf).toList());
      return;
    }
    for (int b = 0; b < blocks.size(); b++) {
      blocks.get(b).add(next);
      partitions(size, blocks, found);
      blocks.get(b).removeLast();
    }
    blocks.add(new ArrayList<>(List.of(next)));
    partitions(size, blocks, found);
    blocks.removeLast();
  }

  /**
   * Sums a product of components over all indices; free indices are contracted with fixed vectors.
   */
  private static long overIndices(int indices, java.util.function.ToLongFunction<int[]> product) {
    long sum = 0;
    for (int code = 0; code < 1 << indices; code++) {
      int[] value = new int[indices];
      for (int i = 0; i < indices; i++) {
        value[i] = code >> i & 1;
      }
      sum = mod(sum + product.applyAsLong(value));
    }
    return sum;
  }

  /** The value of a contraction. */
  long value(Contraction contraction) {
    int edges = contraction.edges().size();
    int[] factorAt = new int[2 * edges];
    int[] freeAt = new int[2 * edges];
    for (int e = 0; e < edges; e++) {
      place(contraction.edges().get(e).lower(), 2 * e, factorAt, freeAt);
      place(contraction.edges().get(e).upper(), 2 * e + 1, factorAt, freeAt);
    }
    int count = contraction.factors().size();
    List<Map<Integer, Long>> known = new ArrayList<>();
    contraction.brackets().forEach(b -> known.add(new HashMap<>()));
    return overIndices(
        2 * edges,
        index -> {
          long product = etas(index, freeAt);
          int[] ones = new int[count];
          for (int i = 0; i < index.length; i++) {
            if (factorAt[i] >= 0) {
              ones[factorAt[i]] += index[i];
            }
          }
          for (int b = 0; b < known.size(); b++) {
            Contraction.Bracket bracket = contraction.brackets().get(b);
            int key = 1;
            for (int f : bracket.factors()) {
              key = 16 * key + ones[f];
            }
            product =
                product
                    * known.get(b).computeIfAbsent(key, k -> bracket(contraction, bracket, ones))
                    % P;
          }
          return product;
        });
  }

  private static void place(Contraction.End end, int at, int[] factorAt, int[] freeAt) {
    factorAt[at] = end instanceof Contraction.At a ? a.factor() : -1;
    freeAt[at] = end instanceof Contraction.Free f ? f.index() : -1;
  }

  private long etas(int[] index, int[] freeAt) {
    long product = 1;
    for (int i = 0; i < index.length; i++) {
      product = i % 2 == 0 ? product * eta[index[i]][index[i + 1]] % P : product;
      product = freeAt[i] >= 0 ? product * probe[freeAt[i]][index[i]] % P : product;
    }
    return product;
  }

  private long bracket(Contraction contraction, Contraction.Bracket bracket, int[] ones) {
    List<ScalarField> fields = new ArrayList<>();
    List<List<Integer>> indices = new ArrayList<>();
    for (int f : bracket.factors()) {
      Contraction.Factor factor = contraction.factors().get(f);
      fields.add(factor.field());
      List<Integer> list = new ArrayList<>(java.util.Collections.nCopies(factor.degree(), 0));
      for (int i = 0; i < ones[f]; i++) {
        list.set(i, 1);
      }
      indices.add(list);
    }
    return switch (bracket.kind()) {
      case CUMULANT -> cumulant(fields, indices);
      case MOMENT -> moment(fields, indices);
    };
  }

  /** The value with moment brackets, straight from a presentation: one data point for each part. */
  long momentValue(Presentation d) {
    int n = d.edges();
    int roots = (int) d.anchors().stream().filter(a -> a == Anchor.ROOT).count();
    int draws = d.partCount() + (d.rootPart().isPresent() ? 0 : roots);
    long sum = 0;
    int[] point = new int[draws];
    long cases = Math.round(Math.pow(POINTS, draws));
    for (long code = 0; code < cases; code++) {
      long rest = code;
      long product = 1;
      for (int i = 0; i < draws; i++) {
        point[i] = (int) (rest % POINTS);
        rest /= POINTS;
        product = product * probability[point[i]] % P;
      }
      long weight = product;
      sum = mod(sum + weight * atPoints(d, n, point));
    }
    return sum;
  }

  private long atPoints(Presentation d, int n, int[] point) {
    long total = 1;
    int rootsSeen = 0;
    int looseSeen = 0;
    for (int a = 0; a < d.anchors().size(); a++) {
      int anchor = n + a;
      if (d.anchors().get(a) == Anchor.ROOT) {
        int x =
            d.rootPart().isPresent()
                ? point[d.rootPart().getAsInt()]
                : point[d.partCount() + rootsSeen];
        total = total * subtree(d, anchor, x, List.of(), point) % P;
        rootsSeen++;
      } else {
        int child = d.parents().indexOf(anchor);
        long sum = 0;
        for (int i = 0; i < DIM; i++) {
          sum = mod(sum + probe[looseSeen][i] * raised(d, child, i, point));
        }
        total = total * sum % P;
        looseSeen++;
      }
    }
    return total;
  }

  /** Σ_j η^{ij} (subtree of the child)_j. */
  private long raised(Presentation d, int child, int i, int[] point) {
    long sum = 0;
    for (int j = 0; j < DIM; j++) {
      sum =
          mod(sum + eta[i][j] * subtree(d, child, point[d.parts().get(child)], List.of(j), point));
    }
    return sum;
  }

  private long subtree(Presentation d, int vertex, int x, List<Integer> outer, int[] point) {
    List<Integer> children = new ArrayList<>();
    for (int v = 0; v < d.edges(); v++) {
      if (d.parents().get(v) == vertex) {
        children.add(v);
      }
    }
    return overIndices(
        children.size(),
        index -> {
          List<Integer> indices = new ArrayList<>(outer);
          long product = 1;
          for (int c = 0; c < index.length; c++) {
            indices.add(index[c]);
            product = product * raised(d, children.get(c), index[c], point) % P;
          }
          return product * derivative(ScalarField.LOSS, x, indices) % P;
        });
  }

  /** The value of named tensors, each computed from what its name means. */
  long value(NamedContraction named) {
    int etas = named.etas().size();
    int[][] place = new int[2 * etas][2];
    int[] freeAt = new int[2 * etas];
    for (int e = 0; e < etas; e++) {
      place(named.etas().get(e).lower(), 2 * e, place, freeAt);
      place(named.etas().get(e).upper(), 2 * e + 1, place, freeAt);
    }
    List<Map<List<Integer>, Long>> known = new ArrayList<>();
    named.tensors().forEach(t -> known.add(new HashMap<>()));
    long factor =
        mod(named.factor().getNumerator().longValueExact())
            * inverse(named.factor().getDenominator().longValueExact())
            % P;
    long sum =
        overIndices(
            2 * etas,
            index -> {
              long product = etas(index, freeAt);
              Integer[][] at = new Integer[known.size()][];
              for (int t = 0; t < at.length; t++) {
                at[t] = new Integer[named.tensors().get(t).slots()];
              }
              for (int i = 0; i < index.length; i++) {
                if (freeAt[i] < 0) {
                  at[place[i][0]][place[i][1]] = index[i];
                }
              }
              for (int t = 0; t < at.length; t++) {
                String name = named.tensors().get(t).ascii();
                product =
                    product
                        * known.get(t).computeIfAbsent(List.of(at[t]), k -> tensor(name, k))
                        % P;
              }
              return product;
            });
    return factor * sum % P;
  }

  private static void place(NamedContraction.End end, int at, int[][] place, int[] freeAt) {
    freeAt[at] = -1;
    switch (end) {
      case NamedContraction.Leg leg -> place[at] = new int[] {leg.tensor(), leg.slot()};
      case NamedContraction.FreeIndex f -> freeAt[at] = f.index();
    }
  }

  private long tensor(String name, List<Integer> i) {
    ScalarField l = ScalarField.LOSS;
    return switch (name) {
      case "l", "G", "H", "J" -> moment(List.of(l), List.of(i));
      case "C" -> covariance(List.of(i.get(0)), List.of(i.get(1)));
      case "S" -> thirdCentral(i.get(0), i.get(1), i.get(2));
      case "gradC" -> {
        long sum = 0;
        for (int m = 0; m < DIM; m++) {
          for (int k = 0; k < DIM; k++) {
            // ∇_ν C_{mk} by the product rule.
            long gradient =
                covariance(List.of(i.get(0), m), List.of(k))
                    + covariance(List.of(m), List.of(i.get(0), k));
            sum = mod(sum + gradient % P * eta[m][k]);
          }
        }
        yield sum;
      }
      default -> {
        Matcher m = Pattern.compile("D(\\d*)(\\w+)").matcher(name);
        List<ScalarField> fields = new ArrayList<>();
        List<List<Integer>> indices = new ArrayList<>();
        int next = 0;
        while (m.find()) {
          int degree = m.group(1).isEmpty() ? 1 : Integer.parseInt(m.group(1));
          indices.add(i.subList(next, next + degree));
          next += degree;
          fields.add(m.group(2).equals("l") ? l : new ScalarField.Observable(m.group(2)));
        }
        yield name.startsWith("m[") ? moment(fields, indices) : cumulant(fields, indices);
      }
    };
  }

  private long covariance(List<Integer> a, List<Integer> b) {
    ScalarField l = ScalarField.LOSS;
    return mod(
        moment(List.of(l, l), List.of(a, b))
            - moment(List.of(l), List.of(a)) * moment(List.of(l), List.of(b)) % P);
  }

  private long thirdCentral(int a, int b, int c) {
    long sum = 0;
    ScalarField l = ScalarField.LOSS;
    for (int x = 0; x < POINTS; x++) {
      long product = probability[x];
      for (int i : List.of(a, b, c)) {
        long deviation = derivative(l, x, List.of(i)) - moment(List.of(l), List.of(List.of(i)));
        product = product * mod(deviation) % P;
      }
      sum = mod(sum + product);
    }
    return sum;
  }

  static long inverse(long a) {
    return java.math.BigInteger.valueOf(a)
        .modInverse(java.math.BigInteger.valueOf(P))
        .longValueExact();
  }
}
