/** What users can get wrong, said in sentences. */
@org.jspecify.annotations.NullMarked
package chladni.problem;
