"""Weights of gradient descent by nested symbolic sums: one line 'p1 p2 … | v1 v2 …' for each
diagram, with the part and the parent of each node. Output: weight times |Aut|."""
import sys
from sympy import Integer, Symbol, expand, summation

s, T, N = Symbol("s"), Symbol("T"), Symbol("N")


def histories(children, v, upper):
    """The sum over the time of v, from 0 to below the upper end, of what hangs from v."""
    product = Integer(1)
    for c in children[v]:
        product *= histories(children, c, s)
    return expand(summation(expand(product), (s, 0, upper - 1)))


for line in sys.stdin:
    parts, parents = (list(map(int, half.split())) for half in line.split("|"))
    n = len(parents)
    children = [[c for c in range(n) if parents[c] == v] for v in range(n + 1)]
    count = N ** (len(set(parts)) - n) * (-1) ** n
    for c in children[n]:
        count *= histories(children, c, T)
    print(str(expand(count)).replace("**", "^"))
