"""Weights of gradient descent by nested symbolic sums: one line 'parts parents…' for each diagram."""
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
    parts, *parents = map(int, line.split())
    n = len(parents)
    children = [[c for c in range(n) if parents[c] == v] for v in range(n + 1)]
    count = N ** (parts - n) * (-1) ** n
    for c in children[n]:
        count *= histories(children, c, T)
    print(str(expand(count)).replace("**", "^"))
