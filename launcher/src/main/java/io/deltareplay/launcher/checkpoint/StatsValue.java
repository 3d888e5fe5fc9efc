package io.deltareplay.launcher.checkpoint;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.LogicalType.DateType;
import dev.hardwood.metadata.LogicalType.DecimalType;
import dev.hardwood.metadata.LogicalType.TimeUnit;
import dev.hardwood.metadata.LogicalType.TimestampType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import io.deltareplay.stats.JsonBytes;
import io.deltareplay.stats.StatsText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How a value of each Parquet type looks in the JSON of a file's statistics.
final class StatsValue {

    private StatsValue() {}

    /// Writes the value that a column reader has for a row; the value is not null.
    @FunctionalInterface
    interface Writer {
        void write(ColumnReader reader, int row, JsonBytes out);
    }

    static Writer writer(PhysicalType type, @Nullable LogicalType logical) {
        return switch (type) {
            case BOOLEAN -> (reader, row, out) -> StatsText.writeBoolean(reader.getBooleans()[row], out);
            case INT32 -> int32(logical);
            case INT64 -> int64(logical);
            case FLOAT -> (reader, row, out) -> StatsText.writeFloat(reader.getFloats()[row], out);
            case DOUBLE -> (reader, row, out) -> StatsText.writeDouble(reader.getDoubles()[row], out);
            case INT96 -> (reader, row, out) -> StatsText.writeInt96(bytes(reader, row), out);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> bytes(logical);
        };
    }

    private static Writer int32(@Nullable LogicalType logical) {
        return switch (logical) {
            case DateType d -> (reader, row, out) -> StatsText.writeDate(reader.getInts()[row], out);
            case DecimalType d -> (reader, row, out) -> StatsText.writeDecimal(reader.getInts()[row], d.scale(), out);
            case null, default -> (reader, row, out) -> StatsText.writeLong(reader.getInts()[row], out);
        };
    }

    private static Writer int64(@Nullable LogicalType logical) {
        return switch (logical) {
            case TimestampType t ->
                (reader, row, out) ->
                        StatsText.writeTime(micros(reader.getLongs()[row], t.unit()), t.isAdjustedToUTC(), out);
            case DecimalType d -> (reader, row, out) -> StatsText.writeDecimal(reader.getLongs()[row], d.scale(), out);
            case null, default -> (reader, row, out) -> StatsText.writeLong(reader.getLongs()[row], out);
        };
    }

    private static Writer bytes(@Nullable LogicalType logical) {
        if (logical instanceof DecimalType decimal) {
            return (reader, row, out) -> StatsText.writeDecimal(bytes(reader, row), decimal.scale(), out);
        }
        return (reader, row, out) -> {
            int[] offsets = reader.getBinaryOffsets();
            out.writeString(reader.getBinaryValues(), offsets[row], offsets[row + 1] - offsets[row]);
        };
    }

    private static byte[] bytes(ColumnReader reader, int row) {
        int[] offsets = reader.getBinaryOffsets();
        return Arrays.copyOfRange(reader.getBinaryValues(), offsets[row], offsets[row + 1]);
    }

    private static long micros(long value, TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> Math.multiplyExact(value, 1000L);
            case MICROS -> value;
            case NANOS -> Math.floorDiv(value, 1000L);
        };
    }
}
