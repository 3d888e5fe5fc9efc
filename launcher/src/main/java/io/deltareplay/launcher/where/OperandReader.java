package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.AnyIdentifierContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.CallContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.ChoiceContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.ColumnContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.ConstantValueContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.GroupContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.IntervalContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.NumberValueContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.OperandContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.QualifiedNameContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.QueryContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.SignedContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.TermContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.TextValueContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.TypedValueContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.ValueContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;

/// Turns columns and values that the parser found into expressions, and refuses what statistics cannot answer.
final class OperandReader {
    private static final Pattern BARE_DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");

    private final SyntaxErrors errors;
    private final ExpressionReader expressions;
    private final ValueReader values;

    OperandReader(SyntaxErrors errors, ExpressionReader expressions) {
        this.errors = errors;
        this.expressions = expressions;
        values = new ValueReader(errors);
    }

    Expression read(OperandContext context) {
        if (context.term().size() > 1) {
            throw refuseArithmetic(context);
        }
        return term(context.term(0));
    }

    private Expression term(TermContext context) {
        if (context.subscript() != null) {
            throw errors.at(
                    context.subscript().getStart(),
                    "an element of an array or a map is not supported: there are no statistics of it",
                    "Compare columns, and fields of structs.");
        }
        ValueContext value = context.value();
        return switch (value) {
            case GroupContext group -> expressions.read(group.disjunction());
            case ColumnContext column -> new Expression.Column(names(column.qualifiedName()));
            case NumberValueContext number -> literal(values.number(number), number);
            case TextValueContext text -> literal(text(text), text);
            case TypedValueContext typed -> literal(values.typed(typed), typed);
            case ConstantValueContext constant -> literal(values.constant(constant), constant);
            case CallContext call -> throw refuseCall(call);
            case QueryContext query -> throw refuseQuery(query);
            case IntervalContext interval ->
                throw errors.at(
                        interval.getStart(),
                        "INTERVAL is not supported: columns are compared with points in time",
                        "Write the date or time that is meant, such as DATE '2024-01-31'.");
            case ChoiceContext choice ->
                throw errors.at(
                        choice.getStart(),
                        "CASE is not supported: statistics cannot answer it",
                        "Write the cases with AND and OR.");
            case SignedContext signed ->
                throw errors.at(
                        signed.getStart(),
                        "arithmetic is not supported: statistics cannot answer it",
                        "A sign stands before a number; compare the column itself.");
            default -> throw new IllegalStateException("no value: " + value.getText());
        };
    }

    private Expression.Value literal(SqlValue value, ParserRuleContext context) {
        return new Expression.Value(value, source(context));
    }

    private static String source(ParserRuleContext context) {
        Interval interval = Interval.of(
                context.getStart().getStartIndex(), context.getStop().getStopIndex());
        return context.getStart().getInputStream().getText(interval);
    }

    private static SqlValue text(TextValueContext context) {
        return new SqlValue.Text(context.string().stream()
                .map(string -> StringText.unescape(string.getText()))
                .collect(Collectors.joining()));
    }

    private static List<String> names(QualifiedNameContext context) {
        List<String> names = new ArrayList<>();
        names.add(unquoted(context.first.getText()));
        for (AnyIdentifierContext name : context.rest) {
            names.add(unquoted(name.getText()));
        }
        return names;
    }

    private static String unquoted(String name) {
        return name.startsWith("`") ? name.substring(1, name.length() - 1).replace("``", "`") : name;
    }

    private UsageException refuseCall(CallContext call) {
        Functions.Refusal refusal = Functions.refuse(names(call.qualifiedName()).getLast());
        return errors.at(call.getStart(), refusal.problem(), refusal.remedy());
    }

    UsageException refuseQuery(ParserRuleContext query) {
        return errors.at(
                query.getStart(),
                "a subquery is not supported: only the table's log is read",
                "Write the values themselves, such as region IN (3, 4).");
    }

    private UsageException refuseArithmetic(OperandContext operand) {
        String text = source(operand);
        if (BARE_DATE.matcher(text).matches()) {
            return errors.at(
                    operand.getStart(),
                    "%s is arithmetic, not a date".formatted(text),
                    "Write it in quotes: DATE '%s'. A shell takes quotes away unless the whole predicate is quoted."
                            .formatted(text));
        }
        return errors.at(
                operand.arithmetic(0).getStart(),
                "'%s' is not supported: statistics cannot answer it"
                        .formatted(operand.arithmetic(0).getText()),
                "Compare the column itself, such as amount >= 100.");
    }
}
