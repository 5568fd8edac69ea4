/**
 * Experiments: training run many times on fresh training sets, and what it came to on average.
 *
 * <p>An {@link chladni.experiment.Experiment} says what is run; {@link
 * chladni.experiment.Simulation} runs it, on all cores; its {@link chladni.experiment.Trials} give
 * an {@link chladni.experiment.Estimate} of each quantity. Every trial has random streams of its
 * own, split from the seed, so that the outcome depends neither on the number of threads nor on the
 * number of other trials, and experiments of one seed see the same training sets.
 */
@org.jspecify.annotations.NullMarked
package chladni.experiment;
