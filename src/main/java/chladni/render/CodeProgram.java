package chladni.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A program for another system that computes formulas and runs alone: what it needs, the functions
 * it calls, and a function {@code f} of the variables.
 *
 * <p>Example: {@code def f(N, B, E):} with {@code return N*E**2/(2*B**2)}.
 */
public final class CodeProgram {
  /** Names that mean something in the programs, or in the systems. */
  private static final Set<String> TAKEN_IN_PYTHON =
      Set.of(
          "f",
          "exp",
          "math",
          "Fraction",
          "Rational",
          "symbols",
          "propagator",
          "homogeneous",
          "divided_difference",
          "expression",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield",
          "None",
          "True",
          "False");

  private static final Set<String> TAKEN_IN_MATHEMATICA =
      Set.of(
          "f", "propagator", "homogeneous", "dividedDifference", "C", "D", "E", "I", "K", "N", "O");

  private static final String PYTHON_HOMOGENEOUS =
      """
      def homogeneous(n, z):
          \"""The sum of all products of n of the numbers z, which may be equal.

          It is the divided difference of x**(n + len(z) - 1), and the corner of that power of the
          matrix with z on its diagonal and 1 above it (G. Opitz, ZAMM 44, 1964).
          \"""
          n, size = int(n), len(z)
          if n < 0:
              return 0
          matrix = [[z[i] if i == j else int(j == i + 1) for j in range(size)] for i in range(size)]
          return _power(matrix, n + size - 1)[0][size - 1]
      """;

  private static final String PYTHON_PRODUCT =
      """
      def _product(a, b):
          size = len(a)
          return [[sum(a[i][l]*b[l][j] for l in range(i, j + 1)) if i <= j else 0
                   for j in range(size)] for i in range(size)]
      """;

  private static final String PYTHON_POWER =
      """
      def _power(a, n):
          result = [[int(i == j) for j in range(len(a))] for i in range(len(a))]
          while n > 0:
              if n % 2:
                  result = _product(result, a)
              a = _product(a, a)
              n //= 2
          return result
      """;

  private static final String PYTHON_PROPAGATOR =
      """
      def propagator(t, s):
          \"""The integral of exp(-sum of s[j]*gap j) over times 0 < t_1 < ... < t, one gap for each s.

          It is (-1)**(len(s) - 1) times the divided difference of exp(-t*s), and the corner of exp(t*M)
          where M has -s on its diagonal and 1 above it. Nothing is subtracted, so that the rates s may
          be equal or nearly so.
          \"""
          t, s, size = float(t), [float(x) for x in s], len(s)
          top = max(s)
          halvings = max(0, math.frexp(t*(top - min(s) + 1))[1])
          step = t/2**halvings
          matrix = [[step*(top - s[i]) if i == j else step*int(j == i + 1) for j in range(size)]
                    for i in range(size)]
          term = [[float(i == j) for j in range(size)] for i in range(size)]
          result = [row[:] for row in term]
          for k in range(1, 30):
              term = [[x/k for x in row] for row in _product(term, matrix)]
              result = [[x + y for x, y in zip(*rows)] for rows in zip(result, term)]
          decay = math.exp(-top*step)
          result = [[decay*x for x in row] for row in result]
          for _ in range(halvings):
              result = _product(result, result)
          return result[0][size - 1]
      """;

  private static final String SYMPY_DIFFERENCE =
      """
      def divided_difference(function, nodes):
          \"""The divided difference of a function of one symbol; equal nodes give derivatives.\"""
          x = Dummy("x")
          nodes = sorted((simplify(node) for node in nodes), key=default_sort_key)
          table = [function(node) for node in nodes]
          for j in range(1, len(nodes)):
              table = [diff(function(x), x, j).subs(x, nodes[i])/factorial(j)
                       if nodes[i + j] == nodes[i]
                       else (table[i + 1] - table[i])/(nodes[i + j] - nodes[i])
                       for i in range(len(nodes) - j)]
          return table[0]
      """;

  private static final String SYMPY_HOMOGENEOUS =
      """
      def homogeneous(n, z):
          \"""The sum of all products of n of z, which may be equal.\"""
          return divided_difference(lambda x: x**(n + len(z) - 1), z)
      """;

  private static final String SYMPY_PROPAGATOR =
      """
      def propagator(t, s):
          \"""The integral of exp(-sum of s[j]*gap j) over times 0 < t_1 < ... < t.\"""
          return (-1)**(len(s) - 1)*divided_difference(lambda x: exp(-t*x), s)
      """;

  private static final String MATHEMATICA_DIFFERENCE =
      """
      (* The divided difference of a function; equal nodes give derivatives. *)
      dividedDifference[g_, nodes_List] := Module[{s = Sort[nodes], t, x},
        t = Map[g, s];
        Do[t = Table[If[PossibleZeroQ[s[[i + j]] - s[[i]]],
            (D[g[x], {x, j}] /. x -> s[[i]])/j!,
            (t[[i + 1]] - t[[i]])/(s[[i + j]] - s[[i]])], {i, 1, Length[s] - j}],
          {j, 1, Length[s] - 1}];
        t[[1]]]
      """;

  private static final String MATHEMATICA_HOMOGENEOUS =
      """
      (* The sum of all products of n of z, which may be equal. *)
      homogeneous[n_, z_List] := dividedDifference[Function[y, y^(n + Length[z] - 1)], z]
      """;

  private static final String MATHEMATICA_PROPAGATOR =
      """
      (* The integral of Exp[-sum of s[[j]]*gap j] over times 0 < t_1 < ... < t. *)
      propagator[t_, s_List] := (-1)^(Length[s] - 1)*dividedDifference[Function[y, Exp[-t*y]], s]
      """;

