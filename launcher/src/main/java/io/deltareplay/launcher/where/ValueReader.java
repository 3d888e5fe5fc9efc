package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.ConstantValueContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.NumberValueContext;
import io.deltareplay.launcher.where.grammar.SqlPredicateParser.TypedValueContext;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads values that were written in a predicate.
final class ValueReader {
    private static final Set<String> CLOCK = Set.of("now", "today", "yesterday", "tomorrow");

    private final SyntaxErrors errors;

    ValueReader(SyntaxErrors errors) {
        this.errors = errors;
    }

    SqlValue constant(ConstantValueContext context) {
        return switch (context.constant.getType()) {
            case SqlPredicateParser.TRUE -> new SqlValue.Truth(true);
            case SqlPredicateParser.FALSE -> new SqlValue.Truth(false);
            default -> new SqlValue.Null();
        };
    }

    SqlValue number(NumberValueContext context) {
        String sign = context.sign == null ? "" : context.sign.getText();
        String text = context.number().getText();
        try {
            return switch (context.number().getStart().getType()) {
                case SqlPredicateParser.WHOLE -> new SqlValue.Whole(new BigDecimal(sign + text));
                case SqlPredicateParser.SUFFIXED -> new SqlValue.Whole(suffixed(sign, text));
                case SqlPredicateParser.DECIMAL -> new SqlValue.Exact(new BigDecimal(sign + text));
                case SqlPredicateParser.BIG_DECIMAL ->
                    new SqlValue.Exact(new BigDecimal(sign + text.substring(0, text.length() - 2)));
                default -> new SqlValue.Floating(floating(sign, text));
            };
        } catch (NumberFormatException e) {
            throw errors.at(
                    context.getStart(), "%s%s is out of range".formatted(sign, text), "Write a number of its type.");
        }
    }

    private static BigDecimal suffixed(String sign, String text) {
        String digits = sign + text.substring(0, text.length() - 1);
        return BigDecimal.valueOf(
                switch (text.charAt(text.length() - 1)) {
                    case 'Y', 'y' -> Byte.parseByte(digits);
                    case 'S', 's' -> Short.parseShort(digits);
                    default -> Long.parseLong(digits);
                });
    }

    private static double floating(String sign, String text) {
        char last = text.charAt(text.length() - 1);
        double value = last == 'F' || last == 'f' ? Float.parseFloat(sign + text) : Double.parseDouble(sign + text);
        if (Double.isInfinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    SqlValue typed(TypedValueContext context) {
        String type = context.type.getText().toUpperCase(Locale.ROOT);
        String text = StringText.unescape(context.string().getText());
        if ((type.equals("DATE") || type.startsWith("TIMESTAMP"))
                && CLOCK.contains(text.strip().toLowerCase(Locale.ROOT))) {
            throw errors.at(
                    context.getStart(),
                    "%s '%s' is not deterministic: it has another value at each run".formatted(type, text),
                    "Write the value: %s '2024-01-31'.".formatted(type));
        }
        return switch (type) {
            case "DATE" ->
                new SqlValue.Day(TimeLiterals.date(text)
                        .orElseThrow(() -> malformed(context, text, "date", "DATE '2024-01-31'"))
                        .toEpochDay());
            case "TIMESTAMP", "TIMESTAMP_LTZ" -> {
                TimeLiterals.Parsed parsed = timestamp(context, text);
                yield new SqlValue.Moment(parsed.local(), parsed.zone());
            }
            case "TIMESTAMP_NTZ" -> {
                TimeLiterals.Parsed parsed = timestamp(context, text);
                if (parsed.zone().isPresent()) {
                    throw malformed(context, text, "time without a zone", "TIMESTAMP_NTZ '2024-01-31 23:59:59'");
                }
                yield new SqlValue.LocalMoment(parsed.local());
            }
            case "X" -> bytes(context, text);
            default ->
                throw errors.at(
                        context.getStart(),
                        "values of the type %s are not supported".formatted(type),
                        "DATE, TIMESTAMP, TIMESTAMP_NTZ and X, for binary, may stand before a string.");
        };
    }

    private TimeLiterals.Parsed timestamp(TypedValueContext context, String text) {
        Optional<TimeLiterals.Parsed> parsed = TimeLiterals.timestamp(text);
        return parsed.orElseThrow(() -> malformed(context, text, "timestamp", "TIMESTAMP '2024-01-31 23:59:59'"));
    }

    private SqlValue bytes(TypedValueContext context, String text) {
        try {
            return new SqlValue.Bytes(HexFormat.of().parseHex(text.length() % 2 == 0 ? text : "0" + text));
        } catch (IllegalArgumentException e) {
            throw malformed(context, text, "hexadecimal number", "X'1F'");
        }
    }

    private UsageException malformed(TypedValueContext context, String text, String what, String example) {
        return errors.at(
                context.string().getStart(),
                "'%s' is no %s".formatted(text, what),
                "Write one such as %s.".formatted(example));
    }
}
