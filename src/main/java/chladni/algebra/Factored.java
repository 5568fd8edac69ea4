package chladni.algebra;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A formula as a product: unit · Π base^exponent.
 *
 * <p>Bases are pairwise different and in the order of {@link Polynomial#compareTo}. Denominators
 * (negative exponents) are irreducible; the numerator is factored into irreducible polynomials
 * unless it is too large for that, when its single variables stand beside one polynomial factor.
 *
 * @param unit the rational number in front; 0 for the formula 0
 * @param factors the factors, each base once
 */
public record Factored(BigFraction unit, List<Factor> factors) {}
