package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.algebra.QuadraticRoot;
import chladni.algebra.ResummedForm;
import chladni.diagram.Automorphisms;
import chladni.diagram.Diagram;
import chladni.diagram.Links;
import chladni.diagram.NumberedDiagram;
import chladni.expansion.Expansion;
import chladni.expansion.ResummedExpansion;
import chladni.expansion.ResummedTerm;
import chladni.expansion.Term;
import chladni.render.ResummedFormulaNotation;
import chladni.render.TensorNotation;
import chladni.render.TextFormula;
import chladni.render.TextWriter;
import chladni.symja.Answer;
import chladni.value.NamedContraction;
import chladni.value.TensorNames;
import chladni.value.ValueClass;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Writes replies and mistakes as JSON, one object each, on one line.
 *
 * @param names the names of tensors
 */
public record ReplyJson(TensorNames names) {
  private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

  /** The JSON object of a reply. */
  public String write(Reply reply) {
    return gson().toJson(object(reply));
  }

  /** The JSON object of a reply with notes about it. */
  public String write(Reply reply, List<String> notes) {
    JsonObject object = object(reply);
    if (!notes.isEmpty()) {
      object.add("notes", array(notes));
    }
    return gson().toJson(object);
  }

  /** The JSON object of a mistake. */
  public String write(Mistake mistake) {
    return gson().toJson(object(mistake));
  }

  private static JsonObject object(Mistake mistake) {
    JsonObject object = new JsonObject();
    object.addProperty("kind", "error");
    object.addProperty("message", mistake.problem().message());
    object.addProperty("line", mistake.place().line());
    object.addProperty("column", mistake.place().column());
    object.addProperty("hint", mistake.problem().hint());
    object.addProperty("text", mistake.rendered());
    mistake.origin().ifPresent(file -> object.addProperty("file", file));
    if (!mistake.callers().isEmpty()) {
      object.add("callers", objects(mistake.callers(), ReplyJson::object));
    }
    return object;
  }

  private static JsonObject object(Mistake.Caller caller) {
    JsonObject object = new JsonObject();
    object.addProperty("what", caller.what());
    object.addProperty("line", caller.place().line());
    object.addProperty("column", caller.place().column());
    caller.origin().ifPresent(file -> object.addProperty("file", file));
    return object;
  }

  private static Gson gson() {
    return new GsonBuilder().disableHtmlEscaping().create();
  }

  private JsonObject object(Reply reply) {
    JsonObject object = new JsonObject();
    object.addProperty("kind", reply.kind());
    object.addProperty("text", ReplySource.of(reply));
    addFields(object, reply);
    object.addProperty("latex", new ReplyLatex(names).write(reply));
    return object;
  }

  /** What replies of one kind have beyond kind, text and latex. */
  private void addFields(JsonObject object, Reply reply) {
    switch (reply) {
      case Reply.OfDiagram d -> add(object, d.diagram());
      case Reply.OfDiagrams d -> {
        object.addProperty("count", d.diagrams().size());
        object.add("items", array(d.diagrams().stream().map(Diagram::name).toList()));
      }
      case Reply.OfFormula f -> {
        if (f.formula().number().isEmpty()) {
          object.add("variables", array(f.formula().variables()));
        }
      }
      case Reply.OfTruth t -> object.addProperty("value", t.holds());
      case Reply.OfValue v -> add(object, v);
      case Reply.OfExpansion e -> add(object, e);
      case Reply.OfResummed r -> {
        object.add("variables", array(List.copyOf(r.form().variables())));
        r.diagram().ifPresent(d -> object.addProperty("diagram", d.name()));
        object.addProperty("compact", compact(r.form()));
        if (!r.form().roots().isEmpty()) {
          JsonObject roots = new JsonObject();
          for (QuadraticRoot root : r.form().roots()) {
            roots.addProperty(
                root.name(),
                TextWriter.ASCII.write(ResummedFormulaNotation.equation(root)) + " = 0");
          }
          object.add("roots", roots);
        }
      }
      case Reply.OfEstimate e -> EstimateReply.addFields(object, e);
      case Reply.OfDecimal d -> object.addProperty("exact", false);
      case Reply.OfPrediction p -> PredictionReply.addFields(object, p);
      case Reply.OfAlgebra a -> {
        if (a.answer() instanceof Answer.Exact exact) {
          object.add("variables", array(List.copyOf(exact.form().variables())));
        }
      }
      case Reply.OfGrowth g -> {
        object.add("variables", array(List.copyOf(g.leading().variables())));
        object.addProperty("grows", g.variable());
      }
      case Reply.OfResummedExpansion r -> add(object, r.expansion());
      case Reply.OfSeries s -> {
        object.addProperty("exact", s.coefficients().isExact());
        object.addProperty("method", s.method());
        object.add("axes", array(s.axes()));
        if (!s.names().isEmpty()) {
          object.add("components", array(s.names()));
        }
        object.add("coefficients", nested(s.coefficients()));
      }
      case Reply.OfTable t -> {
        object.add("columns", array(t.columns()));
        object.add("rows", objects(t.rows(), row -> array(sources(row))));
      }
      case Reply.OfPicture p -> object.addProperty("svg", p.svg());
      case Reply.OfLandscape l -> object.add("weights", array(l.landscape().weights()));
      case Reply.OfList l -> {
        object.addProperty("count", l.items().size());
        object.add("items", objects(l.items(), this::object));
      }
      case Reply.OfText t -> {}
      case Reply.OfDerivation d -> object.add("steps", objects(d.steps(), this::step));
      case Reply.OfFunction f -> object.add("parameters", array(f.function().parameters()));
    }
  }

