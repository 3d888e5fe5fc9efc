package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.where.Expression.Value;
import io.deltareplay.predicate.Literal;
import io.deltareplay.predicate.ValueType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Converts values to the types of the columns that they are compared with, as Spark casts them.
final class Casts {
    private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "1");
    private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "0");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

    private final ZoneId zone;

    /// @param zone of times that name none, and in which days begin
    Casts(ZoneId zone) {
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    /// The value as one of a type; empty when values of its type are not compared with those of that type.
    ///
    /// @throws UsageException when a string does not have the form of that type
    Optional<Literal> cast(Value value, ValueType target) {
        if (value.value() instanceof SqlValue.Text(String text)) {
            return Optional.of(text(text, target));
        }
        Literal literal = switch (target) {
            case BOOLEAN ->
                value.value() instanceof SqlValue.Truth(boolean truth) ? new Literal.OfLong(truth ? 1 : 0) : null;
            case INTEGER ->
                value.value() instanceof SqlValue.Whole(BigDecimal whole)
                        ? new Literal.OfLong(whole.longValueExact())
                        : null;
            case FLOAT, DOUBLE, WIDENED_FLOAT ->
                switch (value.value()) {
                    case SqlValue.Whole(BigDecimal number) -> new Literal.OfDouble(number.doubleValue());
                    case SqlValue.Exact(BigDecimal number) -> new Literal.OfDouble(number.doubleValue());
                    case SqlValue.Floating(double number) -> new Literal.OfDouble(number);
                    default -> null;
                };
            case DECIMAL ->
                switch (value.value()) {
                    case SqlValue.Whole(BigDecimal number) -> new Literal.OfDecimal(number);
                    case SqlValue.Exact(BigDecimal number) -> new Literal.OfDecimal(number);
                    default -> null;
                };
            case BINARY -> value.value() instanceof SqlValue.Bytes(byte[] bytes) ? new Literal.OfBytes(bytes) : null;
            case DATE -> value.value() instanceof SqlValue.Day(long day) ? new Literal.OfLong(day) : null;
            case TIMESTAMP ->
                switch (value.value()) {
                    case SqlValue.Day(long day) ->
                        moment(LocalDate.ofEpochDay(day).atStartOfDay(), zone);
                    case SqlValue.Moment(LocalDateTime local, Optional<ZoneId> own) -> moment(local, own.orElse(zone));
                    case SqlValue.LocalMoment(LocalDateTime local) -> moment(local, zone);
                    default -> null;
                };
            case TIMESTAMP_NTZ ->
                switch (value.value()) {
                    case SqlValue.Day(long day) ->
                        moment(LocalDate.ofEpochDay(day).atStartOfDay(), ZoneOffset.UTC);
                    case SqlValue.LocalMoment(LocalDateTime local) -> moment(local, ZoneOffset.UTC);
                    default -> null;
                };
            case STRING, OPAQUE -> null;
        };
        return Optional.ofNullable(literal);
    }

    private Literal text(String text, ValueType target) {
        String stripped = text.strip();
        try {
            return switch (target) {
                case STRING, BINARY, OPAQUE -> new Literal.OfBytes(text.getBytes(StandardCharsets.UTF_8));
                case BOOLEAN -> new Literal.OfLong(truth(stripped) ? 1 : 0);
                case INTEGER -> {
                    if (!WHOLE.matcher(stripped).matches()) {
                        throw new NumberFormatException(text);
                    }
                    yield new Literal.OfLong(Long.parseLong(stripped));
                }
                case FLOAT, DOUBLE, WIDENED_FLOAT -> new Literal.OfDouble(floating(stripped));
                case DECIMAL -> new Literal.OfDecimal(new BigDecimal(stripped));
                case DATE ->
                    new Literal.OfLong(TimeLiterals.date(text)
                            .orElseThrow(IllegalArgumentException::new)
                            .toEpochDay());
                case TIMESTAMP -> {
                    TimeLiterals.Parsed parsed =
                            TimeLiterals.timestamp(text).orElseThrow(IllegalArgumentException::new);
                    yield moment(parsed.local(), parsed.zone().orElse(zone));
                }
                case TIMESTAMP_NTZ ->
                    moment(
                            TimeLiterals.timestamp(text)
                                    .orElseThrow(IllegalArgumentException::new)
                                    .local(),
                            ZoneOffset.UTC);
            };
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "'%s' is no %s".formatted(text, nameOf(target)),
                    "Write a value such as %s.".formatted(exampleOf(target)),
                    e);
        }
    }

    private static boolean truth(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
            throw new IllegalArgumentException(text);
        }
        return TRUE.contains(lower);
    }

    private static double floating(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    /// Microseconds since the epoch.
    static Literal moment(LocalDateTime local, ZoneId zone) {
        Instant instant = local.atZone(zone).toInstant();
        return new Literal.OfLong(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    /// As messages call a value's type, after "no" or "a".
    static String nameOf(ValueType type) {
        return switch (type) {
            case BOOLEAN -> "boolean";
            case INTEGER -> "whole number of 64 bits";
            case FLOAT, DOUBLE, WIDENED_FLOAT, DECIMAL -> "number";
            case STRING -> "string";
            case BINARY -> "binary value";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMP_NTZ -> "timestamp without a time zone";
            case OPAQUE -> "value";
        };
    }

    /// A value of a type as it is written.
    static String exampleOf(ValueType type) {
        return switch (type) {
            case BOOLEAN -> "TRUE";
            case INTEGER, FLOAT, DOUBLE, WIDENED_FLOAT, DECIMAL -> "3";
            case STRING -> "'text'";
            case BINARY -> "X'1F'";
            case DATE -> "DATE '2024-01-31'";
            case TIMESTAMP -> "TIMESTAMP '2024-01-31 23:59:59'";
            case TIMESTAMP_NTZ -> "TIMESTAMP_NTZ '2024-01-31 23:59:59'";
            case OPAQUE -> "NULL";
        };
    }
}
