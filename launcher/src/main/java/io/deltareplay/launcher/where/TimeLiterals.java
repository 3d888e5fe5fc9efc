package io.deltareplay.launcher.where;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates and times in the forms that Spark reads: parts may be left out from the end, leading zeros too.
final class TimeLiterals {
    private static final String DAY = "([+-]?\\d{4,%d})(?:-(\\d{1,2})(?:-(\\d{1,2})%s)?)?";
    private static final Pattern DATE = Pattern.compile(DAY.formatted(7, "(?:[ T].*)?"), Pattern.DOTALL);
    private static final Pattern TIMESTAMP = Pattern.compile(
            DAY.formatted(6, "(?:[ T](?:(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d*))?)?([^\\d].*)?)?)?)?"));
    private static final Pattern ONE_DIGIT_HOUR = Pattern.compile("([+-])(\\d)(?=:|$)");
    private static final Pattern ONE_DIGIT_MINUTE = Pattern.compile("([+-]\\d\\d):(\\d)$");
    private static final int NANO_DIGITS = 9;
    private static final int MICRO_DIGITS = 6;

    private TimeLiterals() {}

    /// A time and the zone that it names.
    record Parsed(LocalDateTime local, Optional<ZoneId> zone) {}

    /// Reads a date; what follows it is passed over.
    static Optional<LocalDate> date(String text) {
        Matcher matcher = DATE.matcher(text.strip());
        try {
            return matcher.matches() ? Optional.of(day(matcher)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Reads a point in time.
    static Optional<Parsed> timestamp(String text) {
        Matcher matcher = TIMESTAMP.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalTime time = LocalTime.of(number(matcher, 4, 0), number(matcher, 5, 0), number(matcher, 6, 0))
                    .withNano(nanos(matcher.group(7)));
            Optional<ZoneId> zone = Optional.ofNullable(matcher.group(8)).map(TimeLiterals::zone);
            return Optional.of(new Parsed(LocalDateTime.of(day(matcher), time), zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Matcher matcher) {
        return LocalDate.of(Integer.parseInt(matcher.group(1)), number(matcher, 2, 1), number(matcher, 3, 1));
    }

    private static int number(Matcher matcher, int group, int absent) {
        String digits = matcher.group(group);
        return digits == null ? absent : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        if (fraction == null || fraction.isEmpty()) {
            return 0;
        }
        String micros = fraction.substring(0, Math.min(MICRO_DIGITS, fraction.length()));
        return Integer.parseInt(micros + "0".repeat(NANO_DIGITS - micros.length()));
    }

    /// Reads a time zone as Spark does: `Z`, an offset such as `+1:00`, a region, or an old short name.
    ///
    /// @throws DateTimeException when it is none
    static ZoneId zone(String text) {
        String hours = ONE_DIGIT_HOUR.matcher(text.strip()).replaceFirst("$10$2");
        return ZoneId.of(ONE_DIGIT_MINUTE.matcher(hours).replaceFirst("$1:0$2"), ZoneId.SHORT_IDS);
    }
}
