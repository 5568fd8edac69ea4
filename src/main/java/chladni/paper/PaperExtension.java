package chladni.paper;

import chladni.language.Extension;
import chladni.language.Function;
import java.util.List;
import java.util.stream.Stream;

/** Adds the known results, and what checks them, to the language. */
public final class PaperExtension implements Extension {
  @Override
  public List<Function> functions() {
    return Stream.of(PaperFunctions.all(), OracleFunctions.all()).flatMap(List::stream).toList();
  }
}
