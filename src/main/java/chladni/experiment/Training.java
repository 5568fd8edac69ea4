package chladni.experiment;

import chladni.history.Sampling;
import chladni.problem.ProblemException;

/** How weights are trained in one trial. */
public sealed interface Training {

  /**
   * Stochastic gradient descent on N points drawn for the trial: θ ← θ − η Σ_{n in batch} ∇l_n/B,
   * or what an update rule makes of it.
   *
   * @param points the number N of training points
   * @param batch the number B of points in a batch; it divides N unless batches are drawn with
   *     replacement
   * @param updates the number T of updates; a multiple of N/B unless with replacement
   * @param sampling how batches are made of points
   * @param rule what an update does with the gradient of a batch
   */
  record Descent(int points, int batch, long updates, Sampling sampling, UpdateRule rule)
      implements Training {
    /**
     * Checks the numbers.
     *
     * @throws ProblemException if one is not positive, or there is no such grid
     */
    public Descent {
      positive("N", points);
      positive("B", batch);
      positive("T", updates);
      if (sampling != Sampling.REPLACEMENT && points % batch != 0) {
        throw ProblemException.unfit(
            "B = " + batch + " does not divide N = " + points, "every epoch needs N/B batches");
      }
      if (sampling != Sampling.REPLACEMENT && updates % (points / batch) != 0) {
        throw ProblemException.unfit(
            "T = " + updates + " is not a whole number of epochs of " + points / batch + " updates",
            "T = N*E/B must come out whole");
      }
    }
  }

  /**
   * Gradient descent: T updates, each with all N points drawn for the trial.
   *
   * @param points the number N of training points
   * @param updates the number T of updates
   * @param rule what an update does with the gradient
   */
  record FullBatch(int points, long updates, UpdateRule rule) implements Training {
    /**
     * Checks the numbers.
     *
     * @throws ProblemException if one is not positive
     */
    public FullBatch {
      positive("N", points);
      positive("T", updates);
    }
  }

  /**
   * GDC: gradient descent on the training loss plus (N−B)/(4NB) · Ĉ, where Ĉ = Σ_n (g_n − ḡ)·η(g_n
   * − ḡ)/(N−1) estimates the trace C^μ_μ of the covariance of the gradients g_n without bias. To
   * order η² its test loss is that of SGD with batches of B and as many updates.
   *
   * <p>Source: "A Perturbative Analysis of Stochastic Gradient Descent", after Corollary 2, for B =
   * 1.
   *
   * @param points the number N of training points
   * @param batch the batch size B of the SGD that is imitated
   * @param updates the number T of updates
   */
  record CovarianceRegularized(int points, int batch, long updates) implements Training {
    /**
     * Checks the numbers.
     *
     * @throws ProblemException if one is not positive, or B is greater than N
     */
    public CovarianceRegularized {
      positive("N", points);
      positive("B", batch);
      positive("T", updates);
      if (batch > points) {
        throw ProblemException.unfit(
            "a batch of " + batch + " has more points than N = " + points, "give B up to N");
      }
    }
  }

  /**
   * Descent with an ℓ² penalty tuned by the stabilized Takeuchi information criterion (STIC), for
   * landscapes of one weight: joint gradient descent of θ and λ ≥ 0, from λ = 0, on the training
   * loss + λθ²/2 + the generalization gap that Corollary 6 foretells, Ĉ/(N(Ĥ+λ)) · (1 −
   * exp(−ηT(Ĥ+λ))). Ĉ is the unbiased sample variance of the gradient at θ and Ĥ the mean curvature
   * there.
   *
   * <p>Source: "A Perturbative Analysis of Stochastic Gradient Descent", Corollary 6 (whose print
   * has 2N in place of N) and Figure 13.
   *
   * @param points the number N of training points
   * @param updates the number T of updates
   */
  record CriterionRegularized(int points, long updates) implements Training {
    /**
     * Checks the numbers.
     *
     * @throws ProblemException if one is not positive
     */
    public CriterionRegularized {
      positive("N", points);
      positive("T", updates);
    }
  }

  /**
   * Gradient flow dθ/dt = −η∇l on the test loss, by the classical Runge–Kutta method of order 4.
   *
   * @param time the time T
   * @param substeps steps in a unit of time; the step is at most one substep long
   */
  record Flow(double time, int substeps) implements Training {
    /**
     * Checks the numbers.
     *
     * @throws ProblemException if the time is negative or there are no substeps
     */
    public Flow {
      notNegative(time);
      positive("substeps", substeps);
    }
  }

  /**
   * The Itô diffusion dθ = −η∇l dt + η (C(θ)/B)^{1/2} dW, by the method of Euler and Maruyama.
   *
   * @param time the time T
   * @param batch the batch size B whose noise is matched
   * @param substeps steps in a unit of time
   */
  record Diffusion(double time, double batch, int substeps) implements Training {
    /**
     * Checks the numbers.
     *
     * @throws ProblemException if the time is negative, B not positive, or there are no substeps
     */
    public Diffusion {
      notNegative(time);
      if (!(batch > 0)) {
        throw ProblemException.unfit("B = " + batch + " must be positive", "give B=1");
      }
      positive("substeps", substeps);
    }
  }

  private static void positive(String name, long number) {
    if (number <= 0) {
      throw ProblemException.unfit(
          name + " = " + number + " must be a positive whole number", "give 1, 2, 3, …");
    }
  }

  private static void notNegative(double time) {
    if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
      throw ProblemException.unfit("T = " + time + " is no duration", "give T ≥ 0");
    }
  }
}
