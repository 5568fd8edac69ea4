(* Abbreviations for the numbers of updates and of batches in a run of E epochs over N points in
   batches of B. Each rule begins after a comment that says why it holds; where: says what an
   abbreviation stands for, test: what becomes of a formula, source: where the rule comes from.
   Names with an underscore stand for anything, with an underscore and a point also for an
   exponent 1 that is not written. *)

(* There are T = N*E/B updates in all.
   where: T = N*E/B
   source: number of updates of SGD with N/B batches in each of E epochs, by counting
   test: 3*N*E/B = 3*T
   test: N^2*E/(2*B) = N*T/2
   test: N^2*E^3/B^2 = E*T^2 *)
N^n_.*E^m_.*B^b_. :> T*N^(n-1)*E^(m-1)*B^(b+1) /; n >= 1 && m >= 1 && b <= -1

(* There are M = E/B epochs for each point of a batch.
   where: M = E/B
   source: the definition M = E/B, for which E = M*B
   test: 2*E/B = 2*M
   test: E^2/B^3 = M^2/B *)
E^m_.*B^b_. :> M*E^(m-1)*B^(b+1) /; m >= 1 && b <= -1

(* An epoch has L = N/B batches.
   where: L = N/B
   source: batches in an epoch, by counting
   test: N/B + 1 = L + 1
   test: N^3/B = N^2*L *)
N^n_.*B^b_. :> L*N^(n-1)*B^(b+1) /; n >= 1 && b <= -1
