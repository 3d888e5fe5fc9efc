package io.deltareplay.stats;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;

/**
 * How values look in the JSON of a file's statistics: dates and times as the protocol spells them, numbers without exponents where
 * they are decimal.
 */
public final class StatsText {
    /** Java's own texts of floating-point numbers differ between 17, which clusters run, and later versions. */
    private static final boolean SHORTEST = true;

    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private StatsText() {}

    /** Writes a whole number. */
    public static void writeLong(long value, JsonBytes out) {
        out.writeNumber(value);
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
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(microsSinceEpoch, MICROS_PER_DAY));
        long micros = Math.floorMod(microsSinceEpoch, MICROS_PER_DAY);
        out.write('"');
        writeYear(date.getYear(), out);
        writePart('-', date.getMonthValue(), 2, out);
        writePart('-', date.getDayOfMonth(), 2, out);
        writePart('T', (int) (micros / 3_600_000_000L), 2, out);
        writePart(':', (int) (micros / 60_000_000 % 60), 2, out);
        writePart(':', (int) (micros / 1_000_000 % 60), 2, out);
        int fraction = (int) (micros % 1_000_000);
        if (fraction % 1000 == 0) {
            writePart('.', fraction / 1000, 3, out);
        } else {
            writePart('.', fraction, 6, out);
        }
        if (utc) {
            out.write('Z');
        }
        out.write('"');
    }

    /** A year as ISO 8601 has it: with a sign where it has not four digits. */
    private static void writeYear(int year, JsonBytes out) {
        if (year < 0) {
            out.write('-');
        } else if (year > 9999) {
            out.write('+');
        }
        if (Math.abs(year) > 9999) {
            out.writeNumber(Math.abs(year));
        } else {
            out.writeDigits(Math.abs(year), 4);
        }
    }

    private static void writePart(char before, int value, int digits, JsonBytes out) {
        out.write(before);
        out.writeDigits(value, digits);
    }

    /**
     * Writes a time as Parquet's INT96 has it.
     *
     * @param value nanoseconds of the day, then the Julian day, the least significant byte first
     * @throws DamagedStatsException when it is beyond the calendar
     */
    public static void writeInt96(byte[] value, JsonBytes out) {
        ByteBuffer buffer = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        long nanosOfDay = buffer.getLong();
        long day = Integer.toUnsignedLong(buffer.getInt()) - JULIAN_DAY_OF_EPOCH;
        long micros;
        try {
            micros = Math.addExact(Math.multiplyExact(day, MICROS_PER_DAY), Math.floorDiv(nanosOfDay, 1000L));
        } catch (ArithmeticException e) {
            throw new DamagedStatsException(
                    "the time of the day %d of the epoch is beyond the calendar".formatted(day));
        }
        writeTime(micros, true, out);
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
