package io.deltareplay.launcher.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a point in time: a date, a date and time with a `T` or a space between, with or without a zone, or
/// milliseconds since the epoch. Without a zone it is UTC, so that a command means the same on every machine.
public final class TimestampConverter implements ITypeConverter<Instant> {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendLiteral('[')
            .appendZoneRegionId()
            .appendLiteral(']')
            .toFormatter(java.util.Locale.ROOT);

    @Override
    public Instant convert(String text) {
        String trimmed = text.strip();
        try {
            return trimmed.matches("-?[0-9]{5,}")
                    ? Instant.ofEpochMilli(Long.parseLong(trimmed))
                    : instant(
                            trimmed.replaceFirst("^([0-9-]{10}) +", "$1T").replaceFirst(" +(?=(Z|[+-][0-9:]+)$)", ""));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new TypeConversionException(
                    "'%s' is no time; write 2026-11-25, 2026-11-25T16:30:15, 2026-11-25T16:30:15+01:00 or milliseconds since 1970, with at least five digits"
                            .formatted(text));
        }
    }

    private static Instant instant(String text) {
        TemporalAccessor parsed =
                FORMAT.parseBest(text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (parsed) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            case LocalDate date -> date.atStartOfDay().toInstant(ZoneOffset.UTC);
            default -> throw new IllegalStateException("not asked for: " + parsed.getClass());
        };
    }
}
