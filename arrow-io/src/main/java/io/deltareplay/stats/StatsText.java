package io.deltareplay.stats;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * How values look in the JSON of a file's statistics: dates and times as the protocol spells them, numbers without exponents where
 * they are decimal.
 */
public final class StatsText {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

    /** Java's own texts of floating-point numbers differ between 17, which clusters run, and later versions. */
    private static final boolean SHORTEST = true;

    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private StatsText() {}

    /** Writes a whole number. */
    public static void writeLong(long value, JsonBytes out) {
        out.writeAscii(Long.toString(value));
    }

    /** Writes true or false. */
    public static void writeBoolean(boolean value, JsonBytes out) {
        out.writeAscii(value ? "true" : "false");
    }

    /** Writes a single-precision number. */
    public static void writeFloat(float value, JsonBytes out) {
        writeFloating(NumberOutput.toString(value, SHORTEST), Float.isFinite(value), out);
    }

    /** Writes a double-precision number. */
    public static void writeDouble(double value, JsonBytes out) {
        writeFloating(NumberOutput.toString(value, SHORTEST), Double.isFinite(value), out);
    }

    /** Writes a decimal number. */
    public static void writeDecimal(long unscaled, int scale, JsonBytes out) {
        out.writeAscii(BigDecimal.valueOf(unscaled, scale).toPlainString());
    }

    /**
     * Writes a decimal number.
     *
     * @param unscaled two's complement, the most significant byte first
     */
    public static void writeDecimal(byte[] unscaled, int scale, JsonBytes out) {
        out.writeAscii(new BigDecimal(new BigInteger(unscaled), scale).toPlainString());
    }

    /** Writes a date. */
    public static void writeDate(long daysSinceEpoch, JsonBytes out) {
        out.writeQuotedAscii(LocalDate.ofEpochDay(daysSinceEpoch).toString());
    }

    /** Writes a time in milliseconds, as the protocol has it; microseconds only where milliseconds would lose some. */
    public static void writeTime(long microsSinceEpoch, boolean utc, JsonBytes out) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(microsSinceEpoch, 1_000_000L),
                (int) Math.floorMod(microsSinceEpoch, 1_000_000L) * 1000,
                ZoneOffset.UTC);
        String text = (microsSinceEpoch % 1000 == 0 ? MILLIS : MICROS).format(time);
        out.writeQuotedAscii(utc ? text + "Z" : text);
    }

    /**
     * Writes a time as Parquet's INT96 has it.
     *
     * @param value nanoseconds of the day, then the Julian day, the least significant byte first
     */
    public static void writeInt96(byte[] value, JsonBytes out) {
        ByteBuffer buffer = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        long nanosOfDay = buffer.getLong();
        long day = Integer.toUnsignedLong(buffer.getInt()) - JULIAN_DAY_OF_EPOCH;
        writeTime(day * MICROS_PER_DAY + Math.floorDiv(nanosOfDay, 1000L), true, out);
    }

    /** JSON has no NaN and no infinity: Spark writes them, and reads them back, as strings. */
    private static void writeFloating(String text, boolean finite, JsonBytes out) {
        if (finite) {
            out.writeAscii(text);
        } else {
            out.writeQuotedAscii(text);
        }
    }
}
