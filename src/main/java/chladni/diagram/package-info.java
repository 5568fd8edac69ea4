/**
 * Diagrams: rooted trees with a partition of their nodes; canonical form, automorphisms, links,
 * enumeration, census.
 */
@org.jspecify.annotations.NullMarked
package chladni.diagram;
