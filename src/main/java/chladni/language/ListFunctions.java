package chladni.language;

import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lists, tables, and files of comma-separated values. */
final class ListFunctions {
  private static final String TOPIC = "Lists and tables";

  private ListFunctions() {}

  static List<Function> all() {
    return List.of(
        new Function(
            "append",
            TOPIC,
            List.of(
                Parameter.required("list", Parameter.Kind.ANY),
                Parameter.required("item", Parameter.Kind.ANY)),
            List.of(),
            "the list with one item more at its end",
            "",
            List.of(new Function.Example("append([1, 2], N)", "[1, 2, N]")),
            (arguments, context) -> {
              List<Reply> items = new ArrayList<>(Evaluator.items(arguments.reply(0)));
              items.add(arguments.reply(1));
              return new Reply.OfList(items);
            }),
        new Function(
            "table",
            TOPIC,
            List.of(
                Parameter.required("rows", Parameter.Kind.ANY),
                Parameter.repeated("column", Parameter.Kind.WORD)),
            List.of(),
            "a table of a list of rows, each a list itself",
            "The columns are named by words, or by text in double quotes.",
            List.of(
                new Function.Example(
                    "table([[d, weight(d)] for d in diagrams(1)], diagram, weight)",
                    """
                    diagram     weight
                    c(0-1)(01)  -N*E/B\
                    """)),
            (arguments, context) -> table(arguments)),
        new Function(
            "csv",
            TOPIC,
            List.of(
                Parameter.required("file", Parameter.Kind.TEXT),
                Parameter.required("rows", Parameter.Kind.ANY)),
            List.of(SessionFunctions.OVERWRITE),
            "writes a table, or a list of rows, as a file of comma-separated values",
            "The name of the file ends in .csv. A file that is there already stays, unless"
                + " overwrite is given or it says the same. Formulas are written as the language"
                + " reads them. Source: RFC 4180, with \\n"
                + " at the end of each line.",
            List.of(
                new Function.Example(
                    "csv(\"my.csv\", [[d, weight(d)] for d in diagrams(2)])",
                    "4 lines are written to my.csv")),
            (arguments, context) -> {
              String name = SessionFunctions.named(arguments.word(0), ".csv");
              List<List<String>> lines = lines(arguments.reply(1));
              context.files().write(name, text(lines), SessionFunctions.existing(arguments));
              return Reply.OfText.of(
                  lines.size()
                      + (lines.size() == 1 ? " line is" : " lines are")
                      + " written to "
                      + name);
            }));
  }

  private static Reply table(Arguments arguments) {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i < arguments.count(); i++) {
      columns.add(arguments.word(i));
    }
    List<List<Reply>> rows = new ArrayList<>();
    for (Reply row : Evaluator.items(arguments.reply(0))) {
      List<Reply> cells = Evaluator.items(row);
      if (cells.size() != columns.size()) {
        throw ProblemException.unfit(
            "row "
                + (rows.size() + 1)
                + " has "
                + cells.size()
                + (cells.size() == 1 ? " item" : " items")
                + ", but there "
                + (columns.size() == 1 ? "is 1 column" : "are " + columns.size() + " columns"),
            "give each row one item for each column");
      }
      rows.add(cells);
    }
    return new Reply.OfTable(columns, rows);
  }

  private static List<List<String>> lines(Reply reply) {
    if (reply instanceof Reply.OfTable(List<String> columns, List<List<Reply>> rows)) {
      List<List<String>> lines = new ArrayList<>();
      lines.add(columns);
      rows.forEach(row -> lines.add(row.stream().map(ReplySource::of).toList()));
      return lines;
    }
    return Evaluator.items(reply).stream()
        .map(
            row ->
                switch (row) {
                  case Reply.OfList l -> l.items().stream().map(ReplySource::of).toList();
                  case Reply.OfDiagrams d -> d.diagrams().stream().map(x -> x.name()).toList();
                  default -> List.of(ReplySource.of(row));
                })
        .toList();
  }

  private static String text(List<List<String>> lines) {
    return lines.stream()
        .map(line -> line.stream().map(ListFunctions::cell).collect(Collectors.joining(",")) + "\n")
        .collect(Collectors.joining());
  }

  private static String cell(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
