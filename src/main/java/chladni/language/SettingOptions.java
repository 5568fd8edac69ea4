package chladni.language;

import chladni.value.Setting;
import java.util.List;

/** The options that say what is assumed of the landscape at the start. */
final class SettingOptions {
  static final Option AT =
      Option.choice("at", List.of("minimum"), "start where the mean gradient vanishes");
  static final Option NOISE =
      Option.choice(
          "noise",
          List.of("any", "none", "gaussian"),
          "how gradients differ between data points: no assumption (default), not at all, as a"
              + " Gaussian process");
  static final Option WEIGHT_DECAY =
      Option.formula(
          "weight_decay", "λ: train on l_x + λ|θ|²/2 in place of l_x, and measure that loss");
  static final List<Option> ALL = List.of(AT, NOISE);

  private SettingOptions() {}

  static Setting setting(Arguments arguments) {
    return new Setting(
        arguments.has(AT) ? Setting.Start.MINIMUM : Setting.Start.ANYWHERE,
        switch (arguments.word(NOISE).orElse("any")) {
          case "none" -> Setting.Noise.NONE;
          case "gaussian" -> Setting.Noise.GAUSSIAN;
          default -> Setting.Noise.ANY;
        });
  }
}
