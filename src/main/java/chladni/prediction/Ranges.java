package chladni.prediction;

import chladni.expansion.ResummedExpander;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where an order makes sense: warnings about η and T.
 *
 * <p>A plain order is smaller than the one before by about ηT‖H‖, so it should be below 1. Resummed
 * orders contain (1−k)^T for the eigenvalues k of K = ηH: from k = 2 on these grow with T, from k =
 * 1 on every update overshoots, and for k < 0 they grow as exp(T|k|). The continuum form puts
 * exp(−kT) in its place, which is right to a part in kT·k/2 or so; it should have k below 1/2.
 *
 * @param eta η
 * @param norm ‖H‖, the largest size of an eigenvalue of H with the learning-rate matrix
 */
record Ranges(double eta, double norm) {

  Optional<String> plain(int order, OptionalDouble updates) {
    double step = eta * norm;
    if (updates.isPresent()) {
      double reach = step * updates.getAsDouble();
      return reach >= 1 && order > 0
          ? Optional.of(
              format(
                  "η·T·‖H‖ = %s is not below 1: plain orders need not get smaller; use resummed",
                  reach))
          : Optional.empty();
    }
    return step >= 1
        ? Optional.of(format("η·‖H‖ = %s is not below 1: plain orders need not get smaller", step))
        : Optional.empty();
  }

  List<String> resummed(double[] eigenvalues, ResummedExpander.Time time, OptionalDouble updates) {
    List<String> warnings = new ArrayList<>();
    double largest = eta * Arrays.stream(eigenvalues).max().orElse(0);
    double least = eta * Arrays.stream(eigenvalues).min().orElse(0);
    if (time == ResummedExpander.Time.CONTINUUM) {
      if (largest >= 0.5) {
        warnings.add(
            format(
                "η·‖H‖ = %s is not small, as the continuum form supposes: use resummed", largest));
      }
    } else if (largest >= 2) {
      warnings.add(
          format("η·‖H‖ = %s is not below 2: descent diverges, and so do all orders", largest));
    } else if (largest >= 1) {
      warnings.add(
          format(
              "η·‖H‖ = %s is not below 1: every update overshoots, and orders need not get"
                  + " smaller",
              largest));
    }
    double growth = -least * updates.orElse(1);
    if (growth >= 1) {
      warnings.add(
          format(
              "H has the negative eigenvalue %s, along which all orders grow by exp(%s)",
              least / eta, growth));
    }
    return warnings;
  }

  /** A sentence with numbers of three digits. */
  private static String format(String sentence, double... numbers) {
    return String.format(
        Locale.ROOT, sentence, Arrays.stream(numbers).mapToObj(Ranges::digits).toArray());
  }

  /** A number to three digits; one that floating point does not hold by where that ends. */
  static String digits(double number) {
    if (!Double.isFinite(number)) {
      return "1.8e308 or more";
    }
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(3)).stripTrailingZeros();
    return rounded.precision() - rounded.scale() > 6 ? rounded.toString() : rounded.toPlainString();
  }
}
