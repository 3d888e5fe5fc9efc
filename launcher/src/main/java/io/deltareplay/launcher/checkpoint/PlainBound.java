package io.deltareplay.launcher.checkpoint;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.LogicalType.DateType;
import dev.hardwood.metadata.LogicalType.DecimalType;
import dev.hardwood.metadata.LogicalType.IntType;
import dev.hardwood.metadata.LogicalType.TimestampType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.predicate.ColumnBounds;
import io.deltareplay.predicate.StatsBounds;
import io.deltareplay.predicate.ValueType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Takes a column's bound from a Parquet value in its plain encoding, in a column of struct statistics or in a
/// footer's statistics of such a column.
@FunctionalInterface
interface PlainBound {
    VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    long MICROS_PER_DAY = 86_400_000_000L;
    long JULIAN_DAY_OF_EPOCH = 2_440_588;

    /// Sets the bound; the value is the bytes from `start` to before `end`, which stay as they are while the bound
    /// is used.
    void set(byte[] bytes, int start, int end, ColumnBounds column, boolean isLower);

    /// What values of a leaf say of a column that is compared as a type; null when nothing that is understood.
    static @Nullable PlainBound of(PrimitiveNode leaf, ValueType type) {
        return switch (type) {
            case STRING -> leaf.type() == PhysicalType.BYTE_ARRAY ? StatsBounds::text : null;
            case INTEGER -> longs(whole(leaf));
            case DATE -> leaf.logicalType() instanceof DateType ? longs(whole(leaf)) : null;
            case TIMESTAMP -> times(instants(leaf, true));
            case TIMESTAMP_NTZ -> times(instants(leaf, false));
            case FLOAT, DOUBLE -> doubles(leaf, false);
            case WIDENED_FLOAT -> doubles(leaf, true);
            case DECIMAL -> decimals(decimal(leaf));
            case BOOLEAN, BINARY, OPAQUE -> null;
        };
    }

    /// A number from a value.
    @FunctionalInterface
    interface LongValue {
        long of(byte[] bytes, int start);
    }

    /// A decimal from a value.
    @FunctionalInterface
    interface DecimalValue {
        BigDecimal of(byte[] bytes, int start, int end);
    }

    private static @Nullable PlainBound longs(@Nullable LongValue value) {
        return value == null
                ? null
                : (bytes, start, end, column, isLower) -> StatsBounds.whole(value.of(bytes, start), column, isLower);
    }

    private static @Nullable PlainBound times(@Nullable LongValue value) {
        return value == null
                ? null
                : (bytes, start, end, column, isLower) -> StatsBounds.time(value.of(bytes, start), column, isLower);
    }

    private static @Nullable PlainBound decimals(@Nullable DecimalValue value) {
        return value == null
                ? null
                : (bytes, start, end, column, isLower) ->
                        StatsBounds.decimal(value.of(bytes, start, end), column, isLower);
    }

    private static @Nullable LongValue whole(PrimitiveNode leaf) {
        if (leaf.logicalType() instanceof DecimalType || leaf.logicalType() instanceof TimestampType) {
            return null;
        }
        return switch (leaf.type()) {
            case INT32 -> (bytes, start) -> (int) INT.get(bytes, start);
            case INT64 -> (bytes, start) -> (long) LONG.get(bytes, start);
            default -> null;
        };
    }

    private static @Nullable LongValue instants(PrimitiveNode leaf, boolean utc) {
        if (leaf.type() == PhysicalType.INT96 && utc) {
            return (bytes, start) -> {
                long nanosOfDay = (long) LONG.get(bytes, start);
                long day = Integer.toUnsignedLong((int) INT.get(bytes, start + Long.BYTES)) - JULIAN_DAY_OF_EPOCH;
                return day * MICROS_PER_DAY + Math.floorDiv(nanosOfDay, 1000L);
            };
        }
        if (!(leaf.logicalType() instanceof TimestampType time) || time.isAdjustedToUTC() != utc) {
            return null;
        }
        return switch (time.unit()) {
            case MILLIS -> (bytes, start) -> Math.multiplyExact((long) LONG.get(bytes, start), 1000L);
            case MICROS -> (bytes, start) -> (long) LONG.get(bytes, start);
            case NANOS -> (bytes, start) -> Math.floorDiv((long) LONG.get(bytes, start), 1000L);
        };
    }

    private static @Nullable PlainBound doubles(PrimitiveNode leaf, boolean widened) {
        LongValue whole = whole(leaf);
        DecimalValue decimal = leaf.logicalType() instanceof DecimalType ? decimal(leaf) : null;
        return switch (leaf.type()) {
            case FLOAT ->
                (bytes, start, end, column, isLower) ->
                        StatsBounds.number(Float.intBitsToFloat((int) INT.get(bytes, start)), column, isLower);
            case DOUBLE ->
                (bytes, start, end, column, isLower) -> {
                    double value = Double.longBitsToDouble((long) LONG.get(bytes, start));
                    if (widened) {
                        StatsBounds.widened(value, column, isLower);
                    } else {
                        StatsBounds.number(value, column, isLower);
                    }
                };
            default -> {
                if (decimal != null) {
                    yield (bytes, start, end, column, isLower) ->
                            StatsBounds.number(decimal.of(bytes, start, end).doubleValue(), column, isLower);
                }
                yield whole == null
                        ? null
                        : (bytes, start, end, column, isLower) ->
                                StatsBounds.number((double) whole.of(bytes, start), column, isLower);
            }
        };
    }

    private static @Nullable DecimalValue decimal(PrimitiveNode leaf) {
        LogicalType logical = leaf.logicalType();
        boolean isWhole = logical == null || logical instanceof IntType;
        if (!isWhole && !(logical instanceof DecimalType)) {
            return null;
        }
        int scale = logical instanceof DecimalType type ? type.scale() : 0;
        return switch (leaf.type()) {
            case INT32 -> (bytes, start, end) -> BigDecimal.valueOf((int) INT.get(bytes, start), scale);
            case INT64 -> (bytes, start, end) -> BigDecimal.valueOf((long) LONG.get(bytes, start), scale);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                isWhole
                        ? null
                        : (bytes, start, end) ->
                                new BigDecimal(new BigInteger(Arrays.copyOfRange(bytes, start, end)), scale);
            default -> null;
        };
    }
}
