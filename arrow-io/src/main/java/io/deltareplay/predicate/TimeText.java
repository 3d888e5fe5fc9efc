package io.deltareplay.predicate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Dates and times as the log writes them: {@code 2024-01-31}, {@code 2024-01-31 23:59:59.123456},
 * {@code 2024-01-31T23:59:59.123-08:00}. Other forms, such as years of five digits, are not understood.
 *
 * <p>Not thread-safe: what was read is kept until the next read.
 */
final class TimeText {
    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_LENGTH = 19;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int MICRO_DIGITS = 6;
    private static final int NANO_DIGITS = 9;

    private final ZoneId zone;
    private long value;

    /** @param zone that of times which name none */
    TimeText(ZoneId zone) {
        this.zone = zone;
    }

    /** What the last successful read read: days, or microseconds, since the epoch. */
    long value() {
        return value;
    }

    /** Reads a date; false when the text is none. */
    boolean readDate(byte[] text, int start, int end) {
        return end - start == DATE_LENGTH && readDay(text, start);
    }

    /** Reads a point in time, in the zone that it names or else in the default one; false when the text is none. */
    boolean readTimestamp(byte[] text, int start, int end) {
        int zoneStart = readLocal(text, start, end);
        if (zoneStart < 0) {
            return false;
        }
        if (zoneStart == end) {
            value = inZone(value);
            return true;
        }
        long offset = offsetSeconds(text, zoneStart, end);
        value -= offset * MICROS_PER_SECOND;
        return offset != Long.MIN_VALUE;
    }

    /** Reads a time without a zone; false when the text is none. */
    boolean readTimestampNtz(byte[] text, int start, int end) {
        return readLocal(text, start, end) == end;
    }

    /** Reads date and time as if in UTC. @return where they end, negative when there are none */
    private int readLocal(byte[] text, int start, int end) {
        if (end - start < DATE_LENGTH || !readDay(text, start)) {
            return -1;
        }
        long micros = value * SECONDS_PER_DAY * MICROS_PER_SECOND;
        if (end - start == DATE_LENGTH) {
            value = micros;
            return end;
        }
        byte separator = text[start + DATE_LENGTH];
        if (end - start < SECONDS_LENGTH
                || (separator != ' ' && separator != 'T')
                || text[start + 13] != ':'
                || text[start + 16] != ':') {
            return -1;
        }
        int hour = digits(text, start + 11, 2);
        int minute = digits(text, start + 14, 2);
        int second = digits(text, start + 17, 2);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return -1;
        }
        micros += (hour * 3600L + minute * 60L + second) * MICROS_PER_SECOND;
        int at = start + SECONDS_LENGTH;
        if (at < end && text[at] == '.') {
            int first = ++at;
            long fraction = 0;
            for (; at < end && at - first < NANO_DIGITS && text[at] >= '0' && text[at] <= '9'; at++) {
                if (at - first < MICRO_DIGITS) {
                    fraction = fraction * 10 + (text[at] - '0');
                }
            }
            for (int digit = at - first; digit < MICRO_DIGITS; digit++) {
                fraction *= 10;
            }
            if (at == first) {
                return -1;
            }
            micros += fraction;
        }
        value = micros;
        return at;
    }

    private boolean readDay(byte[] text, int start) {
        if (text[start + 4] != '-' || text[start + 7] != '-') {
            return false;
        }
        int year = digits(text, start, 4);
        int month = digits(text, start + 5, 2);
        int day = digits(text, start + 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        try {
            value = LocalDate.of(year, month, day).toEpochDay();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int digits(byte[] text, int at, int count) {
        int number = 0;
        for (int i = at; i < at + count; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            number = number * 10 + (text[i] - '0');
        }
        return number;
    }

    private long inZone(long localMicros) {
        LocalDateTime local =
                LocalDateTime.ofEpochSecond(Math.floorDiv(localMicros, MICROS_PER_SECOND), 0, ZoneOffset.UTC);
        return local.atZone(zone).toEpochSecond() * MICROS_PER_SECOND + Math.floorMod(localMicros, MICROS_PER_SECOND);
    }

    /** @return {@link Long#MIN_VALUE} when the text is no offset */
    private static long offsetSeconds(byte[] text, int start, int end) {
        if (end - start == 1 && text[start] == 'Z') {
            return 0;
        }
        boolean colon = end - start == 6 && text[start + 3] == ':';
        if ((!colon && end - start != 5) || (text[start] != '+' && text[start] != '-')) {
            return Long.MIN_VALUE;
        }
        int hours = digits(text, start + 1, 2);
        int minutes = digits(text, colon ? start + 4 : start + 3, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return Long.MIN_VALUE;
        }
        long seconds = hours * 3600L + minutes * 60L;
        return text[start] == '-' ? -seconds : seconds;
    }
}
