package io.deltareplay.job.checkpoint;

import io.deltareplay.predicate.ColumnBounds;
import io.deltareplay.predicate.StatsBounds;
import io.deltareplay.predicate.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Takes a column's bound from what a footer says of its least or greatest value: the same values mean the same here and to the serial
 * replay.
 */
@FunctionalInterface
interface ParquetBound {
    /** Sets the bound; the value stays as it is while the bound is used. */
    void set(byte[] value, ColumnBounds column, boolean isLower);

    /** What values of a leaf say of a column that is compared as a type; null when nothing that is understood. */
    static @Nullable ParquetBound of(PrimitiveType leaf, ValueType type) {
        return switch (type) {
            case STRING ->
                leaf.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                        ? (value, column, isLower) -> StatsBounds.text(value, 0, value.length, column, isLower)
                        : null;
            case INTEGER -> longs(whole(leaf));
            case DATE ->
                leaf.getLogicalTypeAnnotation() instanceof DateLogicalTypeAnnotation ? longs(whole(leaf)) : null;
            case TIMESTAMP -> times(instants(leaf, true));
            case TIMESTAMP_NTZ -> times(instants(leaf, false));
            case FLOAT, DOUBLE -> doubles(leaf, false);
            case WIDENED_FLOAT -> doubles(leaf, true);
            case DECIMAL -> decimals(decimal(leaf));
            case BOOLEAN, BINARY, OPAQUE -> null;
        };
    }

    /** A number from a value. */
    @FunctionalInterface
    interface LongValue {
        long of(ByteBuffer value);
    }

    /** A decimal from a value. */
    @FunctionalInterface
    interface DecimalValue {
        BigDecimal of(byte[] value);
    }

    /** A value in the order of Parquet's plain encoding. */
    static ByteBuffer plain(byte[] value) {
        return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static @Nullable ParquetBound longs(@Nullable LongValue number) {
        return number == null
                ? null
                : (value, column, isLower) -> StatsBounds.whole(number.of(plain(value)), column, isLower);
    }

    private static @Nullable ParquetBound times(@Nullable LongValue micros) {
        return micros == null
                ? null
                : (value, column, isLower) -> StatsBounds.time(micros.of(plain(value)), column, isLower);
    }

    private static @Nullable ParquetBound decimals(@Nullable DecimalValue decimal) {
        return decimal == null
                ? null
                : (value, column, isLower) -> StatsBounds.decimal(decimal.of(value), column, isLower);
    }

    private static @Nullable LongValue whole(PrimitiveType leaf) {
        LogicalTypeAnnotation logical = leaf.getLogicalTypeAnnotation();
        if (logical instanceof DecimalLogicalTypeAnnotation || logical instanceof TimestampLogicalTypeAnnotation) {
            return null;
        }
        return switch (leaf.getPrimitiveTypeName()) {
            case INT32 -> value -> value.getInt(0);
            case INT64 -> value -> value.getLong(0);
            default -> null;
        };
    }

    /** Twelve bytes have no order that footers know. */
    private static @Nullable LongValue instants(PrimitiveType leaf, boolean utc) {
        if (leaf.getPrimitiveTypeName() != PrimitiveTypeName.INT64
                || !(leaf.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation time)
                || time.isAdjustedToUTC() != utc) {
            return null;
        }
        return switch (time.getUnit()) {
            case MILLIS -> value -> Math.multiplyExact(value.getLong(0), 1000L);
            case MICROS -> value -> value.getLong(0);
            case NANOS -> value -> Math.floorDiv(value.getLong(0), 1000L);
        };
    }

    private static @Nullable ParquetBound doubles(PrimitiveType leaf, boolean widened) {
        LongValue whole = whole(leaf);
        DecimalValue decimal =
                leaf.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation ? decimal(leaf) : null;
        return switch (leaf.getPrimitiveTypeName()) {
            case FLOAT ->
                (value, column, isLower) -> StatsBounds.number(plain(value).getFloat(0), column, isLower);
            case DOUBLE ->
                (value, column, isLower) -> {
                    double number = plain(value).getDouble(0);
                    if (widened) {
                        StatsBounds.widened(number, column, isLower);
                    } else {
                        StatsBounds.number(number, column, isLower);
                    }
                };
            default -> {
                if (decimal != null) {
                    yield (value, column, isLower) ->
                            StatsBounds.number(decimal.of(value).doubleValue(), column, isLower);
                }
                yield whole == null
                        ? null
                        : (value, column, isLower) ->
                                StatsBounds.number((double) whole.of(plain(value)), column, isLower);
            }
        };
    }

    private static @Nullable DecimalValue decimal(PrimitiveType leaf) {
        LogicalTypeAnnotation logical = leaf.getLogicalTypeAnnotation();
        boolean isWhole = logical == null || logical instanceof IntLogicalTypeAnnotation;
        if (!isWhole && !(logical instanceof DecimalLogicalTypeAnnotation)) {
            return null;
        }
        int scale = logical instanceof DecimalLogicalTypeAnnotation type ? type.getScale() : 0;
        return switch (leaf.getPrimitiveTypeName()) {
            case INT32 -> value -> BigDecimal.valueOf(plain(value).getInt(0), scale);
            case INT64 -> value -> BigDecimal.valueOf(plain(value).getLong(0), scale);
            case BINARY, FIXED_LEN_BYTE_ARRAY -> isWhole ? null : value -> new BigDecimal(new BigInteger(value), scale);
            default -> null;
        };
    }
}
