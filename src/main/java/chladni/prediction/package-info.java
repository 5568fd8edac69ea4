/**
 * Numbers for expansions: predictions with their errors, unbiased estimates from samples, and
 * landscapes of many weights.
 */
@org.jspecify.annotations.NullMarked
package chladni.prediction;
