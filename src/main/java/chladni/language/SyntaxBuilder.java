package chladni.language;

import chladni.diagram.NumberedDiagram;
import chladni.language.Syntax.Operator;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Turns the tokens of a statement into our own tree. */
final class SyntaxBuilder extends ChladniBaseVisitor<Syntax> {
  private static final int MOST_DIGITS = 10_000;
  private static final int EXPONENT_BITS = 14;

  private final Source source;

  private SyntaxBuilder(Source source) {
    this.source = source;
  }

  static Statement statement(Source source, Layout.Line line) {
    return switch (line) {
      case Layout.Line.Single single -> new SyntaxBuilder(source).single(single);
      case Layout.Line.Block block -> new SyntaxBuilder(source).repetition(block);
    };
  }

  private <C extends ParserRuleContext> C parsed(
      List<Token> tokens, Function<ChladniParser, C> rule) {
    ChladniParser parser = new ChladniParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    try {
      return rule.apply(parser);
    } catch (ParseCancellationException e) {
      parser.reset();
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    }
    try {
      return rule.apply(parser);
    } catch (ParseCancellationException e) {
      if (e.getCause() instanceof RecognitionException cause) {
        throw SyntaxErrors.explained(source, cause, tokens);
      }
      throw e;
    }
  }

  private Statement single(Layout.Line.Single line) {
    List<Token> tokens = line.tokens();
    ChladniParser.StatementContext statement = parsed(tokens, ChladniParser::statement);
    Syntax first = visit(statement.expression(0));
    String text = Source.between(tokens.get(0), tokens.get(tokens.size() - 2));
    if (statement.EQUALS() == null) {
      return new Statement.Evaluated(Optional.empty(), first, line.silent(), text);
    }
    if (first instanceof Syntax.Call call) {
      List<Syntax.Name> parameters = call.arguments().stream().map(this::parameter).toList();
      return new Statement.Definition(
          call.function(), parameters, visit(statement.expression(1)), line.silent(), text);
    }
    Syntax.Name target =
        name(
            first,
            statement.expression(0),
            "only a name can be assigned to, or a function defined",
            "to ask for equality write ==");
    return new Statement.Evaluated(
        Optional.of(target), visit(statement.expression(1)), line.silent(), text);
  }

  private Syntax.Name parameter(Syntax.Argument argument) {
    if (argument instanceof Syntax.Positional(Syntax.Name name)) {
      return name;
    }
    throw source.malformed(
        argument.place(),
        "where a function is defined, a name stands for each argument",
        "write f(d) = weight(d); to ask for equality write ==");
  }

  private Statement repetition(Layout.Line.Block block) {
    ChladniParser.RepetitionContext head = parsed(block.head(), ChladniParser::repetition);
    return new Statement.Repetition(
        Source.of(head.getStart()),
        new Syntax.Generator(name(head.name().getStart()), visit(head.expression())),
        block.body().stream().map(line -> statement(source, line)).toList(),
        Source.between(block.head().get(0), block.last()));
  }

  private Syntax.Name name(
      Syntax left, ChladniParser.ExpressionContext context, String message, String hint) {
    if (left instanceof Syntax.Name name
        && context.getStart().getType() != ChladniLexer.LEFT_ROUND) {
      return name;
    }
    throw source.malformed(Source.of(context.getStart()), message, hint);
  }

  @Override
  public Syntax visitExpression(ChladniParser.ExpressionContext context) {
    Syntax left = visit(context.range(0));
    return context.SAME() == null
        ? left
        : new Syntax.Equality(place(context.SAME()), left, visit(context.range(1)));
  }

  @Override
  public Syntax visitRange(ChladniParser.RangeContext context) {
    Syntax from = visit(context.sum(0));
    return context.TO() == null
        ? from
        : new Syntax.Range(place(context.TO()), from, visit(context.sum(1)));
  }

  @Override
  public Syntax visitComprehension(ChladniParser.ComprehensionContext context) {
    return new Syntax.Comprehension(
        Source.of(context.getStart()),
        visit(context.expression(0)),
        context.generator().stream()
            .map(g -> new Syntax.Generator(name(g.name().getStart()), visit(g.expression())))
            .toList(),
        context.IF() == null ? Optional.empty() : Optional.of(visit(context.expression(1))));
  }

  @Override
  public Syntax visitConditional(ChladniParser.ConditionalContext context) {
    return new Syntax.Conditional(
        Source.of(context.getStart()),
        visit(context.expression(0)),
        visit(context.expression(1)),
        visit(context.expression(2)));
  }

  @Override
  public Syntax visitSum(ChladniParser.SumContext context) {
    return chain(context.children);
  }

  @Override
  public Syntax visitProduct(ChladniParser.ProductContext context) {
    return chain(context.children);
  }

  /** Operands at even places, operators between them. */
  private Syntax chain(List<ParseTree> children) {
    Syntax first = visit(children.get(0));
    List<Syntax.Step> steps = new ArrayList<>();
    for (int i = 1; i < children.size(); i += 2) {
      Token operator = ((TerminalNode) children.get(i)).getSymbol();
      steps.add(
          new Syntax.Step(Source.of(operator), operator(operator), visit(children.get(i + 1))));
    }
    return steps.isEmpty() ? first : new Syntax.Chain(first.place(), first, steps);
  }

  private static Operator operator(Token token) {
    return switch (token.getType()) {
      case ChladniLexer.PLUS -> Operator.PLUS;
      case ChladniLexer.MINUS -> Operator.MINUS;
      case ChladniLexer.TIMES -> Operator.TIMES;
      case ChladniLexer.OVER -> Operator.OVER;
      default -> throw new IllegalArgumentException("not an operator of a chain: " + token);
    };
  }

