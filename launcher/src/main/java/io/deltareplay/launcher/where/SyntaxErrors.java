package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/// Says what is wrong with a predicate, and where. The first error ends the parsing.
final class SyntaxErrors extends BaseErrorListener {
    private static final Set<String> TYPED = Set.of("DATE", "TIMESTAMP", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ");
    private static final Pattern BARE_DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");
    static final String SHELL = "A shell takes quotes away unless the whole predicate is quoted.";
    private static final String EXAMPLE =
            "Write a predicate such as: date >= '2024-01-01' AND (region IN (3, 4) OR name LIKE 'prefix%')";

    private final String sql;
    private final MarkedText marked;

    SyntaxErrors(String sql) {
        this.sql = sql;
        marked = new MarkedText(sql);
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            Object offendingSymbol,
            int line,
            int column,
            String message,
            RecognitionException e) {
        Token token = (Token) offendingSymbol;
        throw at(token, what(token), remedy(token, ((Parser) recognizer).getInputStream()));
    }

    UsageException at(Token token, String what, String remedy) {
        int codePoint = token.getType() == Token.EOF ? sql.codePointCount(0, sql.length()) : token.getStartIndex();
        return marked.problem(sql.offsetByCodePoints(0, codePoint), what, remedy);
    }

    private String what(Token token) {
        if (sql.isBlank()) {
            return "the predicate is empty";
        }
        if (token.getType() == Token.EOF) {
            return "the predicate ends too early";
        }
        String text = token.getText();
        return switch (text) {
            case "'", "\"" -> "the string that starts here has no end";
            case "`" -> "the name that starts here has no end";
            case "(" -> "an opening parenthesis is not expected here";
            case ")" -> "a closing parenthesis is not expected here";
            default -> "'%s' is not expected here".formatted(text);
        };
    }

    private String remedy(Token token, TokenStream tokens) {
        String before = token.getTokenIndex() > 0 ? previous(token, tokens).toUpperCase(Locale.ROOT) : "";
        if (token.getType() == SqlPredicateParser.WHOLE && TYPED.contains(before)) {
            Matcher date = BARE_DATE.matcher(sql);
            boolean found = date.find(sql.offsetByCodePoints(0, token.getStartIndex()));
            return "The quotes of the value are missing: write %s '%s'. %s"
                    .formatted(before, found ? date.group() : "2024-01-31", SHELL);
        }
        if (token.getText().equals(";")) {
            return "Leave it out.";
        }
        return EXAMPLE;
    }

    private static String previous(Token token, TokenStream tokens) {
        for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
            if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
                return tokens.get(i).getText();
            }
        }
        return "";
    }
}
