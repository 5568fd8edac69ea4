(* The propagator of a single eigenvalue: the integral of exp(-x*t) over t from 0 to T.
   source: the first divided difference of exp(-T*x) at 0 and x, with its sign turned
   test: (1 - Exp[-k1*T])/k1 = P[T, 0, k1]
   test: N*(1 - Exp[-k1*T])/(2*k1) = N*P[T, 0, k1]/2 *)
(1 - Exp[-x_*T])/x_ :> P[T, 0, x]

(* The same with its sign turned.
   source: (Exp[-x*T] - 1)/x = -(1 - Exp[-x*T])/x
   test: (Exp[-k1*T] - 1)/k1 = -P[T, 0, k1] *)
(Exp[-x_*T] - 1)/x_ :> -P[T, 0, x]

(* The propagator of the sum of two eigenvalues.
   source: (1 - Exp[-s*T])/s at s = x + y
   test: (1 - Exp[-(k1 + k2)*T])/(k1 + k2) = P[T, 0, k1 + k2] *)
(1 - Exp[-x_*T - y_*T])/(x_ + y_) :> P[T, 0, x + y]

(* A higher power of the eigenvalue below the line.
   source: (1 - Exp[-x*T])*x^n = (1 - Exp[-x*T])/x * x^(n + 1)
   test: (1 - Exp[-k1*T])/k1^3 = P[T, 0, k1]/k1^2 *)
(1 - Exp[-x_*T])*x_^n_ :> P[T, 0, x]*x^(n+1) /; n <= -2
