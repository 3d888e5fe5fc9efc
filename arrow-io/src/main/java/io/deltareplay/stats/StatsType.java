package io.deltareplay.stats;

import java.util.Arrays;

/**
 * What the values of a leaf of struct statistics stand for, whoever read its schema, and how they look as JSON. Numbers come in the
 * width that Parquet stores them in.
 *
 * <p>Types that Delta has no column for are rendered by how they are stored: times of day as the number, and what is neither text
 * nor decimal of all bytes (UUID, INTERVAL, FLOAT16, BSON, geometries) as Base64, as Spark writes its binary columns.
 */
public sealed interface StatsType {
    /** The number or the bytes that are stored. */
    StatsType STORED = new Stored();

    /** Text. */
    StatsType TEXT = new Text();

    /** A number that is never negative. */
    StatsType UNSIGNED = new Unsigned();

    /** Days since the epoch. */
    StatsType DATE = new Date();

    /**
     * What bytes are that no annotation tells of.
     *
     * @param annotated whether the file annotates text, such as the path, which is always text; else all of its bytes may be text
     */
    static StatsType bytes(boolean annotated) {
        return annotated ? STORED : TEXT;
    }

    /** Writes a value of 32 bits. */
    default void writeInt32(int value, JsonBytes out) {
        StatsText.writeLong(value, out);
    }

    /**
     * Writes a value of 64 bits.
     *
     * @throws DamagedStatsException when it is outside of what its type holds
     */
    default void writeInt64(long value, JsonBytes out) {
        StatsText.writeLong(value, out);
    }

    /**
     * Writes a byte string.
     *
     * @throws DamagedStatsException when it is not what its type holds
     */
    default void writeBytes(byte[] bytes, int start, int end, JsonBytes out) {
        out.writeBase64(bytes, start, end - start);
    }

    /** See {@link #STORED}. */
    record Stored() implements StatsType {}

    /** See {@link #TEXT}. */
    record Text() implements StatsType {
        @Override
        public void writeBytes(byte[] bytes, int start, int end, JsonBytes out) {
            out.writeString(bytes, start, end - start);
        }
    }

    /** See {@link #UNSIGNED}. */
    record Unsigned() implements StatsType {
        @Override
        public void writeInt32(int value, JsonBytes out) {
            StatsText.writeLong(Integer.toUnsignedLong(value), out);
        }

        @Override
        public void writeInt64(long value, JsonBytes out) {
            if (value < 0) {
                out.writeAscii(Long.toUnsignedString(value));
            } else {
                StatsText.writeLong(value, out);
            }
        }
    }

    /** See {@link #DATE}. */
    record Date() implements StatsType {
        @Override
        public void writeInt32(int value, JsonBytes out) {
            StatsText.writeDate(value, out);
        }
    }

    /**
     * An unscaled number; of bytes in two's complement, the most significant first.
     *
     * @param scale how many of its digits follow the point
     */
    record Decimal(int scale) implements StatsType {
        @Override
        public void writeInt32(int value, JsonBytes out) {
            StatsText.writeDecimal(value, scale, out);
        }

        @Override
        public void writeInt64(long value, JsonBytes out) {
            StatsText.writeDecimal(value, scale, out);
        }

        @Override
        public void writeBytes(byte[] bytes, int start, int end, JsonBytes out) {
            if (start == end) {
                throw new DamagedStatsException("a decimal of no bytes");
            }
            StatsText.writeDecimal(Arrays.copyOfRange(bytes, start, end), scale, out);
        }
    }

    /**
     * Time since the epoch.
     *
     * @param perSecond units of a second: a thousand, a million or a billion
     * @param isAdjustedToUtc whether it is a point in time, else what a clock shows
     */
    record Timestamp(long perSecond, boolean isAdjustedToUtc) implements StatsType {
        private static final long MICROS_PER_SECOND = 1_000_000;

        @Override
        public void writeInt64(long value, JsonBytes out) {
            StatsText.writeTime(micros(value), isAdjustedToUtc, out);
        }

        private long micros(long value) {
            if (perSecond > MICROS_PER_SECOND) {
                return Math.floorDiv(value, perSecond / MICROS_PER_SECOND);
            }
            try {
                return Math.multiplyExact(value, MICROS_PER_SECOND / perSecond);
            } catch (ArithmeticException e) {
                throw new DamagedStatsException(
                        "the time %d, in %d units of a second, is beyond the calendar".formatted(value, perSecond));
            }
        }
    }
}
