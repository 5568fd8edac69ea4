package chladni.landscape;

import org.hipparchus.fraction.BigFraction;

/**
 * One of the losses of a landscape of finite support.
 *
 * @param probability how likely it is
 * @param loss the loss
 */
public record Outcome(BigFraction probability, Expression loss) {}
