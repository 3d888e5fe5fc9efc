package io.deltareplay.predicate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Dates and times as the log writes them: {@code 2024-01-31}, {@code 2024-01-31 23:59:59.123456},
 * {@code 2024-01-31T23:59:59.123-08:00}, {@code 1850-01-01T00:00:00.000+00:53:28}. Other forms, such as years of five digits, are not understood.
 *
 * <p>Not thread-safe: what was read is kept until the next read.
 */
final class TimeText {
    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_LENGTH = 19;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int MINUTES_LENGTH = 6;
    private static final int OFFSET_LENGTH = 9;
    private static final int MICRO_DIGITS = 6;
    private static final int NANO_DIGITS = 9;

    /**
     * When clocks ran by whole minutes everywhere: Liberia's, the last that did not, changed on 1972-01-07. Offsets before had seconds,
     * which writers leave out.
     */
    private static final long WHOLE_MINUTES_SINCE =
            LocalDate.of(1972, 1, 8).toEpochDay() * SECONDS_PER_DAY * MICROS_PER_SECOND;

    private static final long CUT_OFFSET = 59 * MICROS_PER_SECOND;

    private final ZoneId zone;
    private long value;
    private boolean isOffsetCut;

    /** @param zone that of times which name none */
    TimeText(ZoneId zone) {
        this.zone = zone;
    }

    /** What the last successful read read: days, or microseconds, since the epoch. */
    long value() {
        return value;
    }

    /**
     * By how many microseconds the point in time that was read last may be off, in either direction: offsets from UTC had seconds once,
     * and most forms have no place for them.
     */
    long uncertainty() {
        return isOffsetCut && value < WHOLE_MINUTES_SINCE ? CUT_OFFSET : 0;
    }

    /** Reads a date; false when the text is none. */
    boolean readDate(byte[] text, int start, int end) {
        return end - start == DATE_LENGTH && readDay(text, start);
    }

    /** Reads a point in time, in the zone that it names or else in the default one; false when the text is none. */
    boolean readTimestamp(byte[] text, int start, int end) {
        isOffsetCut = false;
        int zoneStart = readLocal(text, start, end);
        if (zoneStart < 0) {
            return false;
        }
        if (zoneStart == end) {
            value = inZone(value);
            return true;
        }
        if (end - zoneStart == 1 && text[zoneStart] == 'Z') {
            return true;
        }
        long offset = offsetSeconds(text, zoneStart, end);
        value -= offset * MICROS_PER_SECOND;
        isOffsetCut = end - zoneStart < OFFSET_LENGTH;
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

    /** {@code +01:00}, {@code +0100} or {@code +00:53:28}. @return {@link Long#MIN_VALUE} when the text is none of them */
    private static long offsetSeconds(byte[] text, int start, int end) {
        int length = end - start;
        boolean colon = length == MINUTES_LENGTH && text[start + 3] == ':';
        boolean colons = length == OFFSET_LENGTH && text[start + 3] == ':' && text[start + 6] == ':';
        if ((!colon && !colons && length != MINUTES_LENGTH - 1) || (text[start] != '+' && text[start] != '-')) {
            return Long.MIN_VALUE;
        }
        int hours = digits(text, start + 1, 2);
        int minutes = digits(text, colon || colons ? start + 4 : start + 3, 2);
        int seconds = colons ? digits(text, start + 7, 2) : 0;
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
            return Long.MIN_VALUE;
        }
        long offset = hours * 3600L + minutes * 60L + seconds;
        return text[start] == '-' ? -offset : offset;
    }
}
