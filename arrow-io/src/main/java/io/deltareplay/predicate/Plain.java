package io.deltareplay.predicate;

import io.deltareplay.predicate.PlainLeaf.Meaning;
import io.deltareplay.predicate.PlainLeaf.Physical;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Parquet's plain values as Java's. Each way to read them is null for a leaf that has no such values. */
final class Plain {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
    private static final long NANOS_PER_MICRO = 1000;
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;

    private Plain() {}

    /** Reads a number. */
    @FunctionalInterface
    interface LongValue {
        long of(byte[] bytes, int start);
    }

    /** Reads a double. */
    @FunctionalInterface
    interface DoubleValue {
        double of(byte[] bytes, int start, int end);
    }

    /** Reads a decimal. */
    @FunctionalInterface
    interface DecimalValue {
        BigDecimal of(byte[] bytes, int start, int end);
    }

    static int int32(byte[] bytes, int start) {
        return (int) INT.get(bytes, start);
    }

    static long int64(byte[] bytes, int start) {
        return (long) LONG.get(bytes, start);
    }

    /** Whole numbers, and dates. */
    static @Nullable LongValue whole(PlainLeaf leaf) {
        if (leaf.meaning() instanceof Meaning.Decimal || leaf.meaning() instanceof Meaning.Timestamp) {
            return null;
        }
        return switch (leaf.physical()) {
            case INT32 -> Plain::int32;
            case INT64 -> Plain::int64;
            default -> null;
        };
    }

    /** Microseconds since the epoch. */
    static @Nullable LongValue micros(PlainLeaf leaf, boolean utc) {
        if (leaf.physical() == Physical.INT96 && utc) {
            return Plain::legacyMicros;
        }
        if (leaf.physical() != Physical.INT64
                || !(leaf.meaning() instanceof Meaning.Timestamp time)
                || time.isAdjustedToUtc() != utc) {
            return null;
        }
        long perSecond = time.perSecond();
        if (perSecond <= MICROS_PER_SECOND) {
            long micros = MICROS_PER_SECOND / perSecond;
            return (bytes, start) -> saturated(int64(bytes, start), micros);
        }
        long units = perSecond / MICROS_PER_SECOND;
        return (bytes, start) -> Math.floorDiv(int64(bytes, start), units);
    }

    private static long saturated(long value, long factor) {
        boolean fits = Math.abs(value / 2) < Long.MAX_VALUE / 2 / factor;
        return fits ? value * factor : value < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** Twelve bytes: nanoseconds of a day, and the day. */
    private static long legacyMicros(byte[] bytes, int start) {
        long day = Integer.toUnsignedLong(int32(bytes, start + Long.BYTES)) - JULIAN_DAY_OF_EPOCH;
        return day * MICROS_PER_DAY + Math.floorDiv(int64(bytes, start), NANOS_PER_MICRO);
    }

    /** Numbers of any kind as doubles. */
    static @Nullable DoubleValue number(PlainLeaf leaf) {
        if (leaf.physical() == Physical.FLOAT) {
            return (bytes, start, end) -> Float.intBitsToFloat(int32(bytes, start));
        }
        if (leaf.physical() == Physical.DOUBLE) {
            return (bytes, start, end) -> Double.longBitsToDouble(int64(bytes, start));
        }
        LongValue whole = whole(leaf);
        if (whole != null) {
            return (bytes, start, end) -> (double) whole.of(bytes, start);
        }
        DecimalValue decimal = decimal(leaf);
        return decimal == null
                ? null
                : (bytes, start, end) -> decimal.of(bytes, start, end).doubleValue();
    }

    /** Decimals, and whole numbers as such. */
    static @Nullable DecimalValue decimal(PlainLeaf leaf) {
        boolean isWhole = leaf.meaning() instanceof Meaning.Plain;
        if (!isWhole && !(leaf.meaning() instanceof Meaning.Decimal)) {
            return null;
        }
        int scale = leaf.meaning() instanceof Meaning.Decimal decimal ? decimal.scale() : 0;
        return switch (leaf.physical()) {
            case INT32 -> (bytes, start, end) -> BigDecimal.valueOf(int32(bytes, start), scale);
            case INT64 -> (bytes, start, end) -> BigDecimal.valueOf(int64(bytes, start), scale);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                isWhole
                        ? null
                        : (bytes, start, end) ->
                                new BigDecimal(new BigInteger(Arrays.copyOfRange(bytes, start, end)), scale);
            default -> null;
        };
    }
}
