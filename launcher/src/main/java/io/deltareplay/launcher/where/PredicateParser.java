package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.where.grammar.SqlPredicateLexer;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/// Reads predicates with the parser that is generated from the grammar.
final class PredicateParser {
    /// Parsing needs stack for each of them.
    private static final int DEEPEST_PARENTHESES = 200;

    private PredicateParser() {}

    static Expression parse(String sql) {
        if (sql.isBlank()) {
            throw new UsageException("the predicate is empty", "Write one such as \"date >= '2024-01-01'\".");
        }
        SyntaxErrors errors = new SyntaxErrors(sql);
        SqlPredicateLexer lexer = new SqlPredicateLexer(CharStreams.fromString(sql));
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        if (tokens.LA(1) == Token.EOF) {
            throw new UsageException(
                    "'%s' is a comment, not a predicate".formatted(sql),
                    "Write one such as \"date >= '2024-01-01'\"; what follows --where is always its value.");
        }
        refuseDepth(tokens, errors);
        SqlPredicateParser parser = new SqlPredicateParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(errors);
        return new ExpressionReader(errors).read(parser.predicate().disjunction());
    }

    private static void refuseDepth(CommonTokenStream tokens, SyntaxErrors errors) {
        int depth = 0;
        int signs = 0;
        for (Token token : tokens.getTokens()) {
            String text = token.getText();
            depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
            signs = text.equals("-") || text.equals("+") ? signs + 1 : 0;
            if (depth > DEEPEST_PARENTHESES || signs > DEEPEST_PARENTHESES) {
                throw errors.at(
                        token,
                        "parentheses are nested deeper than %d".formatted(DEEPEST_PARENTHESES),
                        "Write the predicate with fewer of them: AND and OR take any number of parts.");
            }
        }
    }
}
