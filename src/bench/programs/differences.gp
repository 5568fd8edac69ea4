\\ The divided difference of x^T at 1, z1, …, zm over one denominator, T a number.
z = concat([1], vector(m, i, eval(Str("z", i))));
print(sum(i = 1, m + 1, z[i]^T / prod(j = 1, m + 1, if (j == i, 1, z[i] - z[j]))));
