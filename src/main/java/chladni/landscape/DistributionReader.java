package chladni.landscape;

import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.fraction.BigFraction;

/**
 * Reads distributions: {@code normal(mean, standard deviation)}, {@code uniform(from, to)}, {@code
 * values([v, …], [p, …])}; without the second list of {@code values} all are equally likely.
 */
final class DistributionReader {
  private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z]+)\\s*\\((.*)\\)\\s*");
  private static final int MOST_VALUES = 10_000;

  private final String origin;
  private final Constants constants;

  DistributionReader(String origin, Constants constants) {
    this.origin = origin;
    this.constants = constants;
  }

  /**
   * Reads a distribution.
   *
   * @param variable what is so distributed
   * @throws ProblemException if it is none
   */
  Distribution read(String text, String variable) {
    String place = "data: " + variable;
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw unknown(text, place);
    }
    List<String> arguments = split(m.group(2), place);
    return switch (m.group(1)) {
      case "normal" -> {
        List<BigFraction> two = two(arguments, text, place, "a mean and a standard deviation");
        if (two.get(1).signum() < 0) {
          throw ProblemException.unfit(
              at(place) + "the standard deviation in " + text + " is negative",
              "normal(mean, standard deviation)");
        }
        yield new Distribution.Normal(two.get(0), two.get(1));
      }
      case "uniform" -> {
        List<BigFraction> two = two(arguments, text, place, "two ends");
        if (two.get(0).compareTo(two.get(1)) > 0) {
          throw ProblemException.unfit(
              at(place) + "the ends in " + text + " are the wrong way round", "uniform(from, to)");
        }
        yield new Distribution.Uniform(two.get(0), two.get(1));
      }
      case "values" -> values(arguments, text, place);
      default -> throw unknown(text, place);
    };
  }

  private ProblemException unknown(String text, String place) {
    return ProblemException.malformed(
        at(place) + JsonSource.shown(text) + " is no distribution",
        "write normal(mean, standard deviation), uniform(from, to) or values([0, 1], [1/3, 2/3])");
  }

  private String at(String place) {
    return origin + ": " + place + ": ";
  }

  private List<BigFraction> two(List<String> arguments, String text, String place, String what) {
    if (arguments.size() != 2) {
      throw ProblemException.malformed(at(place) + text + " needs " + what, "");
    }
    return arguments.stream().map(a -> constants.value(a.strip(), place)).toList();
  }

  private Distribution values(List<String> arguments, String text, String place) {
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw ProblemException.malformed(
          at(place) + JsonSource.shown(text) + " needs a list of values and one of probabilities",
          "write values([0, 1], [1/3, 2/3])");
    }
    List<BigFraction> values = list(arguments.get(0), place);
    if (values.isEmpty()) {
      throw ProblemException.unfit(at(place) + "there are no values", "give at least one");
    }
    List<BigFraction> probabilities =
        arguments.size() == 2
            ? list(arguments.get(1), place)
            : Collections.nCopies(values.size(), new BigFraction(1, values.size()));
    if (probabilities.size() != values.size()) {
      throw ProblemException.unfit(
          at(place)
              + "there are "
              + values.size()
              + " values and "
              + probabilities.size()
              + " probabilities",
          "give one probability for each value");
    }
    BigFraction sum = BigFraction.ZERO;
    for (BigFraction p : probabilities) {
      if (p.signum() < 0) {
        throw ProblemException.unfit(
            at(place) + "the probability " + ExactNumber.text(p) + " is negative", "");
      }
      sum = sum.add(p);
    }
    if (!sum.equals(BigFraction.ONE)) {
      throw ProblemException.unfit(
          at(place) + "the probabilities sum to " + ExactNumber.text(sum) + ", not to 1", "");
    }
    return new Distribution.Values(values, probabilities);
  }

  private List<BigFraction> list(String text, String place) {
    String inside = text.strip();
    if (!inside.startsWith("[") || !inside.endsWith("]")) {
      throw ProblemException.malformed(
          at(place) + JsonSource.shown(inside) + " is no list", "write [0, 1]");
    }
    List<String> items = split(inside.substring(1, inside.length() - 1), place);
    if (items.size() > MOST_VALUES) {
      throw ProblemException.beyondReach(
          at(place) + items.size() + " values are too many", "up to " + MOST_VALUES + " are read");
    }
    return items.stream().map(i -> constants.value(i.strip(), place)).toList();
  }

  /** The pieces between commas outside of brackets. */
  private List<String> split(String text, String place) {
    List<String> pieces = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      } else if (c == ',' && depth == 0) {
        pieces.add(text.substring(from, i));
        from = i + 1;
      }
      if (depth < 0) {
        throw ProblemException.malformed(at(place) + "a bracket closes that was never open", "");
      }
    }
    if (!pieces.isEmpty() || !text.isBlank()) {
      pieces.add(text.substring(from));
    }
    return pieces;
  }
}