  private final CodeWriter writer;
  private final Map<String, String> names = new LinkedHashMap<>();

  private CodeProgram(CodeWriter writer, Collection<String> variables) {
    this.writer = writer;
    Set<String> used = new HashSet<>(variables);
    for (String variable : variables) {
      names.put(variable, free(variable, used));
    }
  }

  /**
   * One of several formulas.
   *
   * @param key what it is called
   * @param comment what it stands before
   * @param formula the formula
   */
  public record Entry(String key, String comment, Notation formula) {}

  /**
   * The program for one formula.
   *
   * @param variables its variables, the arguments of the function
   */
  public static String of(CodeWriter writer, Notation formula, Collection<String> variables) {
    CodeProgram program = new CodeProgram(writer, variables);
    return program.text(program.writer.write(formula, program.names));
  }

  /** The program for several formulas by their keys. */
  public static String of(CodeWriter writer, List<Entry> entries, Collection<String> variables) {
    CodeProgram program = new CodeProgram(writer, variables);
    return program.text(program.dictionary(entries));
  }

  private String dictionary(List<Entry> entries) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      String formula = writer.write(entry.formula(), names);
      String comma = i + 1 < entries.size() ? "," : "";
      lines.add(
          writer == CodeWriter.MATHEMATICA
              ? "  \""
                  + entry.key()
                  + "\" -> "
                  + formula
                  + comma
                  + "  (* "
                  + entry.comment()
                  + " *)"
              : "        \"" + entry.key() + "\": " + formula + ",  # " + entry.comment());
    }
    String all = String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
    return writer == CodeWriter.MATHEMATICA ? "<|\n" + all + "|>" : "{\n" + all + "    }";
  }

  /** A name that the program can use for a variable. */
  private String free(String variable, Set<String> used) {
    Set<String> taken = writer == CodeWriter.MATHEMATICA ? TAKEN_IN_MATHEMATICA : TAKEN_IN_PYTHON;
    String name = variable.replace("∇", "grad");
    if (writer == CodeWriter.MATHEMATICA) {
      name = name.replace('_', '$');
      if (taken.contains(name)) {
        name = name.equals("f") ? "f1" : name.toLowerCase(Locale.ROOT);
      }
    }
    String suffix = writer == CodeWriter.MATHEMATICA ? "$" : "_";
    while (taken.contains(name) || (!name.equals(variable) && used.contains(name))) {
      name += suffix;
    }
    used.add(name);
    return name;
  }

  private String text(String body) {
    List<String> parts = new ArrayList<>();
    String arguments = String.join(", ", names.values());
    boolean propagates = body.contains("propagator");
    boolean homogeneous = body.contains("homogeneous");
    switch (writer) {
      case PYTHON -> {
        List<String> imports = new ArrayList<>();
        if (propagates) {
          imports.add("import math\n");
        }
        if (body.contains("Fraction(")) {
          imports.add("from fractions import Fraction\n");
        }
        if (body.contains("exp(")) {
          imports.add("from math import exp\n");
        }
        parts.add(String.join("", imports));
        if (propagates || homogeneous) {
          parts.add(PYTHON_PRODUCT);
        }
        if (homogeneous) {
          parts.add(PYTHON_POWER);
          parts.add(PYTHON_HOMOGENEOUS);
        }
        if (propagates) {
          parts.add(PYTHON_PROPAGATOR);
        }
        parts.add("def f(" + arguments + "):\n    return " + body + "\n");
      }
      case SYMPY -> {
        parts.add(
            propagates || homogeneous
                ? "from sympy import (Dummy, Rational, default_sort_key, diff, exp, factorial,"
                    + " simplify,\n"
                    + "                   symbols)\n"
                : "from sympy import Rational, exp, symbols\n");
        if (propagates || homogeneous) {
          parts.add(SYMPY_DIFFERENCE);
        }
        if (homogeneous) {
          parts.add(SYMPY_HOMOGENEOUS);
        }
        if (propagates) {
          parts.add(SYMPY_PROPAGATOR);
        }
        parts.add("def f(" + arguments + "):\n    return " + body + "\n");
        String call = "expression = f(" + arguments + ")\n";
        parts.add(names.isEmpty() ? call : symbols() + call);
      }
      case MATHEMATICA -> {
        if (names.entrySet().stream().anyMatch(e -> !e.getKey().equals(e.getValue()))) {
          parts.add(
              "(* "
                  + String.join(", ", names.keySet())
                  + " are called "
                  + arguments
                  + " here. *)\n");
        }
        if (propagates || homogeneous) {
          parts.add(MATHEMATICA_DIFFERENCE);
        }
        if (homogeneous) {
          parts.add(MATHEMATICA_HOMOGENEOUS);
        }
        if (propagates) {
          parts.add(MATHEMATICA_PROPAGATOR);
        }
        String patterns = String.join(", ", names.values().stream().map(n -> n + "_").toList());
        parts.add("f[" + patterns + "] := " + body + "\n");
      }
    }
    parts.removeIf(String::isEmpty);
    return String.join(writer == CodeWriter.MATHEMATICA ? "" : "\n\n", parts).stripTrailing();
  }

  private String symbols() {
    String all = String.join(" ", names.keySet());
    String left = String.join(", ", names.values()) + (names.size() == 1 ? "," : "");
    return left + " = symbols(\"" + all + "\"" + (names.size() == 1 ? ", seq=True" : "") + ")\n";
  }
}
