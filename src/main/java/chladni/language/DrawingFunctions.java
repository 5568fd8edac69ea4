package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import chladni.problem.ProblemException;
import chladni.render.HistoryDrawing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Pictures of diagrams and histories, and their sources. */
final class DrawingFunctions {
  private static final Option NUMBERED =
      Option.flag("numbered", "every node with its number as typed");
  private static final Option CELLS =
      Option.list("at", "the cell [n, t] of each node as typed, for a history of one's choice");
  private static final List<Option> GRID =
      List.of(
          ProcessOptions.N, ProcessOptions.B, ProcessOptions.E, ProcessOptions.T, ProcessOptions.M);
  private static final Parameter X = Parameter.required("x", Parameter.Kind.ANY);

  private DrawingFunctions() {}

  static List<Function> all() {
    List<Option> options = new ArrayList<>(List.of(NUMBERED));
    options.addAll(GRID);
    options.add(CELLS);
    return List.of(
        new Function(
            "draw",
            "Pictures",
            List.of(Parameter.required("d", Parameter.Kind.DIAGRAM)),
            options,
            "a picture: root rightmost, children to its left, an outline round each part",
            "Tied nodes bear the same letter. With numbers for N, B, E it is a history on its grid:"
                + " rows are training points, columns updates, shaded cells those whose point is in"
                + " the batch. Points are taken in order in every epoch.",
            List.of(
                new Function.Example(
                    "draw(c(01-2)(02-12))",
                    """
                    ⓐ─╮
                      ├─●
                    ⓐ─╯\
                    """),
                new Function.Example("draw(c(0-1)(01), N=2, B=1, E=1)", " ░●⠤⠤⠤⠤⠤⠤⠤●\n\n  ·  ░░░")),
            (arguments, context) -> draw(arguments)),
        source(
            "tikz",
            "the TikZ source of a picture or a diagram",
            "It needs the package tikz and stands in text or in a formula.",
            new Function.Example(
                "tikz(c(0-1)(01))",
                """
                % c(0-1)(01)
                \\begin{tikzpicture}[x=.5pt,y=-.5pt,line cap=round,baseline={([yshift=-.6ex]current bounding box.center)}]
                  \\draw[line width=.6pt] (0,0) -- (48,0);
                  \\fill (0,0) circle[radius=1.8pt];
                  \\fill (48,0) circle[radius=1.8pt];
                \\end{tikzpicture}\
                """),
            Reply.OfPicture::tikz),
        source(
            "svg",
            "the SVG source of a picture or a diagram",
            "It stands in a page or in a file of its own.",
            new Function.Example(
                "svg(c(0)())",
                """
                <svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="-7 -7 14 14" width="14" height="14" fill="none" stroke-linecap="round">
                <title>c(0)()</title>
                <circle cx="0" cy="0" r="4" fill="currentColor"/>
                </svg>\
                """),
            Reply.OfPicture::svg));
  }

  private interface Target {
    String of(Reply.OfPicture picture);
  }

  private static Function source(
      String name, String summary, String details, Function.Example example, Target target) {
    return new Function(
        name,
        "Pictures",
        List.of(X),
        List.of(),
        summary,
        details,
        List.of(example),
        (arguments, context) ->
            Reply.OfText.of(target.of(picture(arguments.reply(0))).stripTrailing()));
  }

  private static Reply.OfPicture picture(Reply reply) {
    return switch (reply) {
      case Reply.OfPicture picture -> picture;
      case Reply.OfDiagram d -> Pictures.of(d.diagram());
      default ->
          throw ProblemException.unfit(
              "this must be a picture or a diagram, but is " + reply.phrase(),
              "write tikz(c(01-2)(02-12)) or tikz(draw(c(01-2)(02-12), N=4, B=1, E=1))");
    };
  }

  private static Reply draw(Arguments arguments) {
    NumberedDiagram typed = arguments.diagram(0);
    boolean onGrid = GRID.stream().anyMatch(arguments::has);
    if (!onGrid && arguments.has(CELLS)) {
      throw ProblemException.unfit(
          "a history needs its grid", "give N, B and E, as draw(d, N=4, B=1, E=2, at=[…])");
    }
    if (!onGrid) {
      return arguments.has(NUMBERED) ? Pictures.numbered(typed) : Pictures.of(typed);
    }
    if (typed.brackets() == Brackets.MOMENT) {
      throw ProblemException.unfit(
          "histories are drawn for cumulants", "write " + typed.diagram().name());
    }
    return history(typed, grid(arguments), arguments);
  }

  private static ShadedGrid grid(Arguments arguments) {
    Map<String, ClosedForm> given = new TreeMap<>();
    for (Option option : GRID) {
      arguments.formula(option).ifPresent(value -> given.put(option.name(), value));
    }
    Map<String, ClosedForm> all = GridEquations.solve(given, List.of("N", "B", "E"));
    List<Integer> numbers = new ArrayList<>();
    for (String name : List.of("N", "B", "E")) {
      ClosedForm value = Optional.ofNullable(all.get(name)).orElse(ClosedForm.symbol(name));
      if (value.number().isEmpty()) {
        throw ProblemException.unfit(
            "a grid that is drawn needs a number for " + name, "write draw(d, N=4, B=1, E=2)");
      }
      numbers.add(Arguments.toWhole(new Reply.OfFormula(value), name));
    }
    return ShadedGrid.of(numbers.get(0), numbers.get(1), numbers.get(2));
  }

  private static Reply history(NumberedDiagram typed, ShadedGrid grid, Arguments arguments) {
    Diagram diagram = typed.diagram();
    List<HistoryDrawing.Cell> cells =
        arguments.has(CELLS)
            ? grid.checked(typed, chosen(arguments))
            : grid.firstHistory(diagram)
                .orElseThrow(
                    () ->
                        ProblemException.unfit(
                            diagram.name() + " has no history on this grid",
                            "try more epochs or more training points"));
    HistoryDrawing drawing =
        HistoryDrawing.of(grid.points(), grid.updates(), grid.shaded(), diagram, cells);
    return new Reply.OfPicture(drawing.svg(), drawing.unicode(), drawing.ascii(), drawing.tikz());
  }

  private static List<HistoryDrawing.Cell> chosen(Arguments arguments) {
    List<HistoryDrawing.Cell> cells = new ArrayList<>();
    for (Reply item : arguments.items(CELLS)) {
      if (!(item instanceof Reply.OfList(List<Reply> pair)) || pair.size() != 2) {
        throw ProblemException.unfit(
            "a cell is a training point and an update", "write at=[[0, 1], [2, 3]]");
      }
      cells.add(
          new HistoryDrawing.Cell(
              Arguments.toWhole(pair.get(0), "a training point"),
              Arguments.toWhole(pair.get(1), "an update")));
    }
    return cells;
  }
}
