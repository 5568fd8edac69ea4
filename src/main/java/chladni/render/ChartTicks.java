package chladni.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers marked on an axis: whole multiples of 1, 2 or 5 times a power of ten, or on a
 * logarithmic axis 1, 2 and 5 times powers of ten.
 *
 * @param values the numbers, ascending
 * @param texts how each is written
 */
record ChartTicks(List<Double> values, List<String> texts) {

  /** About so many marks between two numbers, in the units of the axis. */
  static ChartTicks of(double from, double to, Chart.Scale scale, int about) {
    List<BigDecimal> marks =
        switch (scale) {
          case LINEAR -> multiples(from, to, about);
          case LOGARITHMIC -> {
            List<BigDecimal> decades = decades(from, to, about);
            yield decades.size() < 2 ? multiples(from, to, about) : decades;
          }
        };
    return new ChartTicks(
        marks.stream().map(BigDecimal::doubleValue).toList(),
        marks.stream().map(ChartTicks::text).toList());
  }

  private static List<BigDecimal> multiples(double from, double to, int about) {
    double rough = (to - from) / about;
    int exponent = (int) Math.floor(Math.log10(rough));
    BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(exponent);
    for (int factor : new int[] {1, 2, 5, 10}) {
      step = BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
      if (step.doubleValue() >= rough) {
        break;
      }
    }
    List<BigDecimal> marks = new ArrayList<>();
    BigDecimal mark = new BigDecimal(from).divide(step, 0, RoundingMode.CEILING).multiply(step);
    for (; mark.doubleValue() <= to + 1e-9 * (to - from); mark = mark.add(step)) {
      marks.add(mark);
    }
    return marks;
  }

  private static List<BigDecimal> decades(double from, double to, int about) {
    int first = (int) Math.floor(Math.log10(from));
    int last = (int) Math.ceil(Math.log10(to));
    int[] factors = last - first <= 1 + about / 3 ? new int[] {1, 2, 5} : new int[] {1};
    int every = Math.max(1, (last - first + about + 1) / (about + 2));
    List<BigDecimal> marks = new ArrayList<>();
    for (int exponent = first; exponent <= last; exponent += every) {
      for (int factor : factors) {
        BigDecimal mark = BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
        if (mark.doubleValue() >= from * (1 - 1e-9) && mark.doubleValue() <= to * (1 + 1e-9)) {
          marks.add(mark);
        }
      }
    }
    return marks;
  }

  /** A number as on an axis: {@code 0.05}, {@code 2·10⁻⁵}. */
  static String text(double value) {
    return text(new BigDecimal(Double.toString(value)));
  }

  private static String text(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = number.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    if (exponent >= -4 && exponent <= 5) {
      return stripped.toPlainString().replace('-', '−');
    }
    String digits = stripped.scaleByPowerOfTen(-exponent).toPlainString().replace('-', '−');
    String power = "10" + raised(exponent);
    return digits.equals("1") ? power : digits + "·" + power;
  }

  private static String raised(int exponent) {
    StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
    }
    return text.toString();
  }
}
