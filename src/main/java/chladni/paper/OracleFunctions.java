package chladni.paper;

import chladni.algebra.ClosedForm;
import chladni.diagram.NumberedDiagram;
import chladni.language.Arguments;
import chladni.language.Context;
import chladni.language.Function;
import chladni.language.Option;
import chladni.language.Parameter;
import chladni.language.Reply;
import chladni.language.Spelling;
import chladni.oracle.ExactDescent;
import chladni.oracle.ExactDiffusion;
import chladni.oracle.HistoryEnumeration;
import chladni.oracle.LabelledDiagrams;
import chladni.oracle.Polynomial;
import chladni.oracle.PolynomialLandscape;
import chladni.oracle.Training;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/** Functions that check the others by means that share nothing with them. */
final class OracleFunctions {
  private static final String TOPIC = "Checks";
  private static final Option N = Option.whole("N", "the number of training points");
  private static final Option B = Option.whole("B", "the number of points in a batch");
  private static final Option E = Option.whole("E", "the number of epochs");
  private static final Option T = Option.whole("T", "the number of updates, or the time");
  private static final Option PROCESS =
      Option.choice("process", List.of("sgd", "gd", "ode", "sde"), "what moves the weights");
  private static final Option SAMPLING =
      Option.choice(
          "sampling", List.of("reshuffle", "fixed", "replacement"), "how SGD draws its batches");
  private static final Option EIGENVALUES =
      Option.list("k", "the eigenvalue of K = ηH on each edge, as typed; 0 if left out");
  private static final Option LINKLESS = Option.flag("linkless", "only diagrams without links");
  private static final Option EMBEDDABLE =
      Option.flag("embeddable", "only diagrams with a history for E = B = 1");
  private static final Option WITHIN =
      Option.formula("within", "the relative difference allowed; default 1/100");

  private static final int MOST_POINTS = 6;
  private static final int MOST_UPDATES = 12;
  private static final int MOST_ORDER = 8;
  private static final long MOST_PLACEMENTS = 20_000_000;
  private static final List<String> QUANTITIES =
      List.of("test_loss", "training_loss", "gap", "displacement", "test_loss_squared");

  private OracleFunctions() {}

  static List<Function> all() {
    return List.of(
        new Function(
            "oracle",
            TOPIC,
            List.of(
                Parameter.required("quantity", Parameter.Kind.WORD),
                Parameter.required("order", Parameter.Kind.ORDER),
                Parameter.required("file", Parameter.Kind.TEXT)),
            List.of(PROCESS, SAMPLING, N, B, E, T),
            "the exact coefficient of η^order, by running descent over all training sets and"
                + " orders",
            "It knows no diagrams. The landscape has finitely many polynomial losses; the quantity"
                + " is one of "
                + String.join(", ", QUANTITIES)
                + ". A displacement has a number for each weight.",
            List.of(
                new Function.Example(
                    "oracle(test_loss, 2, \"docs/landscapes/coin.json\", N=2, B=1, E=1)", "4")),
            OracleFunctions::oracle),
        new Function(
            "enumerate",
            TOPIC,
            List.of(Parameter.required("d", Parameter.Kind.DIAGRAM)),
            List.of(EIGENVALUES, SAMPLING, N, B, E),
            "rweight with numbers, by going through all histories one by one",
            "The sum of (1 - k)^(gap - 1) over labelled histories, over |Aut|, times -1/B for each"
                + " edge.",
            List.of(
                new Function.Example("enumerate(c(0-1)(01), N=3, B=1, E=1, k=[7/11])", "-181/121"),
                new Function.Example(
                    "enumerate(c(01-2)(01-12), N=4, B=2, E=2) == weight(c(01-2)(01-12), N=4, B=2,"
                        + " E=2)",
                    "true")),
            (arguments, context) -> enumerate(arguments)),
        new Function(
            "enumerate_diagrams",
            TOPIC,
            List.of(Parameter.required("edges", Parameter.Kind.ORDER)),
            List.of(LINKLESS, EMBEDDABLE),
            "how many diagrams have so many edges, by going through all labelled trees and"
                + " partitions",
            "Up to " + LabelledDiagrams.MOST_EDGES + " edges.",
            List.of(
                new Function.Example("enumerate_diagrams(3)", "17"),
                new Function.Example("enumerate_diagrams(3, linkless, embeddable)", "6")),
            (arguments, context) -> census(arguments)),
        new Function(
            "close",
            TOPIC,
            List.of(
                Parameter.required("x", Parameter.Kind.ANY),
                Parameter.required("y", Parameter.Kind.ANY)),
            List.of(WITHIN),
            "whether two numbers are nearly equal",
            "",
            List.of(
                new Function.Example("close(decimal(exp(-1)), 7/19)", "true"),
                new Function.Example("close(1, 11/10, within=1/20)", "false")),
            (arguments, context) -> close(arguments)));
  }

