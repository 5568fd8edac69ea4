"""Weights of random reshuffling in N, B, E, straight from the sum over sharings of rows and epochs.

Input: one line 'p1 p2 … | v1 v2 …' for each diagram, with the part and the parent of each node. Output: weight times |Aut|.
"""
import itertools
import sys
from functools import lru_cache
from sympy import Integer, Rational, Symbol, cancel

N, B, E = Symbol("N"), Symbol("B"), Symbol("E")
L = N / B


def falling(x, k):
    product = Integer(1)
    for i in range(k):
        product *= x - i
    return product


@lru_cache(None)
def binomial(x, k):
    product = falling(x, k)
    for i in range(1, k + 1):
        product *= Rational(1, i)
    return product


def partitions(n):
    """Set partitions of n things, as the block of each."""
    found = [[]]
    for _ in range(n):
        found = [p + [b] for p in found for b in range(max(p, default=-1) + 2)]
    return found


@lru_cache(None)
def orders(n):
    """Ordered set partitions of n things, as the place of each, beside the number of places."""
    return [
        (m, p)
        for m in range(n + 1)
        for p in itertools.product(range(m), repeat=n)
        if len(set(p)) == m
    ]


@lru_cache(None)
def epoch(rows, before):
    """The chance that an epoch has so many rows in batches, child before parent, times B falling."""
    total = Integer(0)
    for m, place in orders(rows):
        if all(place[c] < place[p] for c, p in before):
            term = binomial(L, m)
            for j in range(m):
                term *= falling(B, place.count(j))
            total += term
    return total / falling(N, rows)


def weight(parts, parents):
    n = len(parents)
    sum_over_rows = Integer(0)
    for sharing in partitions(max(parts) + 1):
        row = [sharing[p] for p in parts]
        sum_over_epochs = Integer(0)
        for c, when in orders(n):
            if any(p < n and when[v] > when[p] for v, p in enumerate(parents)):
                continue
            term = binomial(E, c)
            for e in range(c):
                inside = [v for v in range(n) if when[v] == e]
                rows = sorted({row[v] for v in inside})
                before = set()
                for v in inside:
                    p = parents[v]
                    while p < n and when[p] == e:
                        before.add((rows.index(row[v]), rows.index(row[p])))
                        p = parents[p]
                term *= epoch(len(rows), tuple(sorted(before)))
                if term == 0:
                    break
            sum_over_epochs += term
        sum_over_rows += falling(N, max(sharing) + 1) * sum_over_epochs
    return cancel(sum_over_rows * (-1 / B) ** n)


for line in sys.stdin:
    left, right = line.split("|")
    print(str(weight(list(map(int, left.split())), list(map(int, right.split())))).replace("**", "^"))
