\\ The number of diagrams with 1 to most edges, by cycle indices; m[k] is the number of cycles of length k.
default(parisizemax, "2G");
known = Map();
longest(m) = { my(k = #m); while (k > 0 && m[k] == 0, k--); k; }
kept(m) =
{
  my(k = longest(m), r, total);
  if (k == 0, return(1));
  if (mapisdefined(known, m, &total), return(total));
  r = m; r[k]--;
  total = sumdiv(k, j, blocks(r, j, j));
  mapput(known, m, total);
  total;
}
blocks(m, j, length) =
{
  my(total = 0, left = m);
  if (length > longest(m), return(kept(m)));
  for (chosen = 0, m[length], left[length] = m[length] - chosen;
    total += binomial(m[length], chosen) * j^chosen * blocks(left, j, length + j));
  total;
}
forests(m) =
{
  my(count = (m[1] + 1)^(m[1] - 1), s);
  for (k = 2, #m, if (m[k] > 0, s = 1 + sumdiv(k, j, j*m[j]); count *= s^(m[k] - 1) * (s - k*m[k])));
  count;
}
census(n) =
{
  my(total = 0, m, f);
  forpart(p = n, m = vector(n); for (i = 1, #p, m[p[i]]++);
    f = forests(m); if (f, total += f * kept(m) / prod(k = 1, n, k^m[k] * m[k]!)));
  total;
}
for (n = 1, most, print(census(n)));
