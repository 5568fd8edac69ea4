package chladni.language;

import java.util.List;

/**
 * Functions that a package further on adds to the language.
 *
 * <p>An extension is found by {@link java.util.ServiceLoader}: its class is named in {@code
 * META-INF/services/chladni.language.Extension} and has a public constructor without parameters.
 */
public interface Extension {
  /** The functions, in the order of the reference. */
  List<Function> functions();
}
