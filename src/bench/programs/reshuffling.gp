\\ Weights of random reshuffling in N, B, E, straight from the sum over sharings of rows and epochs, times |Aut|.
\\ diagrams = [[[part of each node], [parent of each node]], …].
places(p) = if (#p, vecmax(p), 0);
falling(x, k) = prod(i = 0, k - 1, x - i);
binom(x, k) = falling(x, k) / k!;
\\ Set partitions of n things, as the block of each.
sharings(n) =
{
  my(found = [[]], longer);
  for (i = 1, n,
    longer = List();
    foreach (found, p, for (b = 1, places(p) + 1, listput(longer, concat(p, [b]))));
    found = Vec(longer));
  found;
}
\\ Ordered set partitions of n things, as the place of each.
orders(n) =
{
  my(found = List());
  if (n == 0, return([[]]));
  for (m = 1, n, forvec(p = vector(n, i, [1, m]), if (#Set(p) == m, listput(found, p))));
  Vec(found);
}
allorders = vector(8);
ordersof(n) = { if (allorders[n + 1] == 0, allorders[n + 1] = orders(n)); allorders[n + 1]; }
remembered = Map();
\\ The chance that an epoch has so many rows in batches, child before parent, times B falling.
epoch(rows, before) =
{
  my(total = 0, key = [rows, before], known, m, term);
  if (mapisdefined(remembered, key, &known), return(known));
  foreach (ordersof(rows), place,
    if (#select(x -> place[x[1]] >= place[x[2]], before) == 0,
      m = places(place);
      term = binom('N / 'B, m);
      for (j = 1, m, term *= falling('B, #select(x -> x == j, place)));
      total += term));
  total /= falling('N, rows);
  mapput(remembered, key, total);
  total;
}
weight(parts, parents) =
{
  my(n = #parents, total = 0, row, inner, c, term, inside, rows, before, v, p);
  foreach (sharings(vecmax(parts)), sharing,
    row = vector(n, v, sharing[parts[v]]);
    inner = 0;
    foreach (ordersof(n), when,
      if (#select(v -> parents[v] <= n && when[v] > when[parents[v]], [1..n]), next);
      c = places(when);
      term = binom('E, c);
      for (e = 1, c,
        inside = select(v -> when[v] == e, [1..n]);
        rows = Set(vector(#inside, i, row[inside[i]]));
        before = List();
        for (i = 1, #inside,
          v = inside[i]; p = parents[v];
          while (p <= n && when[p] == e,
            listput(before, [setsearch(rows, row[v]), setsearch(rows, row[p])]);
            p = parents[p]));
        term *= epoch(#rows, Set(before));
        if (term == 0, break));
      inner += term);
    total += falling('N, vecmax(sharing)) * inner);
  total * (-1 / 'B)^n;
}
for (i = 1, #diagrams, print(weight(diagrams[i][1], diagrams[i][2])));
