package chladni.landscape;

import java.util.List;
import java.util.SequencedMap;
import org.hipparchus.fraction.BigFraction;

/**
 * Where losses are expanded: the values of weights and parameters.
 *
 * @param scope the names that a loss may use
 * @param weights the names of the weights, components of vectors as {@code w[1]}
 * @param start the value of each weight
 * @param parameters the values of the parameters
 */
record Point(
    Scope scope,
    List<String> weights,
    List<BigFraction> start,
    SequencedMap<String, BigFraction> parameters) {}