  private static Reply oracle(Arguments arguments, Context context) {
    String quantity = arguments.word(0);
    if (!QUANTITIES.contains(quantity)) {
      throw ProblemException.unknown(
          "the oracle does not know " + quantity,
          Spelling.suggestion(quantity, QUANTITIES, "it knows " + String.join(", ", QUANTITIES)));
    }
    int order = arguments.order(1);
    if (order > MOST_ORDER) {
      throw ProblemException.beyondReach(
          "the oracle goes to order " + MOST_ORDER, "ask for " + MOST_ORDER + " or less");
    }
    PolynomialLandscape landscape = landscape(arguments.word(2), context);
    String process = arguments.word(PROCESS).orElse("sgd");
    return switch (process) {
      case "ode", "sde" -> continuous(arguments, process, quantity, order, landscape);
      default -> descent(training(arguments, process), quantity, order, landscape);
    };
  }

  private static PolynomialLandscape landscape(String file, Context context) {
    String text = context.texts().read(file);
    try {
      return PolynomialLandscape.read(text);
    } catch (RuntimeException e) {
      throw ProblemException.badFile(
          file + " is no list of polynomial losses", "the oracle needs a landscape of that form");
    }
  }

  private static Training training(Arguments arguments, String process) {
    int points = needed(arguments, N, MOST_POINTS);
    if (process.equals("gd")) {
      return Training.gradientDescent(points, needed(arguments, T, MOST_UPDATES));
    }
    int batch = batch(arguments, points);
    return switch (arguments.word(SAMPLING).orElse("reshuffle")) {
      case "fixed" -> Training.fixed(points, batch, needed(arguments, E, MOST_UPDATES / points));
      case "replacement" ->
          Training.replacement(points, batch, needed(arguments, T, MOST_UPDATES / points));
      default -> Training.reshuffle(points, batch, needed(arguments, E, MOST_UPDATES / points));
    };
  }

  private static int batch(Arguments arguments, int points) {
    int batch = needed(arguments, B, points);
    if (points % batch != 0) {
      throw ProblemException.unfit(
          "B=" + batch + " does not divide N=" + points, "choose B among the divisors of N");
    }
    return batch;
  }

  private static int needed(Arguments arguments, Option option, int most) {
    int number =
        arguments
            .whole(option)
            .orElseThrow(
                () ->
                    ProblemException.unfit(
                        "a check needs a number for " + option.name(),
                        "give " + option.name() + "=1"));
    if (number < 1) {
      throw ProblemException.unfit(option.name() + " must be at least 1", "give 1, 2, …");
    }
    if (number > most) {
      throw ProblemException.beyondReach(
          option.name() + "=" + number + " is beyond the reach of this check",
          "give at most " + option.name() + "=" + most);
    }
    return number;
  }

  private static Reply descent(
      Training training, String quantity, int order, PolynomialLandscape landscape) {
    return switch (quantity) {
      case "displacement" ->
          numbers(
              ExactDescent.displacement(landscape, training, order).stream()
                  .map(series -> series.get(order))
                  .toList());
      case "training_loss" -> at(ExactDescent.trainingLoss(landscape, training, order), order);
      case "gap" -> at(ExactDescent.gap(landscape, training, order), order);
      case "test_loss_squared" ->
          at(ExactDescent.testLossSquared(landscape, training, order), order);
      default -> at(ExactDescent.testLoss(landscape, training, order), order);
    };
  }

  private static Reply continuous(
      Arguments arguments,
      String process,
      String quantity,
      int order,
      PolynomialLandscape landscape) {
    int time = needed(arguments, T, Integer.MAX_VALUE);
    int batch = arguments.has(B) ? needed(arguments, B, Integer.MAX_VALUE) : 1;
    List<Polynomial> measured =
        switch (quantity) {
          case "test_loss" -> List.of(landscape.meanLoss());
          case "test_loss_squared" -> List.of(landscape.meanLoss().power(2));
          case "displacement" ->
              IntStream.range(0, landscape.dimension())
                  .mapToObj(
                      i ->
                          Polynomial.variable(landscape.dimension(), i)
                              .minus(
                                  Polynomial.constant(
                                      landscape.dimension(), landscape.start().get(i))))
                  .toList();
          default ->
              throw ProblemException.unfit(
                  "process=" + process + " has no training points, so it has no " + quantity,
                  "ask for test_loss or displacement");
        };
    List<BigFraction> numbers = new ArrayList<>();
    for (Polynomial observable : measured) {
      List<List<BigFraction>> table =
          process.equals("ode")
              ? ExactDiffusion.flow(landscape, observable, order)
              : ExactDiffusion.diffusion(landscape, batch, observable, order);
      BigFraction sum = BigFraction.ZERO;
      for (int m = order; m >= 0; m--) {
        sum = sum.multiply(new BigFraction(time)).add(table.get(order).get(m));
      }
      numbers.add(sum);
    }
    return quantity.equals("displacement") ? numbers(numbers) : number(numbers.get(0));
  }

