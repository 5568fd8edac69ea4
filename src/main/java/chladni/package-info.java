/** Chladni: a computer-algebra system for the diagrams of stochastic gradient descent. */
@org.jspecify.annotations.NullMarked
package chladni;
