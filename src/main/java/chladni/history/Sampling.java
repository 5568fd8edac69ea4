package chladni.history;

/** How SGD draws its batches. */
public enum Sampling {
  /** A fresh uniformly random split of the training set into batches in every epoch. */
  RESHUFFLE("reshuffle"),
  /** One uniformly random split, used in the same order in every epoch. */
  FIXED("fixed"),
  /** Every slot of every batch draws a training point uniformly and independently. */
  REPLACEMENT("replacement");

  private final String option;

  Sampling(String option) {
    this.option = option;
  }

  /** The option's name in the language: {@code reshuffle}, {@code fixed}, {@code replacement}. */
  public String option() {
    return option;
  }
}
