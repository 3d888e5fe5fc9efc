/*
 * Predicates of Spark's SQL on a table's rows: the part of it that statistics can answer, and as much of the rest as it takes to
 * refuse it by name. Rules repeat rather than recurse, so that only parentheses nest.
 */
grammar SqlPredicate;

options {
    caseInsensitive = true;
}

predicate
    : disjunction EOF
    ;

disjunction
    : conjunction (OR conjunction)*
    ;

conjunction
    : negation (AND negation)*
    ;

negation
    : NOT* test
    ;

test
    : operand condition?
    ;

condition
    : comparator operand                                             # compared
    | IS NOT? DISTINCT FROM operand                                  # distinct
    | IS NOT? (NULL | UNKNOWN)                                       # isNull
    | IS NOT? truth=(TRUE | FALSE)                                   # isTruth
    | NOT? IN '(' SELECT nested* ')'                                 # inQuery
    | NOT? IN '(' operand (',' operand)* ')'                         # oneOf
    | NOT? BETWEEN low=operand AND high=operand                      # between
    | NOT? LIKE quantifier=(ALL | ANY | SOME) arguments              # quantified
    | NOT? LIKE pattern=operand (ESCAPE escape=string)?              # like
    | NOT? matcher=(ILIKE | REGEXP | RLIKE) operand                  # matched
    ;

comparator
    : '=' | '==' | '<>' | '!=' | '<' | '<=' | '>' | '>=' | '<=>'
    ;

operand
    : term (arithmetic term)*
    ;

arithmetic
    : '+' | '-' | '*' | '/' | '%' | '||' | '&' | '|' | '^' | DIV | COLLATE | '::'
    ;

term
    : value subscript?
    ;

subscript
    : '[' ~(']')* ']'
    ;

value
    : sign=('+' | '-')? number                                       # numberValue
    | string+                                                        # textValue
    | INTERVAL sign=('+' | '-')? (number | string) identifier (TO identifier)?   # interval
    | type=identifier string                                         # typedValue
    | constant=(NULL | TRUE | FALSE)                                 # constantValue
    | CASE nested* END                                               # choice
    | qualifiedName arguments                                        # call
    | qualifiedName                                                  # column
    | '(' SELECT nested* ')'                                         # query
    | '(' disjunction ')'                                            # group
    | ('+' | '-') term                                               # signed
    ;

arguments
    : '(' nested* ')'
    ;

nested
    : '(' nested* ')'
    | ~('(' | ')')
    ;

number
    : WHOLE | SUFFIXED | DECIMAL | BIG_DECIMAL | EXPONENT | FLOATING
    ;

string
    : STRING | RAW_STRING
    ;

qualifiedName
    : first=identifier ('.' rest+=anyIdentifier)*
    ;

/* Words that mean something only where they mean it. */
identifier
    : IDENTIFIER | QUOTED_IDENTIFIER | WHOLE_IDENTIFIER
    | ALL | ANY | CASE | COLLATE | DISTINCT | DIV | END | ESCAPE | FROM | ILIKE | INTERVAL | REGEXP | RLIKE | SOME | TO
    | UNKNOWN
    ;

anyIdentifier
    : identifier | AND | BETWEEN | FALSE | IN | IS | LIKE | NULL | OR | SELECT | TRUE | NOT
    ;

ALL : 'ALL';
AND : 'AND';
ANY : 'ANY';
BETWEEN : 'BETWEEN';
CASE : 'CASE';
COLLATE : 'COLLATE';
DISTINCT : 'DISTINCT';
DIV : 'DIV';
END : 'END';
ESCAPE : 'ESCAPE';
FALSE : 'FALSE';
FROM : 'FROM';
ILIKE : 'ILIKE';
IN : 'IN';
INTERVAL : 'INTERVAL';
IS : 'IS';
LIKE : 'LIKE';
NOT : 'NOT' | '!';
NULL : 'NULL';
OR : 'OR';
REGEXP : 'REGEXP';
RLIKE : 'RLIKE';
SELECT : 'SELECT';
SOME : 'SOME';
TO : 'TO';
TRUE : 'TRUE';
UNKNOWN : 'UNKNOWN';

WHOLE : DIGIT+;
SUFFIXED : DIGIT+ [LSY];
BIG_DECIMAL : (DIGIT+ | DECIMAL_DIGITS) EXPONENT_PART? 'BD';
FLOATING : (DIGIT+ | DECIMAL_DIGITS) EXPONENT_PART? [DF];
EXPONENT : (DIGIT+ | DECIMAL_DIGITS) EXPONENT_PART;
DECIMAL : DECIMAL_DIGITS;

STRING
    : '\'' ( ~['\\] | '\\' . | '\'\'' )* '\''
    | '"' ( ~["\\] | '\\' . | '""' )* '"'
    ;

RAW_STRING
    : 'R\'' ~'\''* '\''
    | 'R"' ~'"'* '"'
    ;

IDENTIFIER : [\p{L}_] [\p{L}\p{N}_]*;
WHOLE_IDENTIFIER : DIGIT+ [\p{L}_] [\p{L}\p{N}_]*;
QUOTED_IDENTIFIER : '`' ( ~'`' | '``' )* '`';

LINE_COMMENT : '--' ~[\r\n]* -> channel(HIDDEN);
BLOCK_COMMENT : '/*' .*? '*/' -> channel(HIDDEN);
SPACE : [ \t\r\n\u00A0\u2000-\u200A\u3000]+ -> channel(HIDDEN);

/* Whatever else there is; the parser says where. */
OTHER : .;

fragment DIGIT : [0-9];
fragment DECIMAL_DIGITS : DIGIT+ '.' DIGIT* | '.' DIGIT+;
fragment EXPONENT_PART : 'E' [+-]? DIGIT+;
