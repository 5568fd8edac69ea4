\\ Weights of gradient descent by nested symbolic sums; diagrams = [[[part of each node], [parent of each node]], …].
sumbelow(p, upper) = subst(p, 's, 0) + subst(sumformal(p, 's), 's, upper - 1);
histories(children, v, upper) =
{
  my(product = 1 + 0*'s);
  for (i = 1, #children[v], product *= histories(children, children[v][i], 's));
  sumbelow(product, upper);
}
weight(parts, parents) =
{
  my(n = #parents, children, count);
  children = vector(n + 1, v, select(c -> parents[c] == v, [1..n]));
  count = 'N^(#Set(parts) - n) * (-1)^n;
  for (i = 1, #children[n + 1], count *= histories(children, children[n + 1][i], 'T));
  count;
}
for (i = 1, #diagrams, print(weight(diagrams[i][1], diagrams[i][2])));
