"""The divided difference of x^T at 1, z1, …, zm over one denominator, T a number."""
import sys
from sympy import Integer, cancel, symbols

m, T = int(sys.argv[1]), int(sys.argv[2])
z = [Integer(1), *symbols("z1:%d" % (m + 1))]
total = Integer(0)
for i, a in enumerate(z):
    term = a**T
    for j, b in enumerate(z):
        if j != i:
            term = term / (a - b)
    total += term
print(str(cancel(total)).replace("**", "^"))