  private static Reply enumerate(Arguments arguments) {
    NumberedDiagram typed = arguments.diagram(0);
    int edges = typed.diagram().edges();
    List<BigFraction> eigenvalues = eigenvalues(arguments, edges);
    int points = needed(arguments, N, 1000);
    int batch = batch(arguments, points);
    int epochs = needed(arguments, E, 1000);
    Training training =
        switch (arguments.word(SAMPLING).orElse("reshuffle")) {
          case "fixed" -> Training.fixed(points, batch, epochs);
          case "reshuffle" -> Training.reshuffle(points, batch, epochs);
          default ->
              throw ProblemException.unfit(
                  "draws with replacement are not gone through", "use sampling=reshuffle or fixed");
        };
    if (placements(typed, training) > MOST_PLACEMENTS) {
      throw ProblemException.beyondReach(
          "there are too many histories to go through one by one",
          "give smaller numbers for N and E");
    }
    List<Integer> parents = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    List<Integer> numbering = typed.numbering();
    for (int v = 0; v < edges; v++) {
      int parent = typed.diagram().parent(numbering.get(v));
      parents.add(parent < edges ? numbering.indexOf(parent) : parent);
      parts.add(typed.diagram().part(numbering.get(v)));
    }
    BigFraction sum = HistoryEnumeration.sum(parents, parts, training, eigenvalues);
    for (int v = 0; v < edges; v++) {
      sum = sum.divide(new BigFraction(-batch));
    }
    return number(sum.divide(new BigFraction(HistoryEnumeration.automorphisms(parents, parts))));
  }

  /** About how many placements are tried. */
  private static double placements(NumberedDiagram typed, Training training) {
    int batches = training.points() / training.batch();
    int epochs = training.updates() / batches;
    double arrangements =
        epochs == 1 || training.sampling() == Training.Sampling.FIXED
            ? 1
            : Math.pow(Math.pow(batches, training.points()), epochs - 1.0);
    return arrangements
        * Math.pow(training.points(), typed.diagram().partCount())
        * Math.pow(epochs, typed.diagram().edges());
  }

  private static List<BigFraction> eigenvalues(Arguments arguments, int edges) {
    if (!arguments.has(EIGENVALUES)) {
      return Collections.nCopies(edges, BigFraction.ZERO);
    }
    List<BigFraction> given =
        arguments.formulas(EIGENVALUES).stream()
            .map(
                k ->
                    k.number()
                        .orElseThrow(
                            () ->
                                ProblemException.unfit(
                                    "eigenvalues must be numbers here", "write k=[1/2, 1/3]")))
            .toList();
    if (given.size() != edges) {
      throw ProblemException.unfit(
          "the diagram has " + edges + " edges, but k lists " + given.size(),
          "give one eigenvalue for each edge, by the node below it");
    }
    return given;
  }

  private static Reply census(Arguments arguments) {
    int edges = arguments.order(0);
    if (edges > LabelledDiagrams.MOST_EDGES) {
      throw ProblemException.beyondReach(
          "diagrams are gone through up to " + LabelledDiagrams.MOST_EDGES + " edges",
          "count_diagrams counts further");
    }
    int count;
    if (arguments.has(LINKLESS)) {
      count =
          arguments.has(EMBEDDABLE)
              ? LabelledDiagrams.countLinklessEmbeddable(edges)
              : LabelledDiagrams.countLinkless(edges);
    } else {
      count =
          arguments.has(EMBEDDABLE)
              ? LabelledDiagrams.countEmbeddable(edges)
              : LabelledDiagrams.count(edges);
    }
    return new Reply.OfFormula(ClosedForm.of(count));
  }

  private static Reply close(Arguments arguments) {
    double x = decimal(arguments.reply(0));
    double y = decimal(arguments.reply(1));
    double within =
        arguments.formula(WITHIN).map(f -> decimal(new Reply.OfFormula(f))).orElse(0.01);
    return new Reply.OfTruth(Math.abs(x - y) <= within * Math.max(Math.abs(x), Math.abs(y)));
  }

  private static double decimal(Reply reply) {
    return switch (reply) {
      case Reply.OfDecimal d -> d.value();
      case Reply.OfFormula f ->
          f.formula()
              .number()
              .orElseThrow(
                  () ->
                      ProblemException.unfit(
                          "this formula is no number", "put numbers in with subs or decimal"))
              .doubleValue();
      default -> throw ProblemException.unfit("this is " + reply.phrase() + ", no number", "");
    };
  }

  private static Reply at(List<BigFraction> series, int order) {
    return number(series.get(order));
  }

  private static Reply number(BigFraction number) {
    return new Reply.OfFormula(ClosedForm.of(number));
  }

  private static Reply numbers(List<BigFraction> numbers) {
    return new Reply.OfList(numbers.stream().map(OracleFunctions::number).toList());
  }
}
