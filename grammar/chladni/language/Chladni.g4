/**
 * The language of Chladni: statements about diagrams, and the diagrams themselves.
 *
 * The reader hands over one statement at a time, and of a repetition first its head and then each
 * statement of its body. Line ends inside brackets, the semicolon that silences a statement, and
 * the colon and the indentation of a repetition are taken away before; brackets are known to match.
 */
grammar Chladni;

// ---- statements -------------------------------------------------------------------------------

statement
    : expression (EQUALS expression)? EOF
    ;

// for d in diagrams(3)
repetition
    : FOR name IN expression EOF
    ;

expression
    : range (SAME range)?
    ;

// 1..5
range
    : sum (TO sum)?
    ;

sum
    : product ((PLUS | MINUS) product)*
    ;

product
    : factor ((TIMES | OVER) factor)*
    ;

// -x^2 is -(x^2), and 2^-1 is one half
factor
    : (PLUS | MINUS) factor     # signed
    | power                     # unsigned
    ;

power
    : item (HAT factor)?
    ;

item
    : atom (LEFT_SQUARE expression RIGHT_SQUARE)*
    ;

atom
    : LEFT_SQUARE (expression (COMMA expression)*)? RIGHT_SQUARE        # list
    | LEFT_SQUARE expression generator+ (IF expression)? RIGHT_SQUARE   # comprehension
    | IF LEFT_ROUND expression COMMA expression COMMA expression RIGHT_ROUND # conditional
    | paper                                                             # paperDiagram
    | readable                                                          # readableDiagram
    | NAME LEFT_ROUND (argument (COMMA argument)*)? RIGHT_ROUND         # call
    | LEFT_ROUND expression RIGHT_ROUND                                 # bracketed
    | (INTEGER | DECIMAL)                                               # numeral
    | TEXT                                                              # text
    | REPLY                                                             # reply
    | name                                                              # word
    ;

// for d in diagrams(3), within a list
generator
    : FOR name IN expression
    ;

argument
    : expression (EQUALS expression)?
    ;

// c, m and MOO are words like any others where no diagram follows; in is an option, too
name
    : NAME | CUMULANTS | MOMENTS | MOO | IN
    ;

// ---- diagrams in the paper's spelling: c(01-2)(02-12) -----------------------------------------

paper
    : MOO? (CUMULANTS | MOMENTS)? LEFT_ROUND parts RIGHT_ROUND LEFT_ROUND edges RIGHT_ROUND
    ;

parts
    : (part (MINUS part)*)?
    ;

part
    : digits (COMMA digits)*
    ;

edges
    : (edge (MINUS edge)*)?
    ;

// child, then parent; a loose end has no parent
edge
    : digits (COMMA digits)*
    ;

// without commas, every digit is a node
digits
    : INTEGER+
    ;

// ---- diagrams in the readable spelling: [a -> b -> *, c -> b, a ~ c] --------------------------

readable
    : MOO? (CUMULANTS | MOMENTS)? LEFT_SQUARE clause (COMMA clause)* RIGHT_SQUARE
    ;

clause
    : node (ARROW node)*        # chain
    | node (TIE node)+          # tie
    ;

node
    : name                      # inner
    | TIMES INTEGER?            # root
    | HAT INTEGER?              # looseEnd
    ;

// ---- tokens -----------------------------------------------------------------------------------

CUMULANTS    : 'MOO'? 'c' ;
MOMENTS      : 'MOO'? 'm' ;
MOO          : 'MOO' ;
FOR          : 'for' ;
IN           : 'in' ;
IF           : 'if' ;
// a gradient belongs to the name of a tensor, as in ∇C
NAME         : [\p{Alphabetic}_∇] [\p{Alphabetic}\p{Nd}_]* | '∞' ;

INTEGER      : [0-9]+ ;
// a point that begins the two of a range is none of a decimal
DECIMAL      : [0-9]+ '.' [0-9]+ EXPONENT? | [0-9]+ '.' { _input.LA(1) != '.' }? EXPONENT? | '.' [0-9]+ EXPONENT? | [0-9]+ EXPONENT ;
fragment
EXPONENT     : [eE] [+\-]? [0-9]+ ;

TEXT         : '"' (~["\\\n] | '\\' ~[\n])* '"' ;
OPEN_TEXT    : '"' (~["\\\n] | '\\' ~[\n])* '\\'? ;
REPLY        : '%' [0-9]* ;

LEFT_ROUND   : '(' ;
RIGHT_ROUND  : ')' ;
LEFT_SQUARE  : '[' ;
RIGHT_SQUARE : ']' ;
COMMA        : ',' ;
COLON        : ':' ;
TO           : '..' ;
SEMICOLON    : ';' ;
EQUALS       : '=' ;
SAME         : '==' ;
ARROW        : '->' | '→' ;
TIE          : '~' ;
PLUS         : '+' ;
MINUS        : '-' | '−' ;
TIMES        : '*' | '·' | '⋅' | '×' ;
OVER         : '/' ;
HAT          : '^' ;

LINE_END     : '\n' ;
COMMENT      : '#' ~[\n]* -> skip ;
SPACE        : [ \t\f\p{Zs}\uFEFF]+ -> skip ;
STRAY        : . ;
