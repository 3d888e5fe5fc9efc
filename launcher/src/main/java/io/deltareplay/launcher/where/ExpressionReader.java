package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.BetweenContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.ComparedContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.ConditionContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.ConjunctionContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.DisjunctionContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.DistinctContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.InQueryContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.IsNullContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.IsTruthContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.LikeContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.MatchedContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.NegationContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.OneOfContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.QuantifiedContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.TestContext;
import io.deltareplay.predicate.Comparison;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Turns what the parser found into expressions.
final class ExpressionReader {
    private static final char ESCAPE = '\\';

    private final SyntaxErrors errors;
    private final OperandReader operands;

    ExpressionReader(SyntaxErrors errors) {
        this.errors = errors;
        operands = new OperandReader(errors, this);
    }

    Expression read(DisjunctionContext context) {
        List<Expression> parts =
                context.conjunction().stream().map(this::conjunction).toList();
        return parts.size() == 1 ? parts.getFirst() : new Expression.Any(parts);
    }

    private Expression conjunction(ConjunctionContext context) {
        List<Expression> parts = context.negation().stream().map(this::negation).toList();
        return parts.size() == 1 ? parts.getFirst() : new Expression.All(parts);
    }

    private Expression negation(NegationContext context) {
        return negatedIf(context.NOT().size() % 2 == 1, test(context.test()));
    }

    private Expression test(TestContext context) {
        Expression operand = operands.read(context.operand());
        return context.condition() == null ? operand : condition(operand, context.condition());
    }

    private Expression condition(Expression operand, ConditionContext condition) {
        return switch (condition) {
            case ComparedContext compared ->
                new Expression.Compared(
                        operand, comparison(compared.comparator().getText()), operands.read(compared.operand()));
            case DistinctContext distinct ->
                new Expression.Compared(
                        operand,
                        isPresent(distinct.NOT()) ? Comparison.NOT_DISTINCT : Comparison.DISTINCT,
                        operands.read(distinct.operand()));
            case IsNullContext isNull -> negatedIf(isPresent(isNull.NOT()), new Expression.IsNull(operand));
            case IsTruthContext is ->
                negatedIf(
                        isPresent(is.NOT()), new Expression.IsTruth(operand, Boolean.parseBoolean(is.truth.getText())));
            case OneOfContext in ->
                negatedIf(
                        isPresent(in.NOT()),
                        new Expression.OneOf(
                                operand,
                                in.operand().stream().map(operands::read).toList()));
            case BetweenContext between ->
                negatedIf(
                        isPresent(between.NOT()),
                        new Expression.Between(operand, operands.read(between.low), operands.read(between.high)));
            case LikeContext like ->
                negatedIf(
                        isPresent(like.NOT()),
                        new Expression.Matches(operand, operands.read(like.pattern), escape(like)));
            default -> throw refuse(condition);
        };
    }

    private UsageException refuse(ConditionContext condition) {
        return switch (condition) {
            case InQueryContext query -> operands.refuseQuery(query);
            case QuantifiedContext like ->
                unsupported(
                        like,
                        "LIKE " + like.quantifier.getText().toUpperCase(Locale.ROOT),
                        "Write several LIKE with AND or OR between them.");
            case MatchedContext matched ->
                unsupported(
                        matched,
                        matched.matcher.getText().toUpperCase(Locale.ROOT),
                        "Compare the column itself, such as name LIKE 'prefix%'.");
            default -> throw new IllegalStateException("no condition: " + condition.getText());
        };
    }

    private UsageException unsupported(ParserRuleContext context, String name, String remedy) {
        return errors.at(
                context.getStart(), "%s is not supported: statistics cannot answer it".formatted(name), remedy);
    }

    private char escape(LikeContext like) {
        if (like.escape == null) {
            return ESCAPE;
        }
        String text = StringText.unescape(like.escape.getText());
        if (text.length() != 1) {
            throw errors.at(
                    like.escape.getStart(),
                    "an escape is one character",
                    "Write one such as ESCAPE '/', or leave it out.");
        }
        return text.charAt(0);
    }

    private static Comparison comparison(String written) {
        return switch (written) {
            case "=", "==" -> Comparison.EQUAL;
            case "<>", "!=" -> Comparison.NOT_EQUAL;
            case "<" -> Comparison.LESS;
            case "<=" -> Comparison.LESS_OR_EQUAL;
            case ">" -> Comparison.GREATER;
            case ">=" -> Comparison.GREATER_OR_EQUAL;
            default -> Comparison.NOT_DISTINCT;
        };
    }

    private static boolean isPresent(@Nullable TerminalNode word) {
        return word != null;
    }

    private static Expression negatedIf(boolean negated, Expression expression) {
        return negated ? new Expression.Not(expression) : expression;
    }
}