  private JsonObject step(Reply.OfDerivation.Step step) {
    JsonObject object = new JsonObject();
    object.addProperty("heading", step.heading());
    object.add(
        "lines",
        objects(
            step.lines(),
            line -> {
              JsonObject shown = object(line.reply());
              if (!line.label().isEmpty()) {
                shown.addProperty("label", line.label());
              }
              return shown;
            }));
    return object;
  }

  private void add(JsonObject object, Reply.OfValue v) {
    if (v.value().terms().size() == 1 && v.start().isZero()) {
      object.addProperty("value_class", v.value().terms().firstKey().name());
    }
    object.addProperty("display", new ReplyText(names, TextWriter.UNICODE).write(v));
    addStart(object, v.start());
    object.add(
        "terms",
        objects(
            v.value().terms().entrySet(),
            term -> term(term.getValue(), term.getKey(), Reply.Shape.READABLE)));
  }

  private void add(JsonObject object, Reply.OfExpansion e) {
    Expansion expansion = e.expansion();
    object.addProperty("order", expansion.order());
    object.add("variables", array(expansion.variables()));
    addStart(object, expansion.start());
    if (!expansion.premises().weightDecay().isZero()) {
      object.addProperty("weight_decay", TextFormula.of(expansion.premises().weightDecay()));
    }
    object.add("terms", objects(expansion.terms(), term -> term(term, e.shape())));
  }

  private static void addStart(JsonObject object, ClosedForm start) {
    if (!start.isZero()) {
      object.addProperty("start", TextFormula.of(start));
    }
  }

  private static void add(JsonObject object, NumberedDiagram d) {
    Diagram diagram = d.diagram();
    NumberedDiagram canonical =
        new NumberedDiagram(diagram, NumberedDiagram.canonical(diagram).numbering(), d.brackets());
    object.addProperty("diagram", canonical.name());
    if (!d.equals(canonical)) {
      object.addProperty("typed", d.name());
    }
    object.addProperty("edges", diagram.edges());
    object.add("parts", array(parts(diagram)));
    object.add("automorphisms", whole(Automorphisms.order(diagram)));
    object.addProperty("linkless", Links.isLinkless(diagram));
  }

  /** The parts in the canonical numbering, without roots. */
  private static List<String> parts(Diagram diagram) {
    String separator = diagram.edges() > 9 ? "," : "";
    return IntStream.range(0, diagram.partCount())
        .mapToObj(
            p ->
                String.join(
                    separator,
                    IntStream.range(0, diagram.edges())
                        .filter(v -> diagram.part(v) == p)
                        .mapToObj(Integer::toString)
                        .toList()))
        .toList();
  }

  private JsonObject term(Term term, Reply.Shape shape) {
    JsonObject object = term(term.coefficient(), term.value(), shape);
    object.addProperty("order", term.order());
    object.add(
        "diagrams",
        array(
            term.contributions().stream()
                .map(contribution -> contribution.diagram().name())
                .distinct()
                .toList()));
    return object;
  }

  private void add(JsonObject object, ResummedExpansion expansion) {
    object.addProperty("order", expansion.order());
    object.addProperty("resummed", true);
    object.add("variables", array(expansion.variables()));
    if (!expansion.start().isZero()) {
      object.addProperty("start", TextFormula.of(expansion.start()));
    }
    JsonArray terms = new JsonArray();
    expansion.terms().forEach(term -> terms.add(term(term)));
    object.add("terms", terms);
  }

  private JsonObject term(ResummedTerm term) {
    JsonObject object = new JsonObject();
    object.addProperty("order", term.order());
    object.addProperty(
        "coefficient",
        TextWriter.ASCII.write(ResummedFormulaNotation.expanded(term.coefficient())));
    object.addProperty("compact", compact(term.coefficient()));
    object.addProperty("tensor", tensor(NamedContraction.of(term.value(), names)));
    object.addProperty("value_class", term.value().name());
    object.addProperty("diagram", term.diagram().name());
    object.add("diagrams", array(List.of(term.diagram().name())));
    return object;
  }

  private static String compact(ResummedForm form) {
    return TextWriter.ASCII.write(ResummedFormulaNotation.compact(form));
  }

  private JsonObject term(ClosedForm coefficient, ValueClass value, Reply.Shape shape) {
    JsonObject object = new JsonObject();
    object.addProperty("coefficient", TextWriter.ASCII.write(ReplyNotation.of(coefficient, shape)));
    object.addProperty("tensor", tensor(NamedContraction.of(value, names)));
    object.addProperty("value_class", value.name());
    return object;
  }

  private static String tensor(NamedContraction named) {
    return TextWriter.UNICODE.write(TensorNotation.explicit(named));
  }

  /** Numbers that JSON readers keep exact stay numbers; greater ones become strings. */
  private static JsonPrimitive whole(BigInteger number) {
    return number.abs().compareTo(EXACT) < 0
        ? new JsonPrimitive(number)
        : new JsonPrimitive(number.toString());
  }

  private static JsonElement nested(Nested numbers) {
    return switch (numbers) {
      case Nested.Leaf leaf -> new JsonPrimitive(ReplySource.number(leaf.value()));
      case Nested.Decimal decimal -> new JsonPrimitive(Double.toString(decimal.value()));
      case Nested.Branch branch -> objects(branch.items(), ReplyJson::nested);
    };
  }

  private static List<String> sources(List<Reply> replies) {
    return replies.stream().map(ReplySource::of).toList();
  }

  private static JsonArray array(Collection<String> strings) {
    return objects(strings, JsonPrimitive::new);
  }

  private static <X> JsonArray objects(Collection<X> items, Function<X, JsonElement> writer) {
    JsonArray array = new JsonArray();
    items.forEach(item -> array.add(writer.apply(item)));
    return array;
  }
}
