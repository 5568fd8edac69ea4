package chladni.algebra;

/**
 * A power of a polynomial, as it stands in a factored formula.
 *
 * @param base a primitive polynomial with positive leading coefficient, not constant
 * @param exponent not zero; negative in a denominator
 */
public record Factor(Polynomial base, int exponent) {}
