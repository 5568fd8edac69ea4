/** The known results, as data and checks. */
@org.jspecify.annotations.NullMarked
package chladni.paper;
