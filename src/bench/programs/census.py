"""The number of diagrams with 1 to n edges, by cycle indices."""
import sys
from fractions import Fraction
from functools import lru_cache
from math import comb, factorial

from sympy.utilities.iterables import partitions


@lru_cache(maxsize=None)
def kept(cycles):
    """Partitions of a set that a permutation keeps; cycles are (length, number), lengths rising."""
    if not cycles:
        return 1
    length, number = cycles[-1]
    rest = cycles[:-1] + (((length, number - 1),) if number > 1 else ())
    return sum(blocks(rest, j, j) for j in range(1, length + 1) if length % j == 0)


def blocks(cycles, j, length):
    """The ways to put cycles of lengths divisible by j into the j blocks of one that was taken out."""
    counts = dict(cycles)
    longest = max(counts, default=0)
    if length > longest:
        return kept(cycles)
    m = counts.get(length, 0)
    total = 0
    for chosen in range(m + 1):
        left = tuple((k, c - chosen if k == length else c) for k, c in cycles)
        left = tuple((k, c) for k, c in left if c > 0)
        total += comb(m, chosen) * j**chosen * blocks(left, j, length + j)
    return total


def forests(m):
    """Forests below one root that a permutation with m[k] cycles of length k keeps."""
    count = Fraction(m.get(1, 0) + 1) ** (m.get(1, 0) - 1)
    for k in m:
        if k > 1:
            s = 1 + sum(j * m.get(j, 0) for j in range(1, k + 1) if k % j == 0)
            count *= s ** (m[k] - 1) * (s - k * m[k])
    return count


for n in range(1, int(sys.argv[1]) + 1):
    total = Fraction(0)
    for m in partitions(n):
        z = 1
        for k, c in m.items():
            z *= k**c * factorial(c)
        f = forests(m)
        if f:
            total += f * kept(tuple(sorted(m.items()))) / z
    print(total)
