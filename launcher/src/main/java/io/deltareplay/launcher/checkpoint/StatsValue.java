package io.deltareplay.launcher.checkpoint;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.LogicalType.DateType;
import dev.hardwood.metadata.LogicalType.DecimalType;
import dev.hardwood.metadata.LogicalType.TimeUnit;
import dev.hardwood.metadata.LogicalType.TimestampType;
import dev.hardwood.metadata.PhysicalType;
import io.deltareplay.stats.JsonBytes;
import io.deltareplay.stats.StatsText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How a value of each Parquet type looks in the JSON of a file's statistics.
final class StatsValue {

    private StatsValue() {}

    /// Writes the value that a leaf has for a row; the value is not null.
    @FunctionalInterface
    interface Writer {
        void write(StatsValues values, int row, JsonBytes out);
    }

    static Writer writer(PhysicalType type, @Nullable LogicalType logical) {
        return switch (type) {
            case BOOLEAN -> (values, row, out) -> StatsText.writeBoolean(values.bool(row), out);
            case INT32 -> int32(logical);
            case INT64 -> int64(logical);
            case FLOAT -> (values, row, out) -> StatsText.writeFloat(values.float32(row), out);
            case DOUBLE -> (values, row, out) -> StatsText.writeDouble(values.float64(row), out);
            case INT96 -> (values, row, out) -> StatsText.writeInt96(bytes(values, row), out);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> bytes(logical);
        };
    }

    private static Writer int32(@Nullable LogicalType logical) {
        return switch (logical) {
            case DateType d -> (values, row, out) -> StatsText.writeDate(values.int32(row), out);
            case DecimalType d -> (values, row, out) -> StatsText.writeDecimal(values.int32(row), d.scale(), out);
            case null, default -> (values, row, out) -> StatsText.writeLong(values.int32(row), out);
        };
    }

    private static Writer int64(@Nullable LogicalType logical) {
        return switch (logical) {
            case TimestampType t ->
                (values, row, out) ->
                        StatsText.writeTime(micros(values.int64(row), t.unit()), t.isAdjustedToUTC(), out);
            case DecimalType d -> (values, row, out) -> StatsText.writeDecimal(values.int64(row), d.scale(), out);
            case null, default -> (values, row, out) -> StatsText.writeLong(values.int64(row), out);
        };
    }

    private static Writer bytes(@Nullable LogicalType logical) {
        if (logical instanceof DecimalType decimal) {
            return (values, row, out) -> StatsText.writeDecimal(bytes(values, row), decimal.scale(), out);
        }
        return (values, row, out) -> {
            int start = values.start(row);
            out.writeString(values.bytes(row), start, values.end(row) - start);
        };
    }

    private static byte[] bytes(StatsValues values, int row) {
        return Arrays.copyOfRange(values.bytes(row), values.start(row), values.end(row));
    }

    private static long micros(long value, TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> Math.multiplyExact(value, 1000L);
            case MICROS -> value;
            case NANOS -> Math.floorDiv(value, 1000L);
        };
    }
}
