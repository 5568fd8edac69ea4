(* Powers with the number of updates as their exponent, taken together.
   source: x^T*y^T = (x*y)^T for positive x and y
   test: (1-k1)^T*(1-k2)^T = ((1-k1)*(1-k2))^T *)
x_^T*y_^T :> (x*y)^T

(* Exponentials taken together.
   source: Exp[x]*Exp[y] = Exp[x+y]
   test: Exp[-k1*T]*Exp[-k2*T] = Exp[-k1*T - k2*T] *)
Exp[x_]*Exp[y_] :> Exp[x+y]