  @Override
  public Syntax visitSigned(ChladniParser.SignedContext context) {
    Syntax operand = visit(context.factor());
    return context.MINUS() == null ? operand : new Syntax.Negation(place(context.MINUS()), operand);
  }

  @Override
  public Syntax visitPower(ChladniParser.PowerContext context) {
    Syntax base = visit(context.item());
    return context.HAT() == null
        ? base
        : new Syntax.Power(place(context.HAT()), base, visit(context.factor()));
  }

  @Override
  public Syntax visitItem(ChladniParser.ItemContext context) {
    Syntax item = visit(context.atom());
    for (int i = 0; i < context.expression().size(); i++) {
      item = new Syntax.Index(place(context.LEFT_SQUARE(i)), item, visit(context.expression(i)));
    }
    return item;
  }

  @Override
  public Syntax visitList(ChladniParser.ListContext context) {
    return new Syntax.ListLiteral(
        Source.of(context.getStart()), context.expression().stream().map(this::visit).toList());
  }

  @Override
  public Syntax visitPaperDiagram(ChladniParser.PaperDiagramContext context) {
    return diagram(context, () -> PaperReader.read(source, context.paper()));
  }

  @Override
  public Syntax visitReadableDiagram(ChladniParser.ReadableDiagramContext context) {
    return diagram(context, () -> ReadableReader.read(source, context.readable()));
  }

  private Syntax diagram(ParserRuleContext context, Supplier<NumberedDiagram> reading) {
    Place place = Source.of(context.getStart());
    try {
      return new Syntax.DiagramLiteral(place, reading.get());
    } catch (ProblemException e) {
      throw source.mistake(place, e.problem());
    }
  }

  @Override
  public Syntax visitCall(ChladniParser.CallContext context) {
    Syntax.Name function = name(context.NAME().getSymbol());
    return new Syntax.Call(
        function.place(), function, context.argument().stream().map(this::argument).toList());
  }

  private Syntax.Argument argument(ChladniParser.ArgumentContext context) {
    Syntax first = visit(context.expression(0));
    return context.EQUALS() == null
        ? new Syntax.Positional(first)
        : new Syntax.Option(
            name(
                first,
                context.expression(0),
                "an option has a name before its =",
                "to ask for equality write =="),
            visit(context.expression(1)));
  }

  @Override
  public Syntax visitBracketed(ChladniParser.BracketedContext context) {
    return visit(context.expression());
  }

  @Override
  public Syntax visitNumeral(ChladniParser.NumeralContext context) {
    Token token = context.getStart();
    String digits = token.getText();
    if (digits.length() > MOST_DIGITS) {
      throw source.beyondReach(
          Source.of(token),
          "a number of " + digits.length() + " digits is too long",
          "numbers are kept exactly, with up to " + MOST_DIGITS + " digits");
    }
    int exponent = Math.max(digits.indexOf('e'), digits.indexOf('E'));
    if (exponent >= 0
        && new BigInteger(digits.substring(exponent + 1)).abs().bitLength() > EXPONENT_BITS) {
      throw source.beyondReach(
          Source.of(token).plus(exponent),
          "the exponent of this number is too large",
          "numbers are kept exactly; exponents go to " + (1 << EXPONENT_BITS));
    }
    return new Syntax.Numeral(Source.of(token), digits);
  }

  @Override
  public Syntax visitText(ChladniParser.TextContext context) {
    Token token = context.TEXT().getSymbol();
    int[] typed = token.getText().codePoints().toArray();
    StringBuilder value = new StringBuilder();
    for (int i = 1; i < typed.length - 1; i++) {
      if (typed[i] == '\\') {
        i++;
        value.appendCodePoint(escaped(typed[i], Source.of(token).plus(i - 1)));
      } else {
        value.appendCodePoint(typed[i]);
      }
    }
    return new Syntax.Text(Source.of(token), value.toString());
  }

  private int escaped(int character, Place place) {
    return switch (character) {
      case '"', '\\' -> character;
      case 'n' -> '\n';
      case 't' -> '\t';
      default ->
          throw source.malformed(
              place,
              "\\" + Character.toString(character) + " means nothing in a string",
              "write \\\\ for a backslash");
    };
  }

  @Override
  public Syntax visitReply(ChladniParser.ReplyContext context) {
    Token token = context.REPLY().getSymbol();
    String digits = token.getText().substring(1);
    if (digits.isEmpty()) {
      return new Syntax.Earlier(Source.of(token), OptionalInt.empty());
    }
    BigInteger number = new BigInteger(digits);
    if (number.signum() == 0 || number.bitLength() >= Integer.SIZE) {
      throw source.malformed(
          Source.of(token),
          "there is no reply " + Source.excerpt(token.getText()),
          "replies count from %1");
    }
    return new Syntax.Earlier(Source.of(token), OptionalInt.of(number.intValueExact()));
  }

  @Override
  public Syntax visitWord(ChladniParser.WordContext context) {
    return name(context.getStart());
  }

  private static Syntax.Name name(Token token) {
    return new Syntax.Name(Source.of(token), spelled(token.getText()));
  }

  /** A name as the language knows it: Greek letters by their names. */
  static String spelled(String name) {
    return switch (name) {
      case "η" -> "eta";
      case "π" -> "pi";
      case "∞" -> "inf";
      default -> name;
    };
  }

  private static Place place(TerminalNode node) {
    return Source.of(node.getSymbol());
  }
}
